import type { ReactNode } from 'react'
import styles from './chip.module.css'
import { Icon } from './icon.tsx'
import { join } from './join.ts'

export type Tone = 'plain' | 'quiet' | 'success' | 'warning' | 'danger' | 'info' | 'ai'

interface Props {
  tone?: Tone
  icon?: string
  children: ReactNode
  title?: string
}

/** A small filled label: colour, icon and word together. */
export function Chip({ tone = 'plain', icon, children, title }: Props) {
  return (
    <span className={join(styles.chip, styles[tone], icon && styles.iconic)} title={title}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  )
}

/** A status inside a line of text: colour, icon and word without a ground. */
export function Status({ tone = 'plain', icon, children, title }: Props) {
  return (
    <span className={join(styles.status, styles[tone])} title={title} data-status={tone}>
      {icon && <Icon name={icon} size={14} />}
      <span className="cut">{children}</span>
    </span>
  )
}
