import { useEffect, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { useUnsaved } from '../api/unsaved.ts'
import { useUpdate } from '../api/use-update.ts'
import { FieldEditor } from '../fields/field-editor.tsx'
import type { Column } from './columns.ts'

interface Props {
  definition: RecordDefinition
  column: Column
  row: Row
  linked: Linked
  /** Whether one may type here; who may not is told so by nothing happening. */
  may: boolean
  /** The text that the edit began with, or nothing. */
  typed: string
  onDone: () => void
}

/** Edits a value in its cell, against the version that stood there when the edit began. */
export function CellEditor({ definition, column, row, linked, may, typed, onDone }: Props) {
  const save = useUpdate(definition)
  const unsaved = useUnsaved(row.id, column.name)
  const [seen] = useState(row.version)
  const [saving, setSaving] = useState(false)
  useEffect(() => {
    if (!may && !saving) onDone()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- said once, when it turns out
  }, [may, saving])
  if (!may) return null
  return (
    <FieldEditor
      autoFocus
      field={column.field}
      of={`${definition.name}.${column.name}`}
      value={unsaved ? unsaved.value : (row[column.name] ?? null)}
      linked={linked}
      typed={typed === '' ? undefined : typed}
      onSave={(next, more) => {
        onDone()
        setSaving(true)
        void save({ ...row, version: seen }, { [column.name]: next }, more).finally(() => setSaving(false))
      }}
      onCancel={onDone}
    />
  )
}
