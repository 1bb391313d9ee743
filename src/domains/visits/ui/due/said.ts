import { daysBetween } from '../../../../kernel/time.ts'
import { formatDay } from '../../../../web/words/format.ts'
import type { useWords } from '../../../../web/words/words.ts'
import type { Rhythm } from '../../model/cycle-days.ts'
import type { ToVisit } from '../queries.ts'

type Say = ReturnType<typeof useWords>

/** How often, in words: every 6 weeks. */
export const rhythmText = (t: Say, { every, unit }: Rhythm): string =>
  t(unit === 'quarter' ? 'visits.timesAQuarter' : 'visits.everyWeeks', { count: every })

/** Why somebody is due then: every 6 weeks, last visited 51 days ago. */
export function reasonText(t: Say, { cycle, last }: ToVisit, today: string): string {
  const ago = last === null ? null : daysBetween(last, today)
  const met = ago === null ? t('visits.neverVisited') : ago > 0 ? t('visits.lastVisited', { count: ago }) : t('visits.visitedToday') // prettier-ignore
  return `${rhythmText(t, cycle)} · ${met}`
}

/** When that is, or by how many days it is over. */
export function dueText(t: Say, { due }: ToVisit, today: string): string {
  const over = daysBetween(due, today)
  if (over > 0) return t('visits.overdueBy', { count: over })
  return over === 0 ? t('visits.dueToday') : t('visits.dueOn', { day: formatDay(due) })
}
