import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../../words/words.ts'
import styles from './editor.module.css'
import { sameValue, type EditorProps } from './editor-props.ts'
import { useOnce } from './use-once.ts'

interface Props<Value> extends EditorProps<Value> {
  /** The value as one would type it. */
  write: (value: Value) => string
  /** Null when the text means nothing. */
  parse: (text: string) => Value | null
  /** What the text is taken for, shown while it differs from what stands there. */
  read?: (value: Value) => string
  /** An example of what may be typed, said when it means nothing. */
  example?: string
  inputMode?: 'text' | 'decimal' | 'url'
  /** Beside the text, inside the field. */
  after?: ReactNode
}

/** One line of text that becomes a value on Enter or when it is left; what it cannot read stays, with the reason. */
export function LineEditor<Value>(props: Props<Value>) {
  const { field, value, write, parse, read, example, typed, onSave, onCancel } = props
  // What a colleague writes meanwhile is no change of ours.
  const [before] = useState(() => (value === null ? '' : write(value)))
  const [text, setText] = useState(typed ?? before)
  const [fault, setFault] = useState<string | null>(null)
  const once = useOnce()
  const t = useWords()

  const commit = () => {
    const trimmed = text.trim()
    if (trimmed === before.trim()) return once(onCancel)
    if (trimmed === '')
      return field.required ? setFault(t('fields.needed', { field: field.label })) : once(() => onSave(null))
    const parsed = parse(trimmed)
    if (parsed === null) return setFault(t('fields.unread', { example }))
    once(() => (sameValue(parsed, value) ? onCancel() : onSave(parsed)))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      commit()
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      once(onCancel)
    }
  }
  const taken = text.trim() !== before.trim() ? parse(text.trim()) : null
  // What may be typed is said while nothing is, what it is taken for as soon as it means something.
  const hint = text.trim() === '' ? (example ?? null) : read && taken !== null ? read(taken) : null

  return (
    <span className={styles.editor}>
      <span className={styles.line}>
        <input
          className={styles.input}
          value={text}
          aria-label={field.label}
          aria-invalid={fault ? true : undefined}
          inputMode={props.inputMode}
          maxLength={field.max}
          autoFocus={props.autoFocus}
          autoComplete="off"
          onFocus={(event) => typed === undefined && event.currentTarget.select()}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setFault(null)
          }}
          onKeyDown={press}
          onBlur={commit}
        />
        {props.after}
      </span>
      {fault ? (
        <span role="alert" className={styles.fault}>
          {fault}
        </span>
      ) : (
        hint && hint !== text.trim() && <span className={styles.hint}>{hint}</span>
      )}
    </span>
  )
}
