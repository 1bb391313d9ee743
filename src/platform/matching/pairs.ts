import type { RecordDefinition } from '../../kernel/record.ts'
import type { Runner } from '../db/index.ts'
import { rowsByIds } from '../records/fetch.ts'
import { meet, readyOf, type Ready } from './candidates.ts'
import { bearersOf } from './keys.ts'
import { scoreOf, type Score } from './score.ts'

/** Two records that are likely the same; `low` is the older id. */
export interface LikelyPair extends Score {
  low: string
  high: string
  bearers: number
}

/** The likely pairs of which one is among the given ones, each once. */
export async function likelyPairs(
  on: Runner,
  record: RecordDefinition,
  given: readonly Ready[],
): Promise<LikelyPair[]> {
  const met = await meet(on, record, given)
  const others = new Map(given.map((ready) => [ready.id, met.with(ready)]))
  const known = new Map(given.map((ready) => [ready.id, ready]))
  const wanted = [...new Set([...others.values()].flatMap((ids) => [...ids]))].filter((id) => !known.has(id))
  for (const row of await rowsByIds(on, record, wanted, false))
    if (!row.deletedAt) known.set(row.id, readyOf(record, row))
  const pairs = new Map<string, LikelyPair>()
  for (const one of given)
    for (const id of others.get(one.id)!) {
      const other = known.get(id)
      const [low, high] = one.id < id ? [one.id, id] : [id, one.id]
      const key = `${low} ${high}`
      if (!other || pairs.has(key)) continue
      const bearers = bearersOf(one.keys, other.keys, met.counted)
      const score = scoreOf(record, one.profile, other.profile, bearers)
      if (score.isLikely) pairs.set(key, { low, high, bearers, ...score })
    }
  return [...pairs.values()]
}
