import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { evidenceOf, meets, percentOf, readyOf, scoreOf } from '../../../platform/matching/index.ts'
import { linkedTo, readMany, visibleIds } from '../../../platform/records/read/index.ts'
import { bind, given, placing, shaped, statement, type Read } from '../../../platform/records/read/statement.ts'
import { entityScope } from '../../../platform/search/entity-scope.ts'
import { tell } from '../../../platform/words/index.ts'
import type { DuplicatePair } from '../model/index.ts'
import { apartAmong, pairKey } from './apart.ts'
import { matchedRecords, tellingFields } from './matched.ts'

/** Which pairs are asked for. */
export interface PairsQuery {
  /** Of one kind of record. */
  record?: string | undefined
  /** Of which one record was made by this cause: an import. */
  cause?: string | undefined
  /** With this very record. */
  of?: string | undefined
  after?: string | undefined
  limit: number
}

type Kept = [low: string, high: string, record: string, tenths: number, bearers: number, foundAt: string]

const cell = (at: number): Read => ({ keys }) => keys[at] // prettier-ignore
const [nameIn, causeIn, ofIn, tenthsIn, lowIn, highIn, limitIn] = [0, 1, 2, 3, 4, 5, 6].map(cell) as [Read, Read, Read, Read, Read, Read, Read] // prettier-ignore

/** Pairs that the reader may see both records of, the likeliest first. */
async function keptPairs(ctx: Ctx, query: PairsQuery, after: readonly unknown[] | null): Promise<Kept[]> {
  const { record, cause, of, limit } = query
  const key = `pairs ${Boolean(record)} ${Boolean(cause)} ${Boolean(of)} ${after !== null}`
  const compiled = shaped(ctx, key, () => {
    const { place, reads } = placing()
    const among = matchedRecords(ctx.registry)
    const made = `select from ledger l where l.cause_id = ${place(causeIn, 'uuid')} and l.version = 1`
    const conditions = [
      ...['a', 'b'].map((side) => `not ${side}.deleted and ${entityScope(ctx, side, place, among)}`),
      record && `p.record = ${place(nameIn, 'text')}`,
      cause && `(exists (${made} and l.record_id = p.low_id) or exists (${made} and l.record_id = p.high_id))`,
      of && `${place(ofIn, 'uuid')} in (p.low_id, p.high_id)`,
      after && `(p.tenths, p.low_id, p.high_id) < (${place(tenthsIn, 'int')}, ${place(lowIn, 'uuid')}, ${place(highIn, 'uuid')})`, // prettier-ignore
    ].filter(Boolean)
    return statement(
      `select p.low_id, p.high_id, p.record, p.tenths, p.bearers, p.found_at from match_pair p
join entity a on a.id = p.low_id join entity b on b.id = p.high_id
where ${conditions.join(' and ')}
order by p.tenths desc, p.low_id desc, p.high_id desc limit ${place(limitIn, 'int')}`,
      reads,
    )
  })
  const keys = [record, cause, of, ...(after ?? [null, null, null]), limit]
  return ctx.db.run<Kept>(bind(compiled, given(ctx, { keys })))
}

/** A page of pairs, with where the next one begins; null when there is none. */
export async function readPairs(ctx: Ctx, query: PairsQuery): Promise<{ data: DuplicatePair[]; after: string | null }> {
  const start = query.after ? query.after.split(' ') : null
  const kept = await keptPairs(ctx, { ...query, limit: query.limit + 1 }, start)
  const page = kept.slice(0, query.limit)
  const last = page.at(-1)
  const after = kept.length > query.limit && last ? `${last[3]} ${last[0]} ${last[1]}` : null
  return { data: await shownPairs(ctx, page), after }
}

const mostCounted = 1_000

/** How many pairs there are for the reader, a thousand at most. */
export async function countPairs(ctx: Ctx, query: Omit<PairsQuery, 'limit' | 'after'>): Promise<number> {
  const kept = await keptPairs(ctx, { ...query, limit: mostCounted }, null)
  return seesAllThatTells(ctx) ? kept.length : (await shownPairs(ctx, kept)).length
}

/** Whether the reader knows every field that made a pair likely: then each one kept is shown. */
const seesAllThatTells = (ctx: Ctx) =>
  matchedRecords(ctx.registry).every((record) =>
    ctx.actor.permissions.of(record).hidden.isDisjointFrom(tellingFields(record)),
  )

async function shownPairs(ctx: Ctx, kept: readonly Kept[]): Promise<DuplicatePair[]> {
  const ids = [...new Set(kept.flatMap(([low, high]) => [low, high]))]
  const [apart, linked] = await Promise.all([apartAmong(ctx.db, ids), linkedTo(ctx, ids)])
  const groups = Map.groupBy(kept, ([, , record]) => record)
  const read = await Promise.all([...groups].map(([name, group]) => compareGroup(ctx, ctx.registry.record(name)!, group))) // prettier-ignore
  const compared = new Map(read.flat())
  return kept.flatMap(([low, high, record, , , foundAt]) => {
    const found = compared.get(pairKey(low, high))
    if (!found || apart.has(pairKey(low, high)) || !linked[low] || !linked[high]) return []
    const twin = (id: string) => ({ id, title: linked[id]!.title, subtitle: linked[id]!.subtitle })
    return [{ record, one: twin(low), other: twin(high), foundAt, ...found }]
  })
}

type Compared = Pick<DuplicatePair, 'percent' | 'evidence' | 'can'>

/** Compares pairs anew by what the reader may see of them: a field they may not know of says nothing. */
async function compareGroup(ctx: Ctx, record: RecordDefinition, kept: readonly Kept[]): Promise<[string, Compared][]> {
  const ids = [...new Set(kept.flatMap(([low, high]) => [low, high]))]
  const { hidden } = ctx.actor.permissions.of(record)
  const [rows, mayEdit, mayDelete] = await Promise.all([
    readMany(ctx, record, ids),
    visibleIds(ctx, record, ids, 'edit'),
    visibleIds(ctx, record, ids, 'delete'),
  ])
  const known = new Map(rows.map((row) => [row.id as string, readyOf(record, seen(row, hidden))]))
  return kept.flatMap(([low, high, , , bearers]) => {
    const [first, second] = [known.get(low), known.get(high)]
    // What brought them together must be something that the reader knows of, too.
    if (!first || !second || (hidden.size > 0 && !meets(first, second))) return []
    const [one, other] = [first.profile, second.profile]
    const { bits, levels, isLikely } = scoreOf(record, one, other, bearers)
    if (!isLikely) return []
    const evidence = evidenceOf(record, levels, one, other).map(({ speaks, sentence }) => ({ speaks, text: tell(ctx.actor.language, sentence) })) // prettier-ignore
    const decide = mayEdit.has(low) && mayEdit.has(high)
    const merge = decide && (mayDelete.has(low) || mayDelete.has(high))
    return [[pairKey(low, high), { percent: percentOf(bits), evidence, can: { decide, merge } }]]
  })
}

const seen = (row: Readonly<Record<string, unknown>>, hidden: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.has(name)))
