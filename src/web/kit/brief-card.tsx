import type { ReactNode } from 'react'
import styles from './brief-card.module.css'
import { Status } from './chip.tsx'
import { Icon } from './icon.tsx'
import { join } from './join.ts'
import { Logo } from './logo.tsx'
import shape from './tab-card.module.css'

interface CardProps {
  label: string
  /** Beside the tab: how many facts, in how many minutes. */
  beside?: string | undefined
  children: ReactNode
}

/** An index card with a tab: what one would like to know of somebody. The shape is used for nothing else. */
export function BriefCard({ label, beside, children }: CardProps) {
  return (
    <section className={join(shape.card, styles.card)} aria-label={label}>
      <h3 className={join(shape.tab, styles.tab)}>
        <Logo size={12} />
        {label}
      </h3>
      {beside && <span className={styles.beside}>{beside}</span>}
      {children}
    </section>
  )
}

interface LineProps {
  icon: string
  /** What the icon stands for. */
  kind?: string | undefined
  children: ReactNode
  /** Beneath it: who said it and when, or why it is here. */
  note?: ReactNode
  tone?: 'plain' | 'danger'
  /** At the end: its menu. */
  end?: ReactNode
}

/** A line of the card. */
export function BriefLine({ icon, kind, children, note, tone = 'plain', end }: LineProps) {
  return (
    <li className={styles.line}>
      <span title={kind}>
        <Icon name={icon} />
      </span>
      <div className="grow">
        {children}
        {note &&
          (tone === 'danger' ? (
            <span className={styles.late}>
              <Status tone="danger" icon="alert-circle">
                {note}
              </Status>
            </span>
          ) : (
            <small>{note}</small>
          ))}
      </div>
      {end}
    </li>
  )
}
