import type { ReactNode } from 'react'
import type { LedgerLine } from '../../kernel/change.ts'
import { Icon } from '../kit/icon.tsx'
import { formatDayTime } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { ActorMark } from './actor-mark.tsx'
import styles from './history.module.css'
import { actorOf } from './sentences.ts'

interface Props {
  by: Pick<LedgerLine, 'actor' | 'cause'>
  /** When it was so in the world. */
  at: string
  /** What was done. */
  deed: ReactNode
  /** The moment that is shown lies here. */
  here: boolean
  children: ReactNode
  /** What one can do about it. */
  ways: ReactNode
}

/** An entry of a history: who did what and when, what it was in full, and what one can do about it. */
export function LedgerEntry({ by, at, deed, here, children, ways }: Props) {
  const t = useWords()
  return (
    <li>
      {here && (
        <p className={styles.here}>
          <span>
            <Icon name="history" size={14} />
            {t('history.here')}
          </span>
        </p>
      )}
      <div className={styles.line}>
        <ActorMark actor={by.actor} />
        <div className="grow">
          <p className={styles.who}>
            <span className="grow">
              <b>{actorOf(by)}</b> <span className="t2">{deed}</span>
            </span>
            <time className={styles.when} dateTime={at}>
              {formatDayTime(at)}
            </time>
          </p>
          {children}
          <p className={styles.ways}>{ways}</p>
        </div>
      </div>
    </li>
  )
}
