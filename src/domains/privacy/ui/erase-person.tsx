import { useState } from 'react'
import { Refusal } from '../../../kernel/refusal.ts'
import { refresh } from '../../../web/api/refresh.ts'
import { sentenceOf } from '../../../web/api/request.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { AskDialog } from '../../../web/form/ask-dialog.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { useWords } from '../../../web/words/words.ts'
import { Counted } from './counted.tsx'
import { erase, useErasurePreview } from './erasure.ts'
import styles from './consents.module.css'

interface Props {
  record: string
  id: string
  name: string
  onClose: () => void
}

/** Asks twice before somebody is erased: first what goes is shown, then the name, a reason and the password are asked for. */
export function ErasePerson({ record, id, name, onClose }: Props) {
  const t = useWords()
  const { hasPassword } = useMe().user
  const { data, error } = useErasurePreview(record, id)
  const [isSure, setSure] = useState(false)
  const [typed, setTyped] = useState({ name: '', reason: '', password: '' })
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const type = (field: keyof typeof typed) => ({
    name: field,
    value: typed[field],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => setTyped((before) => ({ ...before, [field]: value })),
    error: refusal instanceof Refusal ? refusal.fields.find((fault) => fault.field === field)?.message : undefined,
  })
  const send = async () => {
    setBusy(true)
    try {
      await erase(record, id, typed.reason.trim(), typed.password)
      toast({ text: t('privacy.erasing') })
      await refresh(record, id)
      onClose()
    } catch (trouble) {
      setRefusal(trouble)
      setBusy(false)
    }
  }
  const isReady = isSure
    ? typed.name.trim() === name && typed.reason.trim() !== '' && (!hasPassword || typed.password !== '')
    : data !== undefined
  return (
    <AskDialog
      title={t('privacy.eraseTitle', { name })}
      go={t(isSure ? 'privacy.eraseNow' : 'privacy.eraseNext')}
      danger={isSure}
      busy={busy}
      ready={isReady}
      onGo={() => (isSure ? void send() : setSure(true))}
      onClose={onClose}
    >
      <div className={styles.form}>
        <p>{t(isSure ? 'privacy.eraseSure' : 'privacy.eraseAbout')}</p>
        {!isSure && !data && !error && <SkeletonLines count={4} />}
        {!isSure && data && <Counted counts={data.data} />}
        {isSure && (
          <>
            <TextField label={t('privacy.typeName', { name })} autoComplete="off" autoFocus {...type('name')} />
            <TextField label={t('privacy.reason')} help={t('privacy.reasonHelp')} maxLength={500} {...type('reason')} />
            {hasPassword && (
              <TextField label={t('settings.passwordNow')} type="password" autoComplete="current-password" {...type('password')} />
            )}
          </>
        )}
        {(error ?? (refusal !== null && !(refusal instanceof Refusal && refusal.fields.length > 0))) && (
          <p role="alert" className="bad">
            {sentenceOf(error ?? refusal)}
          </p>
        )}
      </div>
    </AskDialog>
  )
} // prettier-ignore
