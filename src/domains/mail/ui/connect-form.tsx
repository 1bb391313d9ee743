import { useState } from 'react'
import { sentenceOf } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Button } from '../../../web/kit/button.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { Part } from '../../../web/settings/part.tsx'
import settings from '../../../web/settings/settings.module.css'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { ask, type MailboxRow, type Sync } from './sync.ts'

/** How a mailbox is reached: tried before it is kept; once it is connected, where to, and the way to end that. */
export function ConnectForm({ row, sync: { connection } }: { row: MailboxRow; sync: Sync }) {
  const t = useWords()
  const [anew, setAnew] = useState(false)
  if (!connection || anew) return <Signing row={row} connection={connection} onDone={() => setAnew(false)} />
  const { host, userName } = connection
  return (
    <Part
      title={t('mail.server')}
      about={t('mail.connectedTo', { host: isolated(host), user: isolated(userName) })}
      action={
        <>
          <Button onClick={() => setAnew(true)}>{t('mail.connectAnew')}</Button>
          <Button onClick={() => void ask(row.id, 'disconnect').catch(toastRefusal)}>{t('mail.disconnect')}</Button>
        </>
      }
    >
      {null}
    </Part>
  )
}

interface SigningProps {
  row: MailboxRow
  connection: Sync['connection']
  onDone: () => void
}

function Signing({ row: { id, address }, connection, onDone }: SigningProps) {
  const t = useWords()
  const [host, setHost] = useState(connection?.host ?? `imap.${address.slice(address.lastIndexOf('@') + 1)}`)
  const [port, setPort] = useState(String(connection?.port ?? 993))
  const [userName, setUserName] = useState(connection?.userName ?? address)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const connect = async () => {
    setBusy(true)
    try {
      await ask(id, 'connect', { host: host.trim(), port: Number(port), userName: userName.trim(), password })
      onDone()
    } catch (refusal) {
      setTrouble(sentenceOf(refusal))
    }
    setBusy(false)
  }
  return (
    <Part title={t('mail.server')} about={t('mail.serverAbout')}>
      <form
        className={settings.form}
        onSubmit={(event) => {
          event.preventDefault()
          void connect()
        }}
      >
        <TextField label={t('mail.host')} value={host} maxLength={253} onChange={(event) => setHost(event.currentTarget.value)} />
        <TextField label={t('mail.port')} value={port} inputMode="numeric" maxLength={5} onChange={(event) => setPort(event.currentTarget.value)} />
        <TextField label={t('mail.userName')} value={userName} autoComplete="off" maxLength={254} onChange={(event) => setUserName(event.currentTarget.value)} />
        <TextField label={t('mail.password')} help={t('mail.passwordAbout')} type="password" autoComplete="off" value={password} maxLength={1000} error={trouble} onChange={(event) => setPassword(event.currentTarget.value)} />
        <div>
          <Button kind="primary" type="submit" busy={busy} disabled={!host.trim() || !userName.trim() || !password || !(Number(port) > 0)}>
            {t('mail.connect')}
          </Button>
        </div>
      </form>
    </Part>
  )
} // prettier-ignore
