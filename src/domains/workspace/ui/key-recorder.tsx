import { useEffect, useRef } from 'react'
import { stepOf } from '../../../web/shell/keys.ts'
import { useWords } from '../../../web/words/words.ts'
import styles from '../../../web/settings/settings.module.css'

/** How long the second of two keys is waited for. */
const patienceMs = 900

/** Takes the keys that are pressed: one, or two shortly after each other. Escape or leaving it changes nothing. */
export function KeyRecorder({ onDone, onLeave }: { onDone: (keys: string) => void; onLeave: () => void }) {
  const t = useWords()
  const pressed = useRef<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <input
      className={styles.recorder}
      readOnly
      autoFocus
      aria-label={t('keys.press')}
      value={t('keys.press')}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (['Shift', 'Control', 'Meta', 'Alt'].includes(event.key) || event.key === 'Tab') return
        event.preventDefault()
        event.stopPropagation()
        if (event.key === 'Escape') return onLeave()
        clearTimeout(timer.current)
        pressed.current.push(stepOf(event))
        const finish = () => onDone(pressed.current.join(' '))
        const isChord = pressed.current[0]!.includes('mod+')
        if (pressed.current.length === 2 || isChord) finish()
        else timer.current = setTimeout(finish, patienceMs)
      }}
    />
  )
}
