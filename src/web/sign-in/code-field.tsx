import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words/words.ts'

interface Props {
  error?: string | undefined
  size?: 32 | 40
  autoFocus?: boolean
  /** Only what the app shows will do: there are no recovery codes yet. */
  isFirst?: boolean
}

/** The code of the second step, of an authenticator app or one of those kept for when it is lost. */
export function CodeField({ error, size = 32, autoFocus, isFirst }: Props) {
  const t = useWords()
  return (
    <TextField
      size={size}
      label={t('door.code')}
      help={t(isFirst ? 'door.firstCodeHelp' : 'door.codeHelp')}
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
