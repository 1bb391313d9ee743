import { Passkeys } from '../passkeys/passkeys.tsx'
import { TwoSteps } from '../two-steps/two-steps.tsx'
import { DoorLog } from './door-log.tsx'
import { EmailForm } from './email-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { OwnProviders } from './own-providers.tsx'
import { OwnSessions } from './own-sessions.tsx'

/** With what one signs in, where one is signed in, and what happened to it lately. */
export default function SigningInPage() {
  return (
    <>
      <PasswordForm />
      <EmailForm />
      <Passkeys />
      <TwoSteps />
      <OwnProviders />
      <OwnSessions />
      <DoorLog />
    </>
  )
}
