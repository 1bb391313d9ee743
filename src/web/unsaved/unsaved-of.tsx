import type { ReactNode } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useUnsavedOf } from '../api/unsaved.ts'
import { useLinkedTitles } from '../form/use-linked-titles.ts'
import { UnsavedValue } from './unsaved-value.tsx'
import styles from './unsaved.module.css'

interface Props {
  definition: RecordDefinition
  row: { id: string }
  /** These fields only; all of them when left out. */
  only?: readonly string[]
  /** Whose it is, where that is not plain from what stands above. */
  whose?: string
  /** Draws a value that its field does not draw in words. */
  draw?: (value: unknown) => ReactNode
}

/** Beneath a record that is shown as one line, in settings or a panel: what was typed into it and could not be kept. */
export function UnsavedOf({ definition, row, only, whose, draw }: Props) {
  const entries = useUnsavedOf(row.id).filter(({ field }) => definition.all[field] && (only?.includes(field) ?? true))
  const values = Object.fromEntries(entries.map(({ field, value }) => [field, value]))
  const titles = useLinkedTitles(definition.all, values)
  return entries.map((entry) => {
    const field = definition.all[entry.field]!
    const now = (row as Record<string, unknown>)[entry.field] ?? null
    return (
      <div key={entry.field} className={styles.beneath}>
        <span className="meta t2">{[whose, field.label].filter(Boolean).join(', ')}</span>
        <UnsavedValue unsaved={entry} field={field} linked={titles} now={now} draw={draw} />
      </div>
    )
  })
}
