import type { CSSProperties } from 'react'
import { Skeleton } from '../kit/skeleton.tsx'
import styles from './board.module.css'

const columns = 4

/** A board before its columns are known. */
export function BoardOutline() {
  return (
    <div className={styles.board} style={{ '--columns': columns } as CSSProperties} aria-busy>
      {Array.from({ length: columns }, (_, index) => (
        <div key={index} className={styles.column}>
          <header className={styles.head}>
            <div className="row">
              <Skeleton width={120} />
            </div>
            <p className={styles.sums}>
              <Skeleton width={180} />
            </p>
          </header>
          <div className={styles.cards}>
            <CardOutlines />
          </div>
        </div>
      ))}
    </div>
  )
}

/** The cards of a column before they are read. */
export function CardOutlines() {
  return Array.from({ length: 3 }, (_, index) => (
    <div key={index} className={styles.outline}>
      <Skeleton width="70%" />
      <Skeleton width="45%" />
    </div>
  ))
}
