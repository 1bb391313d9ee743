import { createHash } from 'node:crypto'
import { filterIn } from '../../../../kernel/filter-schema.ts'
import { all, type Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import { addMonths, dayIn } from '../../../../kernel/time.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { retentionRule } from '../../model/index.ts'

export type Rule = RowOf<typeof retentionRule>

/** Which records a rule concerns today: their date lies before that day, and whoever was erased is not erased again. */
export function dueFilter(
  { settings, now }: Pick<Ctx, 'settings' | 'now'>,
  record: RecordDefinition,
  { among, by, months, does }: Pick<Rule, 'among' | 'by' | 'months' | 'does'>,
): Filter {
  const before = addMonths(dayIn(settings.timeZone, now()), -months)
  const due: Filter = { field: by, before }
  const there: Filter[] = does === 'erase' && 'erasedAt' in record.all ? [{ field: 'erasedAt', isEmpty: true }] : []
  return all(among === null ? undefined : (filterIn(among) ?? undefined), { and: [due, ...there] })!
}

/** What a rule says, as a digest: another one once any of it is changed. */
export function digestOf({
  of,
  among,
  by,
  months,
  does,
}: Pick<Rule, 'of' | 'among' | 'by' | 'months' | 'does'>): string {
  return createHash('sha256')
    .update(JSON.stringify([of, among, by, months, does]))
    .digest('hex')
}
