import { useState, type KeyboardEvent } from 'react'
import type { Field } from '../../kernel/field.ts'
import styles from './filter-editor.module.css'

interface Props {
  label: string
  fields: readonly (readonly [string, Field])[]
  onPick: (name: string) => void
}

/** A field by its label: typing narrows, arrows and Enter choose. */
export function FieldPicker({ label, fields, onPick }: Props) {
  const [text, setText] = useState('')
  const [on, setOn] = useState(0)
  const found = fields.filter(([, field]) => field.label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()))
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) {
      event.preventDefault()
      setOn((before) => (before + by + found.length) % Math.max(1, found.length))
    }
    if (event.key === 'Enter' && found[on]) {
      event.preventDefault()
      onPick(found[on][0])
    }
  }
  return (
    <div className={styles.picker}>
      <input
        className={styles.input}
        role="combobox"
        aria-expanded
        aria-controls="field-picker"
        aria-activedescendant={found[on] ? `pick-${found[on][0]}` : undefined}
        aria-label={label}
        placeholder={label}
        value={text}
        data-autofocus
        onKeyDown={move}
        onChange={(event) => {
          setText(event.target.value)
          setOn(0)
        }}
      />
      <div className={styles.options} role="listbox" id="field-picker" aria-label={label}>
        {found.map(([name, field], index) => (
          <button
            key={name}
            id={`pick-${name}`}
            type="button"
            role="option"
            aria-selected={index === on}
            data-on={index === on || undefined}
            tabIndex={-1}
            className={styles.pick}
            onClick={() => onPick(name)}
          >
            {field.label}
          </button>
        ))}
      </div>
    </div>
  )
}
