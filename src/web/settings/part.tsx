import type { ReactNode } from 'react'
import { SkeletonLines } from '../kit/skeleton.tsx'
import styles from './settings.module.css'

/** A part of a settings page: its name, a sentence about it, what may be added, and what is in it. */
export function Part({
  title,
  about,
  action,
  children,
}: {
  title: ReactNode
  about?: string
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.part}>
      <header className={styles.head}>
        <h2 className="grow">{title}</h2>
        {action}
      </header>
      {about && <p className={styles.about}>{about}</p>}
      {children}
    </section>
  )
}

/** Rows of a part, a line between each two; their outlines while they are `waiting` to be read. */
export function Rows({ waiting = false, children }: { waiting?: boolean; children: ReactNode }) {
  return <div className={styles.rows}>{waiting ? <SkeletonLines count={5} /> : children}</div>
}

/** One of the rows: what stands before it, its name with a smaller line beneath, and what can be done at its end. */
export function SettingsRow({
  before,
  name,
  under,
  children,
}: {
  before?: ReactNode
  name: ReactNode
  under?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className={styles.row}>
      {before}
      <span className={styles.name}>
        <span className="cut m">{name}</span>
        {under && <small className="cut">{under}</small>}
      </span>
      {children}
    </div>
  )
}
