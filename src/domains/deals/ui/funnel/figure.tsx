import type { ReactNode } from 'react'
import { followHere } from '../../../../web/fields/record-link.tsx'
import styles from './funnel.module.css'

/** A figure with what it counts, which opens the rows behind it. */
export function Figure({ label, page, children }: { label: string; page?: string | undefined; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {page ? (
          <a href={page} className={`reach ${styles.opens}`} onClick={(event) => followHere(event, page)}>
            {children}
          </a>
        ) : (
          children
        )}
      </dd>
    </div>
  )
}
