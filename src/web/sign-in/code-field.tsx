import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words/words.ts'

interface Props {
  error?: string | undefined
  size?: 32 | 40
  autoFocus?: boolean | undefined
  /** Of an app that was just set up only its own will do; of an app or recovery codes either; else recovery codes. */
  of?: 'new app' | 'app' | 'recovery'
}

const words = {
  'new app': { label: 'door.code', help: 'door.firstCodeHelp' },
  app: { label: 'door.code', help: 'door.codeHelp' },
  recovery: { label: 'door.recoveryCode', help: 'door.recoveryCodeHelp' },
}

/** The code of the second step, of an authenticator app or one of those kept for when it is lost. */
export function CodeField({ error, size = 32, autoFocus, of = 'app' }: Props) {
  const t = useWords()
  return (
    <TextField
      size={size}
      label={t(words[of].label)}
      help={t(words[of].help)}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      required
      autoFocus={autoFocus}
      error={error}
    />
  )
}
