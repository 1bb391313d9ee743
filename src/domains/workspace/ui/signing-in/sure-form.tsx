import { useState, type FormEvent } from 'react'
import { sentenceOf } from '../../../../web/api/request.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { CodeField } from '../../../../web/sign-in/code-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { faultsOf } from './faults.ts'

interface Props {
  title: string
  about: string
  /** On the button that sends it. */
  go: string
  danger?: boolean
  needsCode?: boolean
  /** What else is to be said, above the password. */
  field?: { name: string; label: string; type?: string; autoComplete?: string }
  onClose: () => void
  send: (given: Record<string, string>) => Promise<void>
}

/** Asks whoever sits at an open browser to prove who they are before their sign-in changes. */
export function SureForm({ title, about, go, danger, needsCode, field, onClose, send }: Props) {
  const t = useWords()
  const { hasPassword } = useMe().user
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const faults = faultsOf(refusal)
  const faultOf = (name: string) => faults.find(({ field }) => field === name)?.message
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    setBusy(true)
    setRefusal(null)
    await send(given).catch(setRefusal)
    setBusy(false)
  }
  return (
    <Dialog
      title={title}
      width={440}
      onClose={onClose}
      foot={
        <>
          <Button size={32} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size={32} kind={danger ? 'danger' : 'primary'} type="submit" form="sure" busy={busy}>
            {go}
          </Button>
        </>
      }
    >
      <form id="sure" className={styles.form} onSubmit={(event) => void submit(event)}>
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
        {needsCode && <CodeField error={faultOf('code')} />}
        {refusal !== null && faults.length === 0 && <p role="alert">{sentenceOf(refusal)}</p>}
      </form>
    </Dialog>
  )
}
