import type { RowOf } from '../../../kernel/record.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import type { Work } from '../../../platform/records/index.ts'
import type { subscription } from '../model/index.ts'
import { lastDayOf } from '../model/terms.ts'

export type Subscription = RowOf<typeof subscription>

/** So many days before the last day of notice its owner is given a task. */
export const remindDays = 30

export const today = ({ ctx }: Pick<Work, 'ctx'>) => dayIn(ctx.settings.timeZone, ctx.now())

/** The days that follow from what is said: of an open-ended or ended one there are none. */
export function daysOf(row: Subscription) {
  const { startsOn, termFrom, months, noticeDays, remindedFor, status } = row
  const termEndsOn = months && termFrom ? lastDayOf(termFrom, months, startsOn ?? termFrom) : null
  const noticeUntil = termEndsOn && addDays(termEndsOn, -noticeDays)
  const isOver = status !== 'active' || remindedFor === termEndsOn
  return { termEndsOn, noticeUntil, remindOn: noticeUntil && !isOver ? addDays(noticeUntil, -remindDays) : null }
}
