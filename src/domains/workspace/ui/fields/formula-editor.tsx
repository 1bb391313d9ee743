import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { longestFormula } from '../../../../kernel/formula/kind.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { TextArea } from '../../../../web/kit/text-area.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import styles from './formula.module.css'
import { nameBegun, offersFor } from './formula-names.ts'

interface Props {
  record: RecordDefinition
  /** The field that is computed, if there is one yet: `custom.margin`. */
  self: string
  value: string
  error: string | undefined
  onChange: (formula: string) => void
}

/** Lines in which a formula is written; fields and functions are offered while one types: arrows choose, Enter or Tab takes, Escape leaves it. */
export function FormulaEditor({ record, self, value, error, onChange }: Props) {
  const t = useWords()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const typed = caret === null ? null : nameBegun(value, caret)
  const offers = typed === null ? [] : offersFor(record, typed, self)

  const take = (index: number) => {
    const offer = offers[index]
    if (!offer || typed === null || caret === null) return
    const start = caret - typed.length
    onChange(value.slice(0, start) + offer.text + value.slice(caret))
    setCaret(null)
    const behind = start + offer.text.length
    requestAnimationFrame(() => area.current?.setSelectionRange(behind, behind))
  }
  const press = (event: KeyboardEvent) => {
    if (offers.length === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    const { key } = event
    if (key === 'ArrowDown') setAt((at + 1) % offers.length)
    else if (key === 'ArrowUp') setAt((at + offers.length - 1) % offers.length)
    else if (key === 'Enter' || key === 'Tab') take(at)
    else if (key === 'Escape') setCaret(null)
    else return
    // Neither the form nor the dialog around takes it for its own.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <TextArea
      id={id}
      ref={area}
      label={customField.fields.formula.label}
      help={t('settings.formulaHelp')}
      error={error}
      rows={3}
      value={value}
      maxLength={longestFormula}
      aria-haspopup="listbox"
      aria-autocomplete="list"
      aria-controls={offers.length > 0 ? `${id}-offers` : undefined}
      aria-activedescendant={offers.length > 0 ? `${id}-${at}` : undefined}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value)
        setCaret(currentTarget.selectionEnd)
        setAt(0)
      }}
      onKeyDown={press}
      onBlur={() => setCaret(null)}
    >
      {offers.length > 0 && (
        <ul
          id={`${id}-offers`}
          className={styles.offers}
          role="listbox"
          aria-label={t('settings.formulaOffers')}
          onMouseDown={(event) => event.preventDefault()}
        >
          {offers.map(({ text, label }, index) => (
            <li
              key={text}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.offer}
              onClick={() => take(index)}
            >
              <span className="cut">{label}</span>
              {!text.endsWith('(') && <code className="t2 cut">{text}</code>}
            </li>
          ))}
        </ul>
      )}
    </TextArea>
  )
}
