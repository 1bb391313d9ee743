import { useState } from 'react'
import { languageCodes, languageOf, languages, type Language } from '../../../kernel/language.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Row } from '../../../web/api/answers.ts'
import { request, sentenceOf } from '../../../web/api/request.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { AskDialog } from '../../../web/form/ask-dialog.tsx'
import { followJob } from '../../../web/jobs/jobs.ts'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { useWords } from '../../../web/words/words.ts'
import styles from './consents.module.css'

const spoken = languageCodes.map((value) => ({ value, label: languages[value].name }))

/** Has all that is kept of somebody written for them, in their language; asks who one is, since what colleagues keep to themselves is in it. */
export function AnswerAccess({ record, person, onClose }: { record: string; person: Row; onClose: () => void }) {
  const t = useWords()
  const { user, workspace } = useMe()
  const [language, setLanguage] = useState<Language>(languageOf(String(person.language ?? '')) ?? languageOf(workspace.locale) ?? 'en')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const fault = refusal instanceof Refusal ? refusal.fields.find(({ field }) => field === 'password')?.message : undefined
  const send = async () => {
    setBusy(true)
    try {
      const body = { record, id: person.id, language, ...(password && { password }) }
      const { data } = await request<{ data: { id: string } }>('privacy/access', { method: 'POST', body })
      followJob(data.id)
      onClose()
    } catch (trouble) {
      setRefusal(trouble)
      setBusy(false)
    }
  }
  return (
    <AskDialog
      title={t('privacy.accessTitle', { name: String(person.name ?? '') })}
      go={t('privacy.accessGo')}
      busy={busy}
      ready={!user.hasPassword || password !== ''}
      onGo={() => void send()}
      onClose={onClose}
    >
      <div className={styles.form}>
        <p>{t('privacy.accessAbout')}</p>
        <Segmented label={t('privacy.accessLanguage')} value={language} options={spoken} onChange={setLanguage} />
        {user.hasPassword && (
          <TextField
            label={t('settings.passwordNow')}
            type="password"
            autoComplete="current-password"
            value={password}
            error={fault}
            onChange={({ currentTarget: { value } }) => setPassword(value)}
          />
        )}
        {refusal !== null && !fault && (
          <p role="alert" className="bad">
            {sentenceOf(refusal)}
          </p>
        )}
      </div>
    </AskDialog>
  )
} // prettier-ignore
