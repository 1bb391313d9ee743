import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Runner } from '../../../../platform/db/index.ts'
import { findRows } from '../../../../platform/records/read/index.ts'
import { territory } from '../../model/index.ts'
import { faultIn, rulesIn } from './rules.ts'

type Row = Pick<RowOf<typeof territory>, 'id' | 'name' | 'rank' | 'rules'>

/** A territory as it would be. */
export interface Draft {
  id: string
  rank: number | null
  rules: string
}

/** A territory with what must be so of a kind of record for it to lie there. */
export interface Ruled {
  id: string
  rule: Filter
}

const last = Number.MAX_SAFE_INTEGER

const most = 1_000

/** The territories that a kind of record may lie in by rule, as they are. */
export async function readRuled(
  ctx: Ctx,
  db: Runner,
  record: RecordDefinition,
  draft?: Draft,
): Promise<readonly Ruled[]> {
  const rows = await findRows(ctx, db, territory, { and: [] }, { limit: most })
  return ruledFor(ctx, record, rows.map((row) => ({ ...row, ...(draft?.id === row.id && draft) })) as never)
}

/** Those with a rule for a kind of record, in the order in which they are tried: by rank, then by name. A rule that can no longer be asked tries nothing. */
function ruledFor(ctx: Ctx, record: RecordDefinition, territories: readonly Row[]): readonly Ruled[] {
  return territories
    .toSorted(
      (one, other) =>
        (one.rank ?? last) - (other.rank ?? last) ||
        (one.name ?? '').localeCompare(other.name ?? '', 'en') ||
        one.id.localeCompare(other.id),
    ) // prettier-ignore
    .flatMap(({ id, rules }) => {
      const rule = rulesIn(rules)?.[record.name]
      return rule && !faultIn(ctx, record, rule) ? [{ id, rule }] : []
    })
}
