import { useNavigate, useParams } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { Refusal } from '../../kernel/refusal.ts'
import { request, sentenceOf } from '../api/request.ts'
import { firstPage } from '../app/registry.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words/words.ts'
import { Door } from './door.tsx'
import styles from './door.module.css'
import { enter } from './enter.ts'
import { foundHere } from './found-here.ts'
import { PasswordField } from './password-field.tsx'
import { SecondStep } from './second-step.tsx'
import { stepNeeded, type StepNeeded } from './step-needed.ts'
import { putTypedBack } from './typed.ts'

interface Invitation {
  purpose: 'owner' | 'invite' | 'reset'
  name?: string | null
  email?: string | null
}

/** `/welcome/…`, `/join/…`, `/reset/…`: what a one-time link opens. */
export function LinkPage() {
  const t = useWords()
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const { data, error } = useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => request<{ data: Invitation }>(`session/link/${encodeURIComponent(token)}`, { signal }),
    retry: false,
    staleTime: Infinity,
  })
  useEffect(() => {
    document.title = `${t('door.welcome')} · Farley`
  }, [t])
  return (
    <Door>
      {error && (
        <div className={styles.form}>
          <h1>{t('door.deadLink')}</h1>
          <p className={styles.lead}>{isGone(error) ? t('door.deadLinkHow') : sentenceOf(error)}</p>
          <a className="link reach" href="/sign-in">
            {t('door.toSignIn')}
          </a>
        </div>
      )}
      {data && <LinkForm invitation={data.data} token={token} />}
      {!data && !error && <div className={styles.form} />}
    </Door>
  )
}

const isGone = (error: unknown) => error instanceof Refusal && error.status === 404

function LinkForm({ invitation, token }: { invitation: Invitation; token: string }) {
  const t = useWords()
  const navigate = useNavigate()
  const { purpose } = invitation
  const [refusal, setRefusal] = useState<unknown>(null)
  const [step, setStep] = useState<StepNeeded | null>(null)
  const [busy, setBusy] = useState(false)
  const faultOf = (field: string) =>
    refusal instanceof Refusal ? refusal.fields.find((fault) => fault.field === field)?.message : undefined
  const general = refusal && !(refusal instanceof Refusal && refusal.fields.length > 0)
  const send = async (form: HTMLFormElement, proof: object = {}) => {
    const given = { ...Object.fromEntries(new FormData(form)), ...proof }
    const body = purpose === 'reset' ? given : { ...given, found: foundHere() }
    setBusy(true)
    setRefusal(null)
    try {
      await enter(() => request(`session/link/${encodeURIComponent(token)}`, { method: 'POST', body }))
      await navigate({ to: purpose === 'reset' ? '/' : firstPage() })
    } catch (refused) {
      const needed = stepNeeded(refused)
      if (needed) setStep(needed)
      else setRefusal(refused)
      setBusy(false)
    }
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void send(event.currentTarget)
  }
  return (
    <form ref={putTypedBack} className={styles.form} onSubmit={submit}>
      <h1>{t(`door.${purpose}.title`)}</h1>
      <p className={styles.lead}>{t(`door.${purpose}.lead`)}</p>
      {general ? (
        <p className={styles.error} role="alert">
          {sentenceOf(refusal)}
        </p>
      ) : null}
      {purpose === 'owner' && (
        <TextField
          size={40}
          label={t('door.company')}
          name="companyName"
          autoComplete="organization"
          required
          autoFocus
          error={faultOf('companyName')}
        />
      )}
      {purpose !== 'reset' && (
        <TextField
          size={40}
          label={t('door.name')}
          name="name"
          autoComplete="name"
          defaultValue={invitation.name ?? ''}
          required
          error={faultOf('name')}
        />
      )}
      {purpose !== 'reset' && (
        <TextField
          size={40}
          label={t('door.email')}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={invitation.email ?? ''}
          required
          error={faultOf('email')}
        />
      )}
      {purpose === 'reset' && <input type="hidden" autoComplete="username" value={invitation.email ?? ''} readOnly />}
      <PasswordField
        label={t('door.newPassword')}
        name="password"
        autoComplete="new-password"
        required
        minLength={8}
        help={t('door.passwordHelp')}
        error={faultOf('password')}
      />
      {step && (
        <SecondStep
          {...step}
          size={40}
          autoFocus
          error={faultOf('code')}
          onPasskey={(form, passkey) => void send(form, { code: undefined, passkey })}
          onTrouble={setRefusal}
        />
      )}
      <Button type="submit" kind="primary" size={40} busy={busy}>
        {t(`door.${purpose}.go`)}
      </Button>
    </form>
  )
}
