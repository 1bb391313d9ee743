import { useState, type FormEvent } from 'react'
import { Refusal, type FieldFault } from '../../../../kernel/refusal.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { CodeField } from '../../../../web/sign-in/code-field.tsx'
import { useWords } from '../../../../web/words/words.ts'

interface Props {
  title: string
  about: string
  /** On the button that sends it. */
  go: string
  danger?: boolean
  needsCode?: boolean
  onClose: () => void
  send: (given: { password: string; code?: string }) => Promise<void>
}

/** Asks whoever sits at an open browser to prove who they are before their sign-in changes. */
export function SureForm({ title, about, go, danger, needsCode, onClose, send }: Props) {
  const t = useWords()
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const faults: readonly FieldFault[] = refusal instanceof Refusal ? refusal.fields : []
  const faultOf = (name: string) => faults.find(({ field }) => field === name)?.message
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget)) as { password: string; code?: string }
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
        <TextField
          label={t('settings.passwordNow')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          autoFocus
          error={faultOf('password')}
        />
        {needsCode && <CodeField error={faultOf('code')} />}
        {refusal !== null && faults.length === 0 && <p role="alert">{sentenceOf(refusal)}</p>}
      </form>
    </Dialog>
  )
}
