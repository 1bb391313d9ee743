import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useMe } from '../api/use-me.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { useWords } from '../words/words.ts'
import { linkedDefinition, useFieldPaths, type FieldPath } from './field-path.ts'
import styles from './filter-editor.module.css'

interface Props {
  label: string
  definition: RecordDefinition
  onPick: (path: string) => void
  /** Below the fields. */
  children?: ReactNode
}

/** A field by its label: typing narrows, arrows and Enter choose, the right arrow goes on to the fields behind a link. */
export function FieldPicker({ label, definition, onPick, children }: Props) {
  const t = useWords()
  const me = useMe()
  const [text, setText] = useState('')
  const [on, setOn] = useState(0)
  const [through, setThrough] = useState<readonly FieldPath[]>([])
  const at = through.at(-1) ?? null
  const paths = useFieldPaths(definition, at)
  const wanted = text.trim().toLocaleLowerCase()
  const found = paths.filter(({ field }) => field.label.toLocaleLowerCase().includes(wanted))
  const goTo = (next: readonly FieldPath[]) => {
    setThrough(next)
    setText('')
    setOn(0)
  }
  const into = (path: FieldPath | undefined) => path && linkedDefinition(me, path) && goTo([...through, path])
  const press = (event: KeyboardEvent) => {
    const atEnd = (event.target as HTMLInputElement).selectionStart === text.length
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const rtl = document.documentElement.dir === 'rtl'
    if (by !== 0) setOn((before) => (before + by + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter' && found[on]) onPick(found[on].path)
    else if (event.key === (rtl ? 'ArrowLeft' : 'ArrowRight') && atEnd) into(found[on])
    else if (event.key === 'Backspace' && text === '' && at) goTo(through.slice(0, -1))
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.picker}>
      {at && (
        <div className={styles.through}>
          <Button
            kind="quiet"
            size={24}
            icon="chevron-left"
            label={t('back')}
            onClick={() => goTo(through.slice(0, -1))}
          />
          <span className="m cut">{at.label}</span>
        </div>
      )}
      <input
        key={at?.path ?? ''}
        className={styles.input}
        role="combobox"
        aria-expanded
        aria-controls="field-picker"
        aria-activedescendant={found[on] ? `pick-${found[on].path}` : undefined}
        aria-label={label}
        placeholder={label}
        value={text}
        // Loaded when it is opened, it comes after what surrounds it has looked for whom to give the focus.
        autoFocus
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value)
          setOn(0)
        }}
      />
      <div className={styles.options} role="listbox" id="field-picker" aria-label={label}>
        {found.map((path, index) => (
          <div
            key={path.path}
            id={`pick-${path.path}`}
            role="option"
            aria-selected={index === on}
            data-on={index === on || undefined}
            className={styles.pick}
            onClick={() => onPick(path.path)}
          >
            <span className="grow cut">{path.field.label}</span>
            {linkedDefinition(me, path) && (
              <span
                className={styles.into}
                title={t('filter.through', { label: path.field.label })}
                onClick={(event) => {
                  event.stopPropagation()
                  into(path)
                }}
              >
                <Icon name="chevron-right" size={14} />
              </span>
            )}
          </div>
        ))}
      </div>
      {children}
    </div>
  )
}
