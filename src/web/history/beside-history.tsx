import type { ReactNode } from 'react'
import { join } from '../kit/join.ts'
import styles from './beside-history.module.css'

interface Props {
  /** The history, where it is open. */
  panel: ReactNode
  className?: string | undefined
  children: ReactNode
}

/** What is shown of a list or a record, with its history beside it where there is room for both. */
export function BesideHistory({ panel, className, children }: Props) {
  return (
    <div className={panel ? styles.split : styles.whole}>
      <div className={join(styles.page, className)}>{children}</div>
      {panel}
    </div>
  )
}
