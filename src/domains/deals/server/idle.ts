import type { RowOf } from '../../../kernel/record.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { deal, stage } from '../model/index.ts'

type Lately = Pick<RowOf<typeof deal>, 'status' | 'lastContactAt' | 'stageSince'> & { createdAt?: string | undefined }

/** The day from which an open deal is idle: when more days than its stage allows have passed, where the company is, since it was made, moved or spoken of. Null where it never is. */
export function idleOn(
  { settings, now }: Ctx,
  row: Lately,
  { idleDays }: Pick<RowOf<typeof stage>, 'idleDays'>,
): string | null {
  if (row.status !== 'open' || idleDays === null) return null
  const moments = [row.lastContactAt, row.stageSince, row.createdAt ?? now().toISOString()]
  const last = moments.flatMap((at) => at ?? []).map((at) => Date.parse(at))
  return addDays(dayIn(settings.timeZone, new Date(Math.max(...last))), idleDays + 1)
}
