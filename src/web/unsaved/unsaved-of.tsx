import type { RecordDefinition } from '../../kernel/record.ts'
import { useUnsavedOf } from '../api/unsaved.ts'
import { useLinkedTitles } from '../form/use-linked-titles.ts'
import { UnsavedValue } from './unsaved-value.tsx'
import styles from './unsaved.module.css'

interface Props {
  definition: RecordDefinition
  row: { id: string }
}

/** Beneath a record that is shown as one line, in settings or a panel: what was typed into it and could not be kept. */
export function UnsavedOf({ definition, row }: Props) {
  const entries = useUnsavedOf(row.id).filter(({ field }) => definition.all[field])
  const values = Object.fromEntries(entries.map(({ field, value }) => [field, value]))
  const titles = useLinkedTitles(definition.all, values)
  return entries.map((entry) => {
    const field = definition.all[entry.field]!
    const now = (row as Record<string, unknown>)[entry.field] ?? null
    return (
      <div key={entry.field} className={styles.beneath}>
        <span className="meta t2">{field.label}</span>
        <UnsavedValue unsaved={entry} field={field} linked={titles} now={now} />
      </div>
    )
  })
}
