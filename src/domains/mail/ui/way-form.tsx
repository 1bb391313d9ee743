import { TriedForm } from '../../../web/settings/tried-form.tsx'
import { useWords } from '../../../web/words/words.ts'
import { ask } from './sync.ts'

interface Props {
  id: string
  title: string
  about: string
  /** What is asked of the server once it is filled in. */
  path: 'connect' | 'sending'
  /** What stands there first. */
  way: { host: string; port: number; userName: string }
  /** There is a password already, which holds where none is said. */
  isKnown?: boolean
  submit: string
  onDone: () => void
}

/** How a mail server is reached. */
export function WayForm({ id, path, way, isKnown = false, onDone, ...words }: Props) {
  const t = useWords()
  const { host, userName } = way
  return (
    <TriedForm
      {...words}
      fields={[
        { name: 'host', label: t('mail.host'), max: 253 },
        { name: 'port', label: t('mail.port'), max: 5, numeric: true },
        { name: 'userName', label: t('mail.userName'), max: 254 },
      ]}
      values={{ host, userName, port: String(way.port) }}
      password={{ label: t('mail.password'), help: t(isKnown ? 'mail.passwordKnown' : 'mail.passwordAbout'), isKnown }}
      send={async ({ port, ...said }, password) => {
        await ask(id, path, { ...said, port: Number(port), ...(password && { password }) })
        onDone()
      }}
    />
  )
}
