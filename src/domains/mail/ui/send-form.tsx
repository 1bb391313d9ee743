import { useState } from 'react'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { SavedLines } from '../../../web/settings/saved-lines.tsx'
import settings from '../../../web/settings/settings.module.css'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { mailbox } from '../model/index.ts'
import { serversOf } from './known-servers.ts'
import { ask, type MailboxRow, type Sync } from './sync.ts'
import { WayForm } from './way-form.tsx'

/** How a mailbox sends, and under which name; asked for only where somebody wants it to. */
export function SendForm({ row, sync: { connection, sending } }: { row: MailboxRow; sync: Sync }) {
  const t = useWords()
  const update = useUpdate(mailbox)
  const [open, setOpen] = useState(false)
  const { id, address } = row
  if (open) {
    const { imap, smtp } = serversOf(address)
    const isUsual = !connection || connection.host === imap.host
    const guess = isUsual ? smtp : { host: connection.host.replace(/^imap\./, 'smtp.'), port: 465 }
    const way = sending ?? { ...guess, userName: connection?.userName ?? address }
    const words = { title: t('mail.sending'), about: t('mail.sendingAbout'), submit: t('mail.letSend') }
    return <WayForm {...words} id={id} path="sending" way={way} isKnown={connection !== null} onDone={() => setOpen(false)} />
  }
  return (
    <Part
      title={t('mail.sending')}
      about={sending ? t('mail.sendsBy', { host: isolated(sending.host), user: isolated(sending.userName) }) : t('mail.sendsNot')}
      action={
        <>
          <Button onClick={() => setOpen(true)}>{t(sending ? 'mail.letSendAnew' : 'mail.letSend')}</Button>
          {sending && (
            <Button onClick={() => void ask(id, 'stop-sending').catch(toastRefusal)}>{t('mail.sendNoMore')}</Button>
          )}
        </>
      }
    >
      {sending && (
        <div className={settings.form}>
          <SavedLines
            field={mailbox.fields.senderName}
            value={row.senderName ?? ''}
            version={row.version}
            onSave={(senderName, version) => void update({ ...row, version }, { senderName: senderName || null })}
          />
        </div>
      )}
    </Part>
  )
} // prettier-ignore
