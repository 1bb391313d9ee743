import { useState } from 'react'
import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words/words.ts'
import styles from './door.module.css'
import { PasswordField } from './password-field.tsx'

/** The first step; what was typed stays while it is hidden. */
export function AddressAndPassword({ hidden }: { hidden: boolean }) {
  const t = useWords()
  const [forgot, setForgot] = useState(false)
  return (
    <div className={styles.step} hidden={hidden}>
      <TextField
        size={40}
        label={t('door.email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
      />
      <PasswordField
        label={t('door.password')}
        name="password"
        autoComplete="current-password"
        required
        aside={
          <button type="button" className="link reach" aria-expanded={forgot} onClick={() => setForgot(!forgot)}>
            {t('door.forgot')}
          </button>
        }
      />
      {forgot && <p className={styles.after}>{t('door.forgotHow')}</p>}
    </div>
  )
}
