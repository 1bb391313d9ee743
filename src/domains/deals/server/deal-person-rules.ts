import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { deal, dealPerson } from '../model/index.ts'
import { tellWhoDecides } from './tell-who-decides.ts'

type Part = RowOf<typeof dealPerson>

/** Who is in a deal reports to and influences only others who are in it, and nobody reports to themselves by any way round. */
export const dealPersonRules = rulesOf(dealPerson, {
  async before(work, changing) {
    const { after, name } = changing
    const named = newlyNamed(changing)
    if (name === 'delete' || (name !== 'restore' && named.all.length === 0)) return undefined
    // Locked, so that two who draw a circle at the same moment hear of each other.
    await work.peek(deal, after.deal)
    const others = (await partsOf(work, after.deal)).filter(({ id }) => id !== after.id)
    // Whom an undo names again may have left since: who comes back is linked as before.
    if (work.ctx.cause.kind !== 'undo') checkWithin(named, new Set(others.map(({ id }) => id)))
    if (!isCircle(after, new Map(others.map((each) => [each.id, each.reportsTo])))) return undefined
    if (name === 'restore') return { reportsTo: null }
    throw refuse.invalid([{ field: 'reportsTo', ...say('Reports to: that would be a circle.') }])
  },
  afterAll: tellWhoDecides,
})

const partsOf = (work: Work, of: string) => work.find(dealPerson, { field: 'deal', is: of }, { limit: 1000 })

interface Named {
  reportsTo: string | null
  influences: string[]
  all: string[]
}

/** Whom a change names that were not named before; all of them, where somebody comes to another deal. */
function newlyNamed({ before, after }: Changing<Part>): Named {
  const was = before?.deal === after.deal ? before : null
  const reportsTo = was?.reportsTo === after.reportsTo ? null : after.reportsTo
  const influences = (after.influences ?? []).filter((id) => !was?.influences?.includes(id))
  return { reportsTo, influences, all: [...(reportsTo ? [reportsTo] : []), ...influences] }
}

function checkWithin({ reportsTo, influences }: Named, others: ReadonlySet<string>): void {
  const faults = [
    ...(reportsTo && !others.has(reportsTo)
      ? [{ field: 'reportsTo', ...say('Reports to: this must be somebody else in the same deal.') }]
      : []),
    ...(influences.some((id) => !others.has(id))
      ? [{ field: 'influences', ...say('Has influence on: these must be others in the same deal.') }]
      : []),
  ]
  if (faults.length > 0) throw refuse.invalid(faults)
}

/** Whether somebody would report to themselves, by way of others. */
function isCircle({ id, reportsTo }: Part, above: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at = reportsTo; at && !seen.has(at); at = above.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}
