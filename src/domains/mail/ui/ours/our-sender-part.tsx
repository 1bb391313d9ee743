import { client } from '../../../../web/api/client.ts'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { ourSenderKey, useOurSender } from '../../../../web/api/use-our-sender.ts'
import { allQuery } from '../../../../web/api/use-rows.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import settings from '../../../../web/settings/settings.module.css'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import { mailbox } from '../../model/index.ts'
import type { MailboxRow } from '../sync.ts'
import { StuckPosts } from './stuck-posts.tsx'

const none = 'none'
const others = 'others'

/** Through which mailbox Farley's own mails leave, which owners choose among their own, and how that goes. */
export function OurSenderPart({ own }: { own: readonly MailboxRow[] }) {
  const t = useWords()
  const isOwner = useMe().user.role === 'owner'
  const sender = useOurSender()
  if (sender === undefined) return null
  const mine = own.find(({ sendsOurs }) => sendsOurs)
  const options = [
    { value: none, label: t('mail.ours.none') },
    ...own.map(({ id, address }) => ({ value: id, label: address })),
    ...(sender && !mine ? [{ value: others, label: t('mail.ours.other', { address: sender.address }) }] : []),
  ]
  return (
    <Part
      title={t('mail.ours.title')}
      about={t('mail.ours.about')}
      action={sender && isOwner && <Button icon="send" onClick={() => void ask('our-sender/try').then(() => toast({ text: t('mail.ours.tried') }), toastRefusal)}>{t('mail.ours.try')}</Button>}
    >
      {isOwner ? (
        <div className={settings.form}>
          <SelectField
            label={t('mail.ours.to')}
            value={mine?.id ?? (sender ? others : none)}
            options={options}
            help={sender ? undefined : t('mail.ours.noneAbout')}
            onChange={(value) => value !== others && void choose(value === none ? null : value)}
          />
        </div>
      ) : (
        <p className="t2">{sender ? isolated(sender.address) : t('mail.ours.noneAbout')}</p>
      )}
      <StuckPosts />
    </Part>
  )
} // prettier-ignore

const ask = (path: string, body: object = {}) => request(path, { method: 'POST', body })

async function choose(id: string | null): Promise<void> {
  await ask('our-sender', { mailbox: id }).catch(toastRefusal)
  await Promise.all([
    client.invalidateQueries({ queryKey: ourSenderKey }),
    client.invalidateQueries({ queryKey: allQuery(mailbox).queryKey }),
  ])
}
