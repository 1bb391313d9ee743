import { dayIn } from '../../kernel/time.ts'
import { currentTimeZone, formatWhen, today } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { Status, type Tone } from './chip.tsx'

const day = 86_400_000

/** What comes next as a status: overdue, today, later, or nothing planned; icon and word say it, colour underlines it. */
export function NextStatus({ at, now = Date.now() }: { at: string | null | undefined; now?: number }) {
  const t = useWords()
  if (!at) {
    return (
      <Status tone="warning" icon="alert-triangle">
        {t('next.none')}
      </Status>
    )
  }
  const due = dayIn(currentTimeZone(), new Date(at))
  const isToday = due === today()
  const late = Math.floor((now - Date.parse(at)) / day)
  const [tone, icon]: [Tone, string] = isToday
    ? ['info', 'clock']
    : Date.parse(at) < now
      ? ['danger', 'alert-circle']
      : ['quiet', 'calendar-event']
  return (
    <Status tone={tone} icon={icon}>
      {tone === 'danger' ? t('next.overdue', { count: Math.max(1, late) }) : formatWhen(at)}
    </Status>
  )
}
