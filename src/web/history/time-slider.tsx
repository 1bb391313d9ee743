import { useState, type KeyboardEvent } from 'react'
import { f } from '../../kernel/field.ts'
import { dayIn } from '../../kernel/time.ts'
import { FieldEditor } from '../fields/field-editor.tsx'
import { Button } from '../kit/button.tsx'
import { currentTimeZone, formatDay, formatDayTime } from '../words/format.ts'
import { forward } from '../words/language.ts'
import { KeyCap } from '../kit/key-cap.tsx'
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

/** Beyond so many, ticks would be a bar. */
const mostTicks = 80

/** Goes through the changes one by one, or to a moment that is typed; the end is now. */
export function TimeSlider({ moments, at, from, onShow }: Props) {
  const t = useWords()
  const steps = [...new Set(moments)].sort()
  const last = steps.length
  const index = at === null ? last : Math.max(0, steps.findLastIndex((moment) => moment <= at)) // prettier-ignore
  const show = (next: number) => onShow(next >= last ? null : steps[Math.max(0, next)]!)
  const press = (event: KeyboardEvent) => {
    if (!event.shiftKey || !['ArrowLeft', 'ArrowRight'].includes(event.key)) return
    event.preventDefault()
    show((event.key === 'ArrowLeft') === forward > 0 ? dayBefore(steps, index) : dayAfter(steps, index))
  }
  return (
    <div className={styles.slider}>
      <div className={styles.ends}>
        <span>{formatDay(dayIn(currentTimeZone(), new Date(from)))}</span>
        <Moment at={at} onShow={onShow} />
        <span>{t('history.nowEnd')}</span>
      </div>
      {last > 0 && (
        <>
          <div className={styles.track}>
            {last <= mostTicks && (
              <span className={styles.ticks} aria-hidden>
                {steps.map((step) => (
                  <i key={step} />
                ))}
                <i />
              </span>
            )}
            <input
              type="range"
              className={styles.range}
              min={0}
              max={last}
              value={index}
              aria-label={t('history.slider')}
              aria-valuetext={at === null ? t('history.nowShown') : formatDayTime(at)}
              onChange={(event) => show(Number(event.currentTarget.value))}
              onKeyDown={press}
            />
          </div>
          <p className={styles.hint}>
            <span className={styles.byKeys}>
              <KeyCap keys="arrowleft" /> <KeyCap keys="arrowright" /> {t('history.oneChange')}
              <KeyCap keys="shift" /> {t('history.oneDay')}
            </span>
            <span className="grow" />
            {t('history.changeOf', { index: Math.min(index + 1, last), count: last })}
          </p>
        </>
      )}
    </div>
  )
}

/** The moment that is shown; a press lets one type another, in words or digits. */
function Moment({ at, onShow }: Pick<Props, 'at' | 'onShow'>) {
  const [editing, setEditing] = useState(false)
  const t = useWords()
  const field = f.dateTime({ label: t('history.moment') })
  if (!editing)
    return (
      <Button icon="calendar-event" title={t('history.moment')} onClick={() => setEditing(true)}>
        {at === null ? t('history.nowShown') : formatDayTime(at)}
      </Button>
    )
  const choose = (moment: unknown) => {
    setEditing(false)
    onShow(typeof moment === 'string' && Date.parse(moment) < Date.now() ? moment : null)
  }
  return (
    <span className={styles.moment}>
      <FieldEditor field={field as never} value={at} autoFocus onSave={choose} onCancel={() => setEditing(false)} />
    </span>
  )
}

const dayBefore = (steps: readonly string[], index: number) =>
  steps.findLastIndex((each) => each.slice(0, 10) < (steps[index] ?? '9').slice(0, 10))
const dayAfter = (steps: readonly string[], index: number) => {
  const next = steps.findIndex((each) => each.slice(0, 10) > (steps[index] ?? '9').slice(0, 10))
  return next < 0 ? steps.length : next
}
