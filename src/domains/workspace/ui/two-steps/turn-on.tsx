import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { useState, type FormEvent } from 'react'
import { Refusal } from '../../../../kernel/refusal.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { Secret } from '../../../../web/settings/secret.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { CodeField } from '../../../../web/sign-in/code-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SureForm } from '../signing-in/sure-form.tsx'

interface Begun {
  secret: string
  uri: string
}

/** The password, the picture for the app and its first code, the recovery codes: one after the other. */
export function TurnOn({ onClose }: { onClose: () => void }) {
  const t = useWords()
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} />
  if (begun) return <FirstCode begun={begun} onClose={onClose} onDone={setCodes} />
  return (
    <SureForm
      title={t('twoSteps.title')}
      about={t('twoSteps.beginAbout')}
      go={t('twoSteps.next')}
      onClose={onClose}
      send={async ({ password }) => {
        const answer = await request<{ data: Begun }>('session/second-factor', { method: 'POST', body: { password } })
        setBegun(answer.data)
      }}
    />
  )
}

interface FirstCodeProps {
  begun: Begun
  onClose: () => void
  onDone: (codes: readonly string[]) => void
}

function FirstCode({ begun, onClose, onDone }: FirstCodeProps) {
  const t = useWords()
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      const answer = await request<{ data: { recoveryCodes: string[] } }>('session/second-factor/confirm', {
        method: 'POST',
        body: { code: new FormData(event.currentTarget).get('code') },
      })
      onDone(answer.data.recoveryCodes)
    } catch (refusal) {
      setError(refusal instanceof Refusal ? (refusal.fields[0]?.message ?? refusal.message) : sentenceOf(refusal))
      setBusy(false)
    }
  }
  return (
    <AskDialog title={t('twoSteps.scan')} onClose={onClose} go={t('twoSteps.turnOn')} busy={busy} form="first-code">
      <form id="first-code" className={styles.form} onSubmit={(event) => void submit(event)}>
        <p>{t('twoSteps.scanAbout')}</p>
        <QrCode text={begun.uri} label={t('twoSteps.picture')} />
        <Secret value={begun.secret.replace(/(.{4})(?=.)/g, '$1 ')} label={t('twoSteps.secret')} />
        <CodeField error={error} autoFocus of="new app" />
      </form>
    </AskDialog>
  )
}
