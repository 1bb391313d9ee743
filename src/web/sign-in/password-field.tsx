import { useState, type ComponentProps } from 'react'
import { Icon } from '../kit/icon.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words/words.ts'
import styles from './door.module.css'

/** A password, hidden until one wants to see it. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, 'type' | 'after'>) {
  const t = useWords()
  const [shown, setShown] = useState(false)
  return (
    <TextField
      {...props}
      size={40}
      type={shown ? 'text' : 'password'}
      after={
        <button
          type="button"
          className={styles.reveal}
          aria-label={t(shown ? 'door.hide' : 'door.reveal')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'eye-off' : 'eye'} />
        </button>
      }
    />
  )
}
