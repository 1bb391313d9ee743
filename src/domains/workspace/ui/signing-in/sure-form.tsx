import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { useState } from 'react'
import { sentenceOf } from '../../../../web/api/request.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { TextField } from '../../../../web/kit/text-field.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { SecondStep } from '../../../../web/sign-in/second-step.tsx'
import type { StepNeeded } from '../../../../web/sign-in/step-needed.ts'
import { useWords } from '../../../../web/words/words.ts'
import { faultsOf } from './faults.ts'

/** What was typed, and the passkey that was shown in place of a code. */
export type Given = Record<string, string> & { passkey?: object }

interface Props {
  title: string
  about: string
  /** On the button that sends it. */
  go: string
  danger?: boolean
  /** The second step, where it is asked for as well. */
  step?: StepNeeded
  /** What else is to be said, above the password. */
  field?: { name: string; label: string; type?: string; autoComplete?: string; help?: string; maxLength?: number }
  onClose: () => void
  send: (given: Given) => Promise<void>
}

/** Asks whoever sits at an open browser to prove who they are before their sign-in changes. */
export function SureForm({ title, about, go, danger, step, field, onClose, send }: Props) {
  const t = useWords()
  const { hasPassword } = useMe().user
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const faults = faultsOf(refusal)
  const faultOf = (name: string) => faults.find(({ field }) => field === name)?.message
  const submit = async (form: HTMLFormElement, proof: object = {}) => {
    const given = { ...(Object.fromEntries(new FormData(form)) as Record<string, string>), ...proof }
    setBusy(true)
    setRefusal(null)
    await send(given).catch(setRefusal)
    setBusy(false)
  }
  return (
    <AskDialog title={title} onClose={onClose} go={go} {...(danger && { danger })} busy={busy} form="sure">
      <form
        id="sure"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        <p>{about}</p>
        {field && <TextField {...field} required autoFocus error={faultOf(field.name)} />}
        {hasPassword && (
          <TextField
            label={t('settings.passwordNow')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            autoFocus={!field}
            error={faultOf('password')}
          />
        )}
        {step && (
          <SecondStep
            {...step}
            error={faultOf('code')}
            onPasskey={(form, passkey) => void submit(form, { code: undefined, passkey })}
            onTrouble={setRefusal}
          />
        )}
        {refusal !== null && faults.length === 0 && <p role="alert">{sentenceOf(refusal)}</p>}
      </form>
    </AskDialog>
  )
}
