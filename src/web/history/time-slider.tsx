import type { KeyboardEvent } from 'react'
import { formatDayTime } from '../fields/format/days.ts'
import { formatDay } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './history.module.css'

interface Props {
  /** When it changed, newest first. */
  moments: readonly string[]
  at: string | null
  /** When it began. */
  from: string
  onShow: (at: string | null) => void
}

/** Goes through the changes one by one; the right end is now. */
export function TimeSlider({ moments, at, from, onShow }: Props) {
  const t = useWords()
  const steps = [...new Set(moments)].reverse()
  const last = steps.length
  const index =
    at === null
      ? last
      : Math.max(
          0,
          steps.findLastIndex((moment) => moment <= at),
        )
  const show = (next: number) => onShow(next >= last ? null : steps[Math.max(0, next)]!)
  const press = (event: KeyboardEvent) => {
    if (!event.shiftKey || !['ArrowLeft', 'ArrowRight'].includes(event.key)) return
    event.preventDefault()
    show(event.key === 'ArrowLeft' ? dayBefore(steps, index) : dayAfter(steps, index))
  }
  if (last === 0) return null
  return (
    <div className={styles.slider}>
      <p className={styles.ends}>
        <span>{formatDay(from.slice(0, 10))}</span>
        <span className={styles.at}>{at === null ? t('history.nowShown') : formatDayTime(at)}</span>
        <span>{t('history.nowEnd')}</span>
      </p>
      <input
        type="range"
        className={styles.range}
        min={0}
        max={last}
        value={index}
        list="history-steps"
        aria-label={t('history.slider')}
        aria-valuetext={at === null ? t('history.nowShown') : formatDayTime(at)}
        onChange={(event) => show(Number(event.currentTarget.value))}
        onKeyDown={press}
      />
      <p className={styles.hint}>
        <kbd>←</kbd>
        <kbd>→</kbd> {t('history.oneChange')} <kbd>Shift</kbd> {t('history.oneDay')}
        <span className="grow" />
        {t('history.changeOf', { index: Math.min(index + 1, last), count: last })}
      </p>
    </div>
  )
}

const dayBefore = (steps: readonly string[], index: number) =>
  steps.findLastIndex((each) => each.slice(0, 10) < (steps[index] ?? '9').slice(0, 10))
const dayAfter = (steps: readonly string[], index: number) => {
  const next = steps.findIndex((each) => each.slice(0, 10) > (steps[index] ?? '9').slice(0, 10))
  return next < 0 ? steps.length : next
}
