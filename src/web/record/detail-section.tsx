import type { ReactNode } from 'react'
import type { FieldGroup } from '../../kernel/layout.ts'
import { join } from '../kit/join.ts'
import { useWords } from '../words/words.ts'
import styles from './details.module.css'

/** What a group of fields is called: by the company, or by Farley in the reader's language. */
export function useHeading(): (group: Pick<FieldGroup, 'key' | 'heading'>) => string {
  const t = useWords()
  return ({ key, heading }) => heading ?? (key === 'section' ? '' : t(`record.group.${key}`))
}

/** Some fields of a record under their heading, in one column or in two where there is room. */
export function DetailSection({ heading, columns = 1, children }: { heading: string; columns?: 1 | 2 | undefined; children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h3>{heading}</h3>
      <dl className={join(columns === 2 && styles.pairs)}>{children}</dl>
    </section>
  )
} // prettier-ignore
