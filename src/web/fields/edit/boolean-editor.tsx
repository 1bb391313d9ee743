import { useState } from 'react'
import { useWords } from '../../words/words.ts'
import type { EditorProps } from './editor-props.ts'
import { Picker } from './picker.tsx'
import { useOnce } from './use-once.ts'

/** Yes or no. */
export function BooleanEditor({ field, value, onSave, onCancel, autoFocus }: EditorProps<boolean>) {
  const [query, setQuery] = useState('')
  const once = useOnce()
  const t = useWords()
  const picks = [
    { key: 'true', label: t('fields.yes') },
    { key: 'false', label: t('fields.no') },
  ]
  return (
    <Picker
      label={field.label}
      query={query}
      onQuery={setQuery}
      chosen={value === null ? [] : [String(value)]}
      picks={picks.filter(({ label }) => label.toLocaleLowerCase().startsWith(query.trim().toLocaleLowerCase()))}
      onPick={(key) => once(() => (String(value) === key ? onCancel() : onSave(key === 'true')))}
      onLeave={() => once(onCancel)}
      autoFocus={autoFocus}
    />
  )
}
