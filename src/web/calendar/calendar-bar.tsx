import { addDays } from '../../kernel/time.ts'
import { Button } from '../kit/button.tsx'
import { Segmented } from '../kit/segmented.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import type { ListState } from '../list/use-list-state.ts'
import { formatDays, formatMonth, today } from '../words/format.ts'
import { forward } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './calendar.module.css'
import { spans } from './span.ts'
import type { CalendarShown } from './use-calendar.ts'

/** What is shown of time, the ways to before and after it, and how much of it. */
export function CalendarBar({
  shown,
  state,
  onStep,
}: {
  shown: CalendarShown
  state: ListState
  onStep: (by: number) => void
}) {
  const t = useWords()
  const narrow = useNarrow()
  const { span, day, range } = shown
  const title = span === 'month' || span === 'agenda' ? formatMonth(day) : formatDays(range.from, addDays(range.to, -1))
  const [before, after] = forward === 1 ? ['chevron-left', 'chevron-right'] : ['chevron-right', 'chevron-left']
  return (
    <div className={styles.bar} role="group" aria-label={t('calendar.place')}>
      <Button kind="quiet" icon={before!} label={t('calendar.earlier')} onClick={() => onStep(-1)} />
      <Button kind="quiet" icon={after!} label={t('calendar.later')} onClick={() => onStep(1)} />
      <h2 className={styles.title} aria-live="polite">
        {title}
      </h2>
      <span className="grow" />
      <Button disabled={day === today()} onClick={() => state.change({ day: undefined })}>
        {t('calendar.today')}
      </Button>
      {!narrow && (
        <Segmented
          label={t('calendar.span')}
          value={span}
          options={spans.map((each) => ({ value: each, label: t(`calendar.${each}`) }))}
          onChange={(next) => state.change({ span: next })}
        />
      )}
    </div>
  )
}
