import type { ReactNode } from 'react'
import { SkeletonLines } from '../kit/skeleton.tsx'
import '../app/reading.css'
import styles from './related.module.css'

interface Props {
  label: string
  count?: string | number | null
  /** At the end of the head: a button that adds one. */
  action?: ReactNode
  /** It is still being read: its outline stands there, and what is beneath it waits. */
  busy?: boolean
  children?: ReactNode
}

/** A related list: its name, how many, and what is in it; a line between each two. */
export function RelatedSection({ label, count = null, action, busy = false, children }: Props) {
  return (
    <section className={styles.section} aria-busy={busy} {...(busy && { 'data-reading': '' })}>
      <h3 className={styles.name}>
        {label}
        {count !== null && <span className={styles.count}>{count}</span>}
        <span className="grow" />
        {action}
      </h3>
      <div>{busy ? <SkeletonLines count={2} /> : children}</div>
    </section>
  )
}
