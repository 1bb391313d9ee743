import { useId, useState, type FormEvent } from 'react'
import { parseMoment } from '../fields/parse/moment.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { currentTimeZone, currentWays, formatMoment } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { snoozeChoices } from './choices.ts'
import styles from './snooze.module.css'

interface Props {
  /** What is put off. */
  title: string
  onSnooze: (until: string) => void
  onClose: () => void
}

/** Asks until when something is put off: words of dates are typed at once, or one of the usual times is taken. */
export function SnoozeDialog({ title, onSnooze, onClose }: Props) {
  const t = useWords()
  const id = useId()
  const [text, setText] = useState('')
  const [left, setLeft] = useState(false)
  const [now] = useState(() => new Date())
  const taken = parseMoment(text, { ...currentWays(), now })
  const until = taken !== null && Date.parse(taken) > now.getTime() ? taken : null
  const fault = left && text.trim() !== '' && until === null ? t(taken ? 'snooze.past' : 'snooze.unread') : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setLeft(true)
    if (until) onSnooze(until)
  }
  return (
    <Dialog title={t('snooze.title', { title })} onClose={onClose} width={400}>
      <form className={styles.form} onSubmit={submit}>
        <label htmlFor={id}>{t('snooze.until')}</label>
        <input
          id={id}
          data-autofocus
          className={styles.input}
          value={text}
          autoComplete="off"
          placeholder={t('snooze.example')}
          aria-describedby={`${id}-help`}
          aria-invalid={fault ? true : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setLeft(false)
          }}
          onBlur={() => setLeft(true)}
        />
        <p id={`${id}-help`} role={fault ? 'alert' : undefined} className={fault ? 'meta bad' : 'meta t2'}>
          {fault ?? (until ? formatMoment(until) : t('snooze.help'))}
        </p>
        <button type="submit" hidden />
      </form>
      <ul className={styles.choices}>
        {snoozeChoices(now, currentTimeZone()).map(({ key, until: moment }) => (
          <li key={key}>
            <Button kind="quiet" className={styles.choice} onClick={() => onSnooze(moment)}>
              <span className="grow">{t(`snooze.${key}`)}</span>
              <span className="t3">{formatMoment(moment)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
