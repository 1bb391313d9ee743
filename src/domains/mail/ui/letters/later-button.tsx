import { useState } from 'react'
import { parseMoment } from '../../../../web/fields/parse/moment.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Popover } from '../../../../web/kit/popover.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { snoozeChoices } from '../../../../web/snooze/choices.ts'
import { currentTimeZone, currentWays, formatMoment } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import styles from './letters.module.css'

/** Sends at a moment: one of the usual ones, or as one says it, such as `tomorrow 9am`. */
export function LaterButton({ onSend, disabled }: { onSend: (at: string) => void; disabled: boolean }) {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  const [text, setText] = useState('')
  const now = new Date()
  const at = parseMoment(text, { ...currentWays(), now })
  const isAhead = at !== null && Date.parse(at) > now.getTime()
  const send = (moment: string) => {
    setOpened(false)
    setText('')
    onSend(moment)
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      label={t('letters.later')}
      width={320}
      target={
        <Button size={32} icon="clock" disabled={disabled} onClick={() => setOpened(!opened)}>
          {t('letters.later')}
        </Button>
      }
    >
      <form
        className={styles.later}
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (isAhead) send(at)
        }}
      >
        <TextField
          label={t('letters.at')}
          value={text}
          autoFocus
          placeholder={t('snooze.example')}
          help={isAhead ? formatMoment(at) : t('snooze.help')}
          error={at !== null && !isAhead ? t('snooze.past') : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ul>
          {snoozeChoices(now, currentTimeZone()).map(({ key, until }) => (
            <li key={key}>
              <Button kind="quiet" className={styles.choice} onClick={() => send(until)}>
                <span className="grow">{t(`snooze.${key}`)}</span>
                <span className="t3">{formatMoment(until)}</span>
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </Popover>
  )
}
