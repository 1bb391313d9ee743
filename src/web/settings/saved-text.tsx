import { useState } from 'react'
import { useSeen } from '../api/seen.ts'
import { TextField } from '../kit/text-field.tsx'

interface Props {
  label: string
  value: string
  help?: string | undefined
  required?: boolean
  /** Of the record whose text it is. */
  version?: number
  /** With the version that was seen when the typing began. */
  onSave: (value: string, version: number) => void
}

/** A line of text that is kept when it is left or on Enter; Escape gives up. */
export function SavedText({ label, value, help, required, version = 0, onSave }: Props) {
  const [text, setText] = useState<string | null>(null)
  const seen = useSeen(version, text !== null)
  const commit = () => {
    const next = text?.trim()
    setText(null)
    if (next !== undefined && next !== value && (next !== '' || !required)) onSave(next, seen())
  }
  return (
    <TextField
      label={label}
      {...(help && { help })}
      value={text ?? value}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') setText(null)
      }}
    />
  )
}
