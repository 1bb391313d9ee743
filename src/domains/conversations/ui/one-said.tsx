import { useState } from 'react'
import { mentionParts } from '../../../kernel/mention.ts'
import type { Linked } from '../../../web/api/answers.ts'
import { useAnswer } from '../../../web/api/use-answer.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import styles from './inbox.module.css'
import { channelQuery, type Said } from './queries.ts'

interface Props {
  said: Said
  channel: string | null
  linked: Linked
  /** The last one is open. */
  isLast: boolean
}

/** A message, folded unless it is the last one, or a note, which differs by colour, icon and label. */
export function OneSaid({ said, channel, linked, isLast }: Props) {
  if (said.record === 'note') return <OneNote said={said} linked={linked} />
  return <OneMessage said={said} channel={channel} isLast={isLast} />
}

function OneNote({ said: { row, at }, linked }: Pick<Props, 'said' | 'linked'>) {
  const t = useWords()
  const who = linked[String(row.createdBy)]?.title
  return (
    <li className={styles.note}>
      <p className="meta">
        <Icon name="note" size={14} /> {t('conversations.noteOf', { name: who ?? '' })} · {formatMoment(at)}
      </p>
      <p className={styles.text} dir="auto">
        {mentionParts(String(row.text)).map((part, index) =>
          typeof part === 'string' ? part : <b key={index}>@{part.name}</b>,
        )}
      </p>
    </li>
  )
}

function OneMessage({ said: { row, at }, channel, isLast }: Pick<Props, 'said' | 'channel' | 'isLast'>) {
  const [open, setOpen] = useState<boolean | null>(null)
  const shown = open ?? isLast
  const { data } = useAnswer({ ...channelQuery(channel), enabled: shown })
  const text = typeof row.text === 'string' ? row.text.replace(/\s+/g, ' ').slice(0, 200) : ''
  return (
    <li className={styles.message} data-direction={row.direction as string}>
      <button type="button" className={styles.fold} aria-expanded={shown} onClick={() => setOpen(!shown)}>
        <Icon name={row.direction === 'out' ? 'corner-up-left' : 'mail'} size={14} />
        <span className="cut grow">{shown ? String(row.subject ?? '') : text}</span>
        <span className="meta t3">{formatMoment(at)}</span>
      </button>
      {shown && (data ? <data.Message row={row} /> : <SkeletonLines count={3} />)}
    </li>
  )
}
