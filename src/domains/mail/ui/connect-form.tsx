import { useState } from 'react'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { serversOf } from './known-servers.ts'
import { ask, type MailboxRow, type Sync } from './sync.ts'
import { WayForm } from './way-form.tsx'

/** How a mailbox is reached: tried before it is kept; once it is connected, where to, and the way to end that. */
export function ConnectForm({ row, sync: { connection } }: { row: MailboxRow; sync: Sync }) {
  const t = useWords()
  const [anew, setAnew] = useState(false)
  if (!connection || anew) {
    const { id, address } = row
    const way = connection ?? { ...serversOf(address).imap, userName: address }
    const words = { title: t('mail.server'), about: t('mail.serverAbout'), submit: t('mail.connect') }
    return <WayForm {...words} id={id} path="connect" way={way} onDone={() => setAnew(false)} />
  }
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
