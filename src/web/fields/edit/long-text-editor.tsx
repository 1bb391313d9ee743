import { useState, type KeyboardEvent } from 'react'
import { useWords } from '../../words/words.ts'
import { MentionArea } from '../mention/mention-area.tsx'
import styles from './editor.module.css'
import type { EditorProps } from './editor-props.ts'
import { useOnce } from './use-once.ts'

/** Several lines of text; kept when they are left or on Ctrl+Enter. */
export function LongTextEditor({ field, value, typed, onSave, onCancel, autoFocus }: EditorProps<string>) {
  const [text, setText] = useState(typed ?? value ?? '')
  const [fault, setFault] = useState<string | null>(null)
  const once = useOnce()
  const t = useWords()
  const commit = () => {
    const trimmed = text.trim()
    if (trimmed === (value ?? '')) return once(onCancel)
    if (trimmed === '' && field.required) return setFault(t('fields.needed', { field: field.label }))
    once(() => onSave(trimmed || null))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      commit()
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      once(onCancel)
    }
    // Enter makes a new line here; a grid around must not take it for leaving.
    if (event.key === 'Enter') event.stopPropagation()
  }
  return (
    <span className={styles.editor}>
      <MentionArea
        className={styles.area}
        value={text}
        aria-label={field.label}
        maxLength={field.max}
        autoFocus={autoFocus}
        onChange={setText}
        onKeyDown={press}
        onBlur={commit}
      />
      {fault && (
        <span role="alert" className={styles.fault}>
          {fault}
        </span>
      )}
    </span>
  )
}
