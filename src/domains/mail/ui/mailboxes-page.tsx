import { useState } from 'react'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { allQuery, useAll } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { followHere } from '../../../web/fields/record-link.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { AddByName } from '../../../web/settings/add-by-name.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { mailbox } from '../model/index.ts'
import { MailboxEditor } from './mailbox-editor.tsx'
import { OurSenderPart } from './ours/our-sender-part.tsx'

/** One's own mailboxes: where mail comes from, and what becomes of it. */
export default function MailboxesPage() {
  const t = useWords()
  const me = useMe()
  const [open, setOpen] = useState<string | null>(null)
  const { data, error, refetch } = useAll(mailbox)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const own = data?.data.filter(({ owner }) => owner === me.user.id)
  const shared = data?.data.filter(({ owner, circle }) => circle && owner !== me.user.id) ?? []
  const shown = own?.find(({ id }) => id === open)
  if (shown) return <MailboxEditor row={shown} onBack={() => setOpen(null)} />
  const add = async (address: string) => {
    const made = await request<{ data: { id: string } }>('mailboxes', { method: 'POST', body: { address } })
    await client.invalidateQueries({ queryKey: allQuery(mailbox).queryKey })
    setOpen(made.data.id)
  }
  return (
    <>
      <Part title={t('mail.title')} about={t('mail.about')}>
        <AddByName label={mailbox.fields.address.label} max={254} add={add} />
        <Rows waiting={!own}>
          {(own ?? []).map(({ id, address, paused }) => (
            <SettingsRow
              key={id}
              before={<Icon name={mailbox.icon} />}
              name={isolated(address)}
              under={paused ? mailbox.fields.paused.label : undefined}
            >
              <Button kind="quiet" icon="pencil" label={t('mail.open', { address })} onClick={() => setOpen(id)} />
            </SettingsRow>
          ))}
          {shared.map(({ id, address }) => (
            <SettingsRow
              key={id}
              before={<Icon name="users" />}
              name={isolated(address)}
              under={t('mail.sharedWithYou')}
            />
          ))}
        </Rows>
        {own && own.length > 0 && (
          <p>
            <a href="/suggestions" onClick={(event) => followHere(event, '/suggestions')}>
              {t('mail.suggested.lead')}
            </a>
          </p>
        )}
        {own?.length === 0 && shared.length === 0 && <p className="t2">{t('mail.none')}</p>}
      </Part>
      {own && (me.user.role === 'owner' || me.user.role === 'admin') && <OurSenderPart own={own} />}
    </>
  )
}
