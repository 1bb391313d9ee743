import { useEffect, useRef } from 'react'
import type { ListAnswer } from '../../../web/api/answers.ts'
import { Avatar } from '../../../web/kit/avatar.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Chip } from '../../../web/kit/chip.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { formatAgo, formatWhen } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import type { conversation, Queue } from '../model/index.ts'
import styles from './inbox.module.css'
import { channelOf, nameOf, type ConversationRow } from './queries.ts'

interface Props {
  queue: Queue
  answer: ListAnswer<typeof conversation> | undefined
  open: string | undefined
  onOpen: (id: string) => void
  onMore: () => void
}

/** The conversations of a queue: with whom, about what, the last words, and since when somebody waits. */
export function ConversationList({ queue, answer, open, onOpen, onMore }: Props) {
  const t = useWords()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [open])
  if (!answer) return <div className={styles.list}><SkeletonLines count={8} /></div>
  const rows = answer.data as ConversationRow[]
  return (
    <div className={styles.list}>
      {rows.length === 0 && (
        <EmptyState icon="circle-check" title={t(`conversations.empty.${queue}`)}>
          {queue === 'mine' && <p className="t2">{t('conversations.emptyAbout')}</p>}
        </EmptyState>
      )}
      <ul ref={list} aria-label={t(`conversations.queue.${queue}`)}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" className={styles.row} aria-current={row.id === open || undefined} onClick={() => onOpen(row.id)}>
              <OneRow row={row} name={nameOf(row, answer.linked ?? {})} owner={row.owner ? answer.linked?.[row.owner]?.title : undefined} />
            </button>
          </li>
        ))}
      </ul>
      {answer.page.more && (
        <p className={styles.more}>
          <Button onClick={onMore}>{t('conversations.more')}</Button>
        </p>
      )}
    </div>
  )
} // prettier-ignore

function OneRow({ row, name, owner }: { row: ConversationRow; name: string; owner: string | undefined }) {
  const t = useWords()
  const { lastAt, waitingSince, subject, preview } = row
  return (
    <>
      <span className={styles.face}>
        <Avatar name={name} size={32} />
        <Icon name={channelOf(row.channel)?.icon ?? 'message-circle'} size={14} />
      </span>
      <span className={styles.words}>
        <span className={styles.line}>
          <bdi className="sb cut grow">{name}</bdi>
          <span className="meta t3">{lastAt && formatWhen(lastAt)}</span>
        </span>
        <span className={styles.line}>
          <span className="cut grow">{subject && isolated(subject)}</span>
          {waitingSince && (
            <Chip tone="info" icon="clock" title={t('conversations.waits')}>
              {formatAgo(waitingSince)}
            </Chip>
          )}
        </span>
        <span className={styles.line}>
          <bdi className="t2 cut grow">{preview}</bdi>
          {owner && <Avatar name={owner} />}
        </span>
      </span>
    </>
  )
}
