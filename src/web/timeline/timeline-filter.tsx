import { useEffect, useRef, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { formatDay } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { JumpToDate } from './jump-to-date.tsx'
import styles from './timeline.module.css'

interface Props {
  kinds: readonly RecordDefinition[]
  kind: string | null
  onKind: (kind: string | null) => void
  onFind: (q: string) => void
  /** The day up to which is shown. */
  day: string | null
  onDay: (day: string | null) => void
  busy: boolean
}

/** What of a timeline is shown: chips for its kinds, words to find, a day to go to. */
export function TimelineFilter({ kinds, kind, onKind, onFind, day, onDay, busy }: Props) {
  const t = useWords()
  const [finding, setFinding] = useState(false)
  const stop = () => {
    setFinding(false)
    onFind('')
  }
  return (
    <>
      <div className={styles.filter}>
        {finding ? (
          <FindLine onFind={onFind} onStop={stop} />
        ) : (
          <div className={styles.chips} role="group" aria-label={t('timeline.filter')}>
            {day && (
              <button
                type="button"
                className={styles.chip}
                aria-pressed
                title={t('timeline.toNow')}
                onClick={() => onDay(null)}
              >
                {t('timeline.upTo', { day: formatDay(day, { year: true }) })}
                <Icon name="x" size={12} />
              </button>
            )}
            <KindChip label={t('timeline.all')} on={kind === null} onClick={() => onKind(null)} />
            {kinds.map(({ name, label }) => (
              <KindChip key={name} label={label.many} on={kind === name} onClick={() => onKind(name)} />
            ))}
            <KindChip label={t('timeline.changes')} on={kind === 'change'} onClick={() => onKind('change')} />
          </div>
        )}
        {!finding && <Button kind="quiet" icon="search" label={t('timeline.find')} onClick={() => setFinding(true)} />}
        <JumpToDate onJump={onDay} busy={busy} />
      </div>
    </>
  )
}

function KindChip({ label, on, onClick }: { label: string; on: boolean; onClick: () => void }) {
  return (
    <button type="button" className={styles.chip} aria-pressed={on} onClick={onClick}>
      {label}
    </button>
  )
}

const pauseMs = 200

/** A line for words; they are looked for when one pauses. */
function FindLine({ onFind, onStop }: { onFind: (q: string) => void; onStop: () => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const find = useRef(onFind)
  useEffect(() => {
    find.current = onFind
  })
  useEffect(() => {
    const timer = setTimeout(() => find.current(text.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <span className={styles.find}>
      <Icon name="search" />
      <input
        type="search"
        autoFocus
        value={text}
        maxLength={200}
        aria-label={t('timeline.find')}
        placeholder={t('timeline.find')}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onStop()}
      />
      <Button kind="quiet" size={24} icon="x" label={t('close')} onClick={onStop} />
    </span>
  )
}
