import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import { CodeField } from './code-field.tsx'
import { showPasskey } from './passkey.ts'
import type { StepNeeded } from './step-needed.ts'

interface Props extends StepNeeded {
  size?: 32 | 40
  error?: string | undefined
  autoFocus?: boolean
  /** Sends the form with the passkey that was shown, in place of a code. */
  onPasskey: (form: HTMLFormElement, passkey: object) => void
  onTrouble: (error: unknown) => void
}

/** The second step inside a form: a code, or a passkey where one has one. */
export function SecondStep({ app, passkeys, size = 32, error, autoFocus, onPasskey, onTrouble }: Props) {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const show = async (form: HTMLFormElement) => {
    setBusy(true)
    await showPasskey().then((passkey) => onPasskey(form, passkey), onTrouble)
    setBusy(false)
  }
  return (
    <>
      {passkeys && (
        <Button
          size={size}
          icon="fingerprint"
          busy={busy}
          autoFocus={autoFocus && !app}
          onClick={(event) => void show(event.currentTarget.form!)}
        >
          {t('door.usePasskey')}
        </Button>
      )}
      <CodeField size={size} error={error} autoFocus={autoFocus && app} of={app ? 'app' : 'recovery'} />
    </>
  )
}
