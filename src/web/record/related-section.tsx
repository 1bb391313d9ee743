import type { ReactNode } from 'react'
import styles from './related.module.css'

interface Props {
  label: string
  count?: string | number | null
  /** At the end of the head: a button that adds one. */
  action?: ReactNode
  /** It is still being read. */
  busy?: boolean
  children: ReactNode
}

/** A related list: its name, how many, and what is in it; a line between each two. */
export function RelatedSection({ label, count = null, action, busy = false, children }: Props) {
  return (
    <section className={styles.section} aria-busy={busy}>
      <h3 className={styles.name}>
        {label}
        {count !== null && <span className={styles.count}>{count}</span>}
        <span className="grow" />
        {action}
      </h3>
      <div>{children}</div>
    </section>
  )
}
