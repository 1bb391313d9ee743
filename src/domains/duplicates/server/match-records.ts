import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { keepKeys, likelyPairs, readyOf, type LikelyPair } from '../../../platform/matching/index.ts'
import { rowsByIds } from '../../../platform/records/fetch.ts'
import { apartAmong, pairKey } from './apart.ts'

/** As sure as it must be to be merged without asking, in bits: one error in some two hundred. */
const sureBits = 7.5

/** Only one of many processes matches at a time: what two of them find at once could miss each other. */
const turn = { name: 'match_turn', text: `select pg_advisory_xact_lock(hashtext('farley matching'))`, values: [] }

/** Matches records anew: keeps their keys, and of the pairs that they are in those that are likely and not apart. */
export async function matchRecords(tx: Tx, record: RecordDefinition, ids: readonly string[]): Promise<number> {
  await tx.run(turn)
  const rows = await rowsByIds(tx, record, ids, false)
  const ready = rows.filter(({ deletedAt }) => !deletedAt).map((row) => readyOf(record, row))
  await keepKeys(tx, ids, ready)
  const found = await likelyPairs(tx, record, ready)
  const apart = await apartAmong(tx, [...new Set(found.flatMap(({ low, high }) => [low, high]))])
  const pairs = found.filter(({ low, high }) => !apart.has(pairKey(low, high)))
  await keepPairs(tx, record, ids, pairs)
  return pairs.length
}

/**
 * Whether two may be merged without asking: the same e-mail of their own, or of companies the same domain of their own, and
 * names that agree.
 */
export const isSure = ({ bits, levels }: Pick<LikelyPair, 'bits' | 'levels'>) => {
  const { email, domain, form, given, family, name } = levels
  if (bits < sureBits) return false
  if (name) return agrees.has(name) && form !== 'different' && (email === 'same' || domain === 'same')
  return email === 'same' && agrees.has(given!) && agrees.has(family!)
}

const agrees = new Set<string>(['same', 'letters', 'short', 'order'])

async function keepPairs(tx: Tx, record: RecordDefinition, ids: readonly string[], pairs: readonly LikelyPair[]) {
  const [lows, highs] = [pairs.map(({ low }) => low), pairs.map(({ high }) => high)]
  await tx.pipeline([
    {
      name: 'match_pairs_clear',
      text: `delete from match_pair where (low_id = any ($1::uuid[]) or high_id = any ($1::uuid[]))
and (low_id, high_id) not in (select * from unnest($2::uuid[], $3::uuid[]))`,
      values: [ids, lows, highs],
    },
    {
      name: 'match_pairs_keep',
      text: `insert into match_pair (low_id, high_id, record, tenths, bearers, sure)
select low, high, $1, tenths, bearers, sure
from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::boolean[]) as given (low, high, tenths, bearers, sure)
on conflict (low_id, high_id) do update set tenths = excluded.tenths, bearers = excluded.bearers, sure = excluded.sure
where (match_pair.tenths, match_pair.bearers, match_pair.sure) is distinct from (excluded.tenths, excluded.bearers, excluded.sure)`,
      values: [
        record.name,
        lows,
        highs,
        pairs.map(({ bits }) => Math.round(bits * 10)),
        pairs.map(({ bearers }) => bearers),
        // What a company keeps in types of its own is known to it alone: people decide.
        pairs.map((pair) => !record.own && isSure(pair)),
      ],
    },
  ])
}
