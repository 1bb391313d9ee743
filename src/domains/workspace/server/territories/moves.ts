import type { RecordDefinition } from '../../../../kernel/record.ts'
import { system } from '../../../../platform/access/system.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { reportProgress, setResult, stopIfCancelled } from '../../../../platform/jobs/index.ts'
import { tableOf } from '../../../../platform/records/columns.ts'
import { inWork } from '../../../../platform/records/index.ts'
import { filterShape, filterSql } from '../../../../platform/records/read/filter-sql.ts'
import { visibleIds } from '../../../../platform/records/read/index.ts'
import { bind, given, placing, statement } from '../../../../platform/records/read/statement.ts'
import type { JobHandler } from '../../../../platform/room.ts'
import { placedIn } from './rules.ts'
import { readRuled, type Draft } from './standing.ts'

/** How many records of a kind would go from where to where; null: in none. */
export interface Move {
  record: string
  from: string | null
  to: string | null
  count: number
}

export interface Moves {
  total: number
  moves: Move[]
  /** The first of them, as far as the asker may see them. */
  first: { record: string; id: string; title: string | null; from: string | null; to: string | null }[]
}

const shown = 20
const batch = 200

/** What would be moved if the rules, with the draft among them, were followed; nothing is. */
export async function previewMoves(ctx: Ctx, draft: Draft | undefined): Promise<Moves> {
  const kinds = await Promise.all(
    placedIn(ctx).map(async (record) => {
      const astray = await astrayOf(ctx, record, draft)
      const counted = await astray<[string | null, string | null, string]>('a.old, a.new, count(*)::text', 'group by 1, 2 order by 3 desc, 1, 2') // prettier-ignore
      const first = await astray<[string, string | null, string | null, string | null]>(`a.id, a.title, a.old, a.new`, `order by a.id limit ${shown}`) // prettier-ignore
      // What is private is moved like all else, and named to nobody.
      const visible = await visibleIds(ctx, record, first.map(([id]) => id)) // prettier-ignore
      return {
        moves: counted.map(([from, to, count]) => ({ record: record.name, from, to, count: Number(count) })),
        first: first.filter(([id]) => visible.has(id)).map(([id, title, from, to]) => ({ record: record.name, id, title, from, to })), // prettier-ignore
      }
    }),
  )
  const moves = kinds.flatMap((kind) => kind.moves)
  const total = moves.reduce((sum, { count }) => sum + count, 0)
  return { total, moves, first: kinds.flatMap((kind) => kind.first).slice(0, shown) }
}

/** Moves all that lie elsewhere than the rules say, but what is fixed, with one cause. */
export const moveJob: JobHandler = {
  name: 'move-territories',
  async run(ctx) {
    const { total } = await previewMoves(ctx, undefined)
    let moved = 0
    for (const record of placedIn(ctx))
      for (let after = nobody; ;) {
        const astray = await astrayOf(ctx, record, undefined)
        const rows = await astray<[string, string | null]>('a.id, a.new', `order by a.id limit ${batch}`, after) // prettier-ignore
        if (rows.length === 0) break
        await moveAll(ctx, record, new Map(rows))
        after = rows.at(-1)![0]
        moved += rows.length
        await reportProgress(ctx, { done: moved, total: Math.max(total, moved) })
        await stopIfCancelled(ctx)
      }
    await setResult(ctx, { moved, cause: ctx.cause.id })
  },
}

const nobody = '00000000-0000-0000-0000-000000000000'

async function moveAll(ctx: Ctx, record: RecordDefinition, to: ReadonlyMap<string, string | null>): Promise<void> {
  await inWork(ctx, async (work) => {
    const rows = await work.find(record, { field: 'id', in: [...to.keys()] }, { lock: true })
    const items = rows.map((row) => ({ row, patch: { territory: to.get(row.id) ?? null } as never }))
    await work.updateMany(record, items)
  })
}

/** Asks those of a kind, of those with a higher id than `after`, that lie elsewhere (`old`) than the rules put them (`new`). */
async function astrayOf(whose: Ctx, record: RecordDefinition, draft: Draft | undefined) {
  const ctx = { ...whose, actor: system }
  const ruled = await readRuled(ctx, ctx.db, record, draft)
  const { place, reads } = placing()
  const ways = ruled.map(({ id, rule }) => {
    const { operands } = filterShape(rule)
    return `when ${filterSql({ ctx, record, table: 't', place, scope: null, live: false, operands }, rule)} then ${place(() => id, 'uuid')}`
  })
  const table = tableOf(record)
  const title = table.stored.get(record.title)!.key
  const right = ways.length > 0 ? `case ${ways.join(' ')} end` : 'null::uuid'
  const from = `from (select t.id, t.${title} as title, t.territory_id as old, ${right} as new from ${table.name} t
    where t.deleted_at is null and t.territory_fixed is not true and t.id > ${place(({ keys }) => keys[0], 'uuid')}) as a`
  return <Row>(columns: string, rest: string, after = nobody): Promise<Row[]> => {
    const asked = statement(`select ${columns} ${from} where a.old is distinct from a.new ${rest}`, reads)
    return ctx.db.run<Row & object>(bind(asked, given(ctx, { keys: [after] })))
  }
}
