import type { Field } from '../../kernel/field.ts'
import { FieldEditor } from '../fields/field-editor.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import { useWords } from '../words/words.ts'
import type { Chosen } from './bulk-dialog.tsx'
import styles from './bulk-dialog.module.css'

interface Props {
  field: Field
  of: string
  value: Chosen | null
  editing: boolean
  onEditing: (editing: boolean) => void
  onValue: (value: Chosen) => void
}

/** The value that many records are to have; an empty one is said as such. */
export function BulkValue({ field, of, value, editing, onEditing, onValue }: Props) {
  const t = useWords()
  return (
    <div className={styles.field}>
      <span className={styles.label}>{field.label}</span>
      {editing ? (
        <FieldEditor
          autoFocus
          field={field}
          of={of}
          value={value?.value ?? null}
          linked={value?.linked}
          onSave={(next, linked) => {
            onValue({ value: next, linked: { ...value?.linked, ...linked } })
            onEditing(false)
          }}
          onCancel={() => onEditing(false)}
        />
      ) : (
        // It comes where the editor was, and takes the focus over.
        <button type="button" autoFocus className={styles.value} onClick={() => onEditing(true)}>
          {value === null ? (
            <span className="t3">{t('bulk.choose')}</span>
          ) : value.value === null ? (
            <span className="t3">{t('bulk.empty')}</span>
          ) : (
            <FieldValue field={field} value={value.value} linked={value.linked} />
          )}
        </button>
      )}
    </div>
  )
}
