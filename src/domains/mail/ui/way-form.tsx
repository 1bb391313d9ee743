import { useState } from 'react'
import { sentenceOf } from '../../../web/api/request.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { Part } from '../../../web/settings/part.tsx'
import settings from '../../../web/settings/settings.module.css'
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

/** How a server is reached: tried before it is kept, and what is wrong with it said. */
export function WayForm({ id, title, about, path, way, isKnown = false, submit, onDone }: Props) {
  const t = useWords()
  const [host, setHost] = useState(way.host)
  const [port, setPort] = useState(String(way.port))
  const [userName, setUserName] = useState(way.userName)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const keep = async () => {
    setBusy(true)
    try {
      const said = { host: host.trim(), port: Number(port), userName: userName.trim() }
      await ask(id, path, { ...said, ...(password && { password }) })
      onDone()
    } catch (refusal) {
      setTrouble(sentenceOf(refusal))
    }
    setBusy(false)
  }
  return (
    <Part title={title} about={about}>
      <form
        className={settings.form}
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <TextField label={t('mail.host')} value={host} maxLength={253} onChange={(event) => setHost(event.currentTarget.value)} />
        <TextField label={t('mail.port')} value={port} inputMode="numeric" maxLength={5} onChange={(event) => setPort(event.currentTarget.value)} />
        <TextField label={t('mail.userName')} value={userName} autoComplete="off" maxLength={254} onChange={(event) => setUserName(event.currentTarget.value)} />
        <TextField label={t('mail.password')} help={t(isKnown ? 'mail.passwordKnown' : 'mail.passwordAbout')} type="password" autoComplete="off" value={password} maxLength={1000} error={trouble} onChange={(event) => setPassword(event.currentTarget.value)} />
        <div>
          <Button kind="primary" type="submit" busy={busy} disabled={!host.trim() || !userName.trim() || !(password || isKnown) || !(Number(port) > 0)}>
            {submit}
          </Button>
        </div>
      </form>
    </Part>
  )
} // prettier-ignore
