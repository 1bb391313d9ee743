import { useState } from 'react'
import type { ActionDefinition } from '../../kernel/action.ts'
import type { Linked } from '../api/answers.ts'
import { useFields } from '../api/use-fields.ts'
import { FormField } from '../form/form-field.tsx'
import { inputsOf } from '../record/action-input.ts'
import styles from './bulk-dialog.module.css'

interface Props {
  action: ActionDefinition
  values: Readonly<Record<string, unknown>>
  onChange: (name: string, value: unknown) => void
}

/** What an action asks once for all to whom it is done. */
export function BulkInput({ action, values, onChange }: Props) {
  const fields = useFields(action.record)
  const [linked, setLinked] = useState<Linked>({})
  return (
    <div className={styles.input}>
      {inputsOf(action, fields).map(({ name, field }, index) => (
        <FormField
          key={name}
          field={field}
          value={values[name] ?? null}
          linked={linked}
          autoFocus={index === 0}
          onChange={(value, titles) => {
            setLinked((before) => ({ ...before, ...titles }))
            onChange(name, value)
          }}
        />
      ))}
    </div>
  )
}
