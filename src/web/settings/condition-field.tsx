import { useState } from 'react'
import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { FilterBar } from '../list/filter-bar.tsx'
import { isNothing } from './filter-text.ts'
import styles from './settings.module.css'

interface Props {
  label: string
  record: RecordDefinition
  filter: Filter | null
  fault: string | undefined
  onChange: (filter: Filter | null) => void
}

/** What must be so of a record, in the form of a setting; null asks nothing. */
export function ConditionField({ label, record, filter, fault, onChange }: Props) {
  const [adding, setAdding] = useState(false)
  return (
    // A condition is applied there, and the setting is not saved by that.
    <fieldset className={styles.condition} onSubmit={(event) => event.stopPropagation()}>
      <legend>{label}</legend>
      <FilterBar
        definition={record}
        filter={filter ?? undefined}
        adding={adding}
        onAdding={setAdding}
        onChange={(next) => onChange(isNothing(next) ? null : next)}
      />
      {fault && (
        <span className="bad" role="alert">
          {fault}
        </span>
      )}
    </fieldset>
  )
}
