import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { request, sentenceOf } from '../api/request.ts'
import { goTo } from '../app/router.ts'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import { AddressAndPassword } from './address-and-password.tsx'
import { Door } from './door.tsx'
import styles from './door.module.css'
import { enter } from './enter.ts'
import { OnlyProviders } from './only-providers.tsx'
import { OtherWays } from './other-ways.tsx'
import { ProviderTrouble } from './provider-trouble.tsx'
import { safePage } from './safe-page.ts'
import { SecondStep } from './second-step.tsx'
import { stepNeeded, type StepNeeded } from './step-needed.ts'
import { putTypedBack } from './typed.ts'
import { useWaysIn } from './ways-in.ts'

/** `/sign-in`: e-mail and password, and a second step where two are on, or another way in; afterwards back to where one wanted to go. */
export function SignInPage() {
  const t = useWords()
  const navigate = useNavigate()
  const { next, trouble } = useSearch({ strict: false }) as { next?: string; trouble?: string }
  const ways = useWaysIn()
  const [isOwner, setIsOwner] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [step, setStep] = useState<StepNeeded | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.title = `${t('door.signIn')} · Farley`
  }, [t])
  const send = async (path: string, body: object) => {
    setBusy(true)
    setRefusal(null)
    try {
      await enter(() => request(path, { method: 'POST', body }))
      const page = safePage(next)
      if (page === '/') await navigate({ to: '/' })
      else goTo(page, { replace: true })
    } catch (refused) {
      const needed = stepNeeded(refused)
      if (needed) setStep(needed)
      else setRefusal(refused)
      setBusy(false)
    }
  }
  const byPasskey = (passkey: object) => void send('session/passkey', { passkey })
  if (ways?.onlyProviders && !ways.directory && !isOwner)
    return (
      <Door>
        <OnlyProviders ways={ways} next={next} trouble={trouble} onOwner={() => setIsOwner(true)} />
      </Door>
    )
  const given = (form: HTMLFormElement) => Object.fromEntries(new FormData(form))
  return (
    <Door>
      <form
        ref={putTypedBack}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void send('session', given(event.currentTarget))
        }}
      >
        <h1>{t(step ? 'door.oneMoreStep' : 'door.welcomeBack')}</h1>
        <p className={styles.lead}>{t(step ? leadOf(step) : 'door.signInLead')}</p>
        {refusal === null ? (
          <ProviderTrouble of={trouble} />
        ) : (
          <p className={styles.error} role="alert">
            {sentenceOf(refusal)}
          </p>
        )}
        <AddressAndPassword hidden={step !== null} />
        {step && (
          <SecondStep
            {...step}
            size={40}
            autoFocus
            onPasskey={(form, passkey) => void send('session', { ...given(form), code: undefined, passkey })}
            onTrouble={setRefusal}
          />
        )}
        <Button type="submit" kind="primary" size={40} busy={busy}>
          {t('door.signIn')}
        </Button>
        {!step && <OtherWays ways={ways} next={next} onPasskey={byPasskey} onTrouble={setRefusal} />}
        {step && (
          <p className={styles.after}>
            <button type="button" className="link" onClick={() => setStep(null)}>
              {t('door.asSomebodyElse')}
            </button>
          </p>
        )}
      </form>
    </Door>
  )
}

const leadOf = ({ app }: StepNeeded) => (app ? 'door.codeLead' : 'door.passkeyLead')
