import { useState } from 'react'
import { f } from '../../kernel/field.ts'
import { useSeen } from '../api/seen.ts'
import { TextEditor } from '../fields/edit/text-editor.tsx'
import { useWords } from '../words/words.ts'
import styles from './editable-name.module.css'

interface Props {
  value: string
  /** Of the record whose name it is. */
  version: number
  /** With the version that was seen when the typing began. */
  onSave: (value: string, version: number) => void
}

/** A name that is renamed where it stands: a press opens it, Enter keeps it. */
export function EditableName({ value, version, onSave }: Props) {
  const [editing, setEditing] = useState(false)
  const seen = useSeen(version, editing)
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
          if (next) onSave(next, seen())
        }}
      />
    )
  return (
    <button type="button" className={styles.name} title={t('settings.rename')} onClick={() => setEditing(true)}>
      {value}
    </button>
  )
}
