import type { ReactNode } from 'react'
import styles from './record-head.module.css'

/** One of the few numbers under a record's name: its label, its value, and a word about it. */
export function Fact({ label, children, beside }: { label: string; children: ReactNode; beside?: ReactNode }) {
  return (
    <div className={styles.fact}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>
        {children}
        {beside && <span className={styles.beside}>{beside}</span>}
      </span>
    </div>
  )
}
