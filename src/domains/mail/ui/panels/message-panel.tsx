import { useState } from 'react'
import type { Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { download } from '../../../../web/api/download.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { ForeignPage } from '../../../../web/kit/foreign-page.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { formatSize } from '../../../../web/fields/format/size.ts'
import { useWords } from '../../../../web/words/words.ts'
import styles from './message.module.css'
import { messageQuery, pageQuery, type Correspondent, type Message } from './message-queries.ts'

export const ahead = (id: string) =>
  Promise.all([client.ensureQueryData(messageQuery(id)), client.ensureQueryData(pageQuery(id, false))])

/** What an e-mail said that came from a mailbox: from whom to whom, its page or its text, and what hung on it. */
export default function MessagePanel({ row }: { row: Row }) {
  const { data } = useAnswer(messageQuery(row.id))
  if (!data) return <Reading />
  return data.data && <OneMessage row={row} message={data.data} />
}

function OneMessage({ row, message }: { row: Row; message: Message }) {
  const t = useWords()
  return (
    <section className={styles.message} aria-label={t('mail.message')}>
      <dl className={styles.heads}>
        <Who label={t('mail.from')} who={message.senders} />
        <Who label={t('mail.to')} who={message.receivers} />
        <Who label={t('mail.copied')} who={message.copied} />
      </dl>
      <Said row={row} />
      <Hanging id={row.id} message={message} />
    </section>
  )
}

function Who({ label, who }: { label: string; who: readonly Correspondent[] }) {
  if (who.length === 0) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {who.map(({ name, address }, at) => (
          <span key={at} title={address}>
            {name || <bdi>{address}</bdi>} {name && <bdi className="t3">{address}</bdi>}
          </span>
        ))}
      </dd>
    </div>
  )
}

function Said({ row }: { row: Row }) {
  const t = useWords()
  const [withImages, setWithImages] = useState(false)
  const { data, isFetching } = useAnswer({ ...pageQuery(row.id, withImages), placeholderData: (before) => before })
  if (!data) return <Reading />
  if (!data.data) return row.text ? <p className={styles.text}>{String(row.text)}</p> : null
  const { html, remote } = data.data
  return (
    <>
      {remote > 0 && (
        <p className={styles.images}>
          <Icon name="photo" />
          <span className="grow">{t(withImages ? 'mail.imagesAway' : 'mail.imagesLeftOut', { count: remote })}</span>
          {!withImages && (
            <Button size={32} busy={isFetching} onClick={() => setWithImages(true)}>
              {t('mail.showImages')}
            </Button>
          )}
        </p>
      )}
      <ForeignPage html={html} label={String(row.subject)} />
    </>
  )
}

function Hanging({ id, message: { attachments } }: { id: string; message: Message }) {
  const t = useWords()
  if (attachments.length === 0) return null
  return (
    <ul className={styles.hanging} aria-label={t('mail.attachments')}>
      {attachments.map(({ name, type, size }, at) => (
        <li key={at}>
          <Attachment path={`emails/${id}/attachments/${at}`} name={name ?? type} size={size} />
        </li>
      ))}
    </ul>
  )
}

/** It lies on the mail server, and is fetched from there. */
function Attachment({ path, name, size }: { path: string; name: string; size: number }) {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const fetchIt = async () => {
    setBusy(true)
    await download(path, name).catch(toastRefusal)
    setBusy(false)
  }
  return (
    <button
      type="button"
      className={styles.attachment}
      aria-label={t('mail.fetchIt', { name })}
      aria-busy={busy}
      disabled={busy}
      onClick={() => void fetchIt()}
    >
      <Icon name={busy ? 'refresh' : 'paperclip'} />
      <bdi className="cut">{name}</bdi>
      <span className="meta t3">{formatSize(size)}</span>
    </button>
  )
}
