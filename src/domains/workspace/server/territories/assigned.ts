import type { RecordDefinition } from '../../../../kernel/record.ts'
import { system } from '../../../../platform/access/system.ts'
import { holds } from '../../../../platform/records/read/index.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { rulesOf, type RecordRules } from '../../../../platform/room.ts'
import { readRuled, type Ruled } from './standing.ts'

interface Placed {
  territory: string | null
  territoryFixed: boolean | null
}

/**
 * A record lies in the first territory whose rule it meets, from the moment that it is written. Who puts it elsewhere by
 * hand fixes it there; where that is taken back, the rules decide again.
 */
export function assigned(record: RecordDefinition): RecordRules {
  return rulesOf(record, {
    async before(work, { name, before, after }) {
      if (name === 'delete') return
      const [was, now] = [before as Placed | null, after as unknown as Placed]
      const right = await rightFor(work, record, after)
      const moved = was ? now.territory !== was.territory : now.territory !== null
      if (moved && now.territory !== right) return { territoryFixed: true }
      if (moved) return was?.territoryFixed ? { territoryFixed: null } : undefined
      return now.territoryFixed || now.territory === right ? undefined : { territory: right }
    },
  }) as RecordRules
}

const known = new WeakMap<Work, Map<string, Promise<readonly Ruled[]>>>()

/** Where the rules put a record; they are read once in a piece of work. */
async function rightFor(work: Work, shipped: RecordDefinition, row: object): Promise<string | null> {
  const ctx = { ...work.ctx, actor: system }
  const record = ctx.registry.own(shipped)
  const ofWork = known.get(work) ?? new Map<string, Promise<readonly Ruled[]>>()
  known.set(work, ofWork)
  const reading = ofWork.get(record.name) ?? readRuled(ctx, work.tx, record)
  ofWork.set(record.name, reading)
  const found = (await reading).find(({ rule }) => holds(ctx, record, rule, row as Readonly<Record<string, unknown>>))
  return found?.id ?? null
}
