import { useState } from 'react'
import { TextField } from '../kit/text-field.tsx'

interface Props {
  label: string
  value: string
  help?: string | undefined
  required?: boolean
  onSave: (value: string) => void
}

/** A line of text that is kept when it is left or on Enter; Escape gives up. */
export function SavedText({ label, value, help, required, onSave }: Props) {
  const [text, setText] = useState<string | null>(null)
  const commit = () => {
    const next = text?.trim()
    setText(null)
    if (next !== undefined && next !== value && (next !== '' || !required)) onSave(next)
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
