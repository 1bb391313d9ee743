import { useState } from 'react'
import { f } from '../../kernel/field.ts'
import { TextEditor } from '../fields/edit/text-editor.tsx'
import { useWords } from '../words/words.ts'
import styles from './editable-name.module.css'

/** A name that is renamed where it stands: a press opens it, Enter keeps it. */
export function EditableName({ value, onSave }: { value: string; onSave: (value: string) => void }) {
  const [editing, setEditing] = useState(false)
  const t = useWords()
  if (editing)
    return (
      <TextEditor
        field={f.text({ label: t('settings.name'), required: true, max: 120 })}
        value={value}
        autoFocus
        onCancel={() => setEditing(false)}
        onSave={(next) => {
          setEditing(false)
          if (next) onSave(next)
        }}
      />
    )
  return (
    <button type="button" className={styles.name} title={t('settings.rename')} onClick={() => setEditing(true)}>
      {value}
    </button>
  )
}
