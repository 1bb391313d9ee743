import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState, type FormEvent } from 'react'
import { request, sentenceOf } from '../api/request.ts'
import { goTo } from '../app/router.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words/words.ts'
import { CodeField } from './code-field.tsx'
import { isCodeNeeded } from './code-needed.ts'
import { Door } from './door.tsx'
import styles from './door.module.css'
import { enter } from './enter.ts'
import { PasswordField } from './password-field.tsx'
import { safePage } from './safe-page.ts'
import { putTypedBack } from './typed.ts'

/** `/sign-in`: e-mail and password, and a code where two steps are on; afterwards back to where one wanted to go. */
export function SignInPage() {
  const t = useWords()
  const navigate = useNavigate()
  const { next } = useSearch({ strict: false }) as { next?: string }
  const [refusal, setRefusal] = useState<unknown>(null)
  const [needsCode, setNeedsCode] = useState(false)
  const [busy, setBusy] = useState(false)
  const [forgot, setForgot] = useState(false)
  useEffect(() => {
    document.title = `${t('door.signIn')} · Farley`
  }, [t])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    setBusy(true)
    setRefusal(null)
    try {
      await enter(() => request('session', { method: 'POST', body: Object.fromEntries(given) }))
      const page = safePage(next)
      if (page === '/') await navigate({ to: '/' })
      else goTo(page, { replace: true })
    } catch (refused) {
      const isNext = isCodeNeeded(refused)
      if (isNext) setNeedsCode(true)
      else setRefusal(refused)
      setBusy(false)
    }
  }
  return (
    <Door>
      <form ref={putTypedBack} className={styles.form} onSubmit={(event) => void submit(event)}>
        <h1>{t(needsCode ? 'door.oneMoreStep' : 'door.welcomeBack')}</h1>
        <p className={styles.lead}>{t(needsCode ? 'door.codeLead' : 'door.signInLead')}</p>
        {refusal !== null && (
          <p className={styles.error} role="alert">
            {sentenceOf(refusal)}
          </p>
        )}
        <div className={styles.step} hidden={needsCode}>
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
        {needsCode && <CodeField size={40} autoFocus />}
        <Button type="submit" kind="primary" size={40} busy={busy}>
          {t('door.signIn')}
        </Button>
        {needsCode && (
          <p className={styles.after}>
            <button type="button" className="link" onClick={() => setNeedsCode(false)}>
              {t('door.asSomebodyElse')}
            </button>
          </p>
        )}
      </form>
    </Door>
  )
}
