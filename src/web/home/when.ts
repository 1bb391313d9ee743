import { dayIn, daysBetween } from '../../kernel/time.ts'
import { currentTimeZone, formatDay, formatTime, today } from '../words/format.ts'
import { words } from '../words/words.ts'
import type { QueueItem } from './queue.ts'

/** A moment that something is due at, in the words and tone of the queue. */
export function dueAt(moment: string, now = new Date()): QueueItem['when'] {
  const day = dayIn(currentTimeZone(), new Date(moment))
  const late = now.getTime() - Date.parse(moment)
  if (late > 86_400_000) return dueOn(day)
  if (late > 0)
    return {
      text: words('home.when.overdueHours', { count: Math.max(1, Math.round(late / 3_600_000)) }),
      icon: 'alert-circle',
      tone: 'danger',
    }
  if (day === today())
    return { text: words('home.when.today', { time: formatTime(moment) }), icon: 'clock', tone: 'info' }
  return dueOn(day)
}

/** The same for a day. */
export function dueOn(day: string, now = today()): QueueItem['when'] {
  const days = daysBetween(day, now)
  if (days > 0) return { text: words('home.when.overdue', { count: days }), icon: 'alert-circle', tone: 'danger' }
  if (days === 0) return { text: words('home.when.dueToday'), icon: 'clock', tone: 'info' }
  if (days === -1) return { text: words('home.when.tomorrow'), icon: 'calendar-event', tone: 'plain' }
  return { text: formatDay(day), icon: 'calendar-event', tone: 'plain' }
}
