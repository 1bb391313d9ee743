import type { ReactNode } from 'react'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import styles from './banner.module.css'

interface Props {
  icon: string
  tone?: 'warning' | 'info'
  /** What is said, and what can be done about it at its end. */
  children: ReactNode
}

/** A line above the page that everybody must see, whatever the page is. */
export function Banner({ icon, tone = 'warning', children }: Props) {
  return (
    <div role="status" className={join(styles.banner, tone === 'info' && styles.info)}>
      <Icon name={icon} />
      {children}
    </div>
  )
}
