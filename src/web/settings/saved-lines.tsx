import { useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import { useSeen } from '../api/seen.ts'
import { FormField } from '../form/form-field.tsx'

interface Props {
  field: Field
  value: string
  /** Of the record whose text it is. */
  version: number
  /** With the version that was seen when the typing began. */
  onSave: (value: string, version: number) => void
}

/** Lines of text that are kept when they are left; Escape gives up. */
export function SavedLines({ field, value, version, onSave }: Props) {
  const [text, setText] = useState<string | null>(null)
  const seen = useSeen(version, text !== null)
  const commit = () => {
    const next = text?.trim()
    setText(null)
    if (next !== undefined && next !== value) onSave(next, seen())
  }
  return (
    <div onBlur={commit} onKeyDown={(event) => event.key === 'Escape' && setText(null)}>
      <FormField field={field} value={text ?? value} linked={{}} onChange={(typed) => setText(String(typed ?? ''))} />
    </div>
  )
}
