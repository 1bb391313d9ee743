import { Suspense, useId, useRef, useState, type KeyboardEvent, type TextareaHTMLAttributes } from 'react'
import { fetched } from '../../kit/fetched.tsx'
import { draftOf, edited, named, nameBegun, storedOf } from './draft.ts'
import { useNames } from './use-names.ts'

const NamesBeneath = fetched(() => import('./names-beneath.tsx').then((door) => door.NamesBeneath))

interface Props extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange'> {
  /** As it is stored, with tokens; it is shown and edited as one reads it. */
  value: string
  onChange: (stored: string) => void
}

/** Several lines in which @ and a few letters name a colleague: arrows choose, Enter or Tab takes, Escape leaves the words. */
export function MentionArea({ value, onChange, onKeyDown, onBlur, ...rest }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const list = useId()
  const [draft, setDraft] = useState(() => draftOf(value))
  const [caret, setCaret] = useState<number | null>(null)
  const shown = storedOf(draft) === value ? draft : draftOf(value)
  const begun = caret === null ? null : nameBegun(shown, caret)
  const names = useNames(begun?.query ?? null)

  const take = (next: typeof draft, at: number | null) => {
    setDraft(next)
    setCaret(at)
    onChange(storedOf(next))
  }
  const pick = (index: number) => {
    const who = names.found[index]
    if (!who || !begun) return
    const next = named(shown, begun.start, caret!, who)
    take(next, null)
    const behind = begun.start + who.name.length + 2
    requestAnimationFrame(() => area.current?.setSelectionRange(behind, behind))
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (names.found.length > 0 && !event.nativeEvent.isComposing && act(event)) {
      // Neither the form nor the grid around takes it for its own.
      event.preventDefault()
      event.stopPropagation()
      return
    }
    onKeyDown?.(event)
  }
  const act = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean => {
    if (ctrlKey || metaKey) return false
    if (key === 'ArrowDown') names.move(1)
    else if (key === 'ArrowUp') names.move(-1)
    else if (key === 'Enter' || key === 'Tab') pick(names.at)
    else if (key === 'Escape') setCaret(null)
    else return false
    return true
  }
  const isOpen = names.found.length > 0
  return (
    <>
      <textarea
        {...rest}
        ref={area}
        value={shown.text}
        aria-haspopup="listbox"
        aria-autocomplete="list"
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? `${list}-${names.at}` : undefined}
        onChange={({ currentTarget: { value: text, selectionEnd } }) => take(edited(shown, text), selectionEnd)}
        onSelect={({ currentTarget }) => caret !== null && setCaret(currentTarget.selectionEnd)}
        onKeyDown={press}
        onBlur={(event) => {
          setCaret(null)
          onBlur?.(event)
        }}
      />
      {isOpen && area.current && (
        <Suspense>
          <NamesBeneath area={area.current} id={list} names={names.found} at={names.at} onPick={pick} />
        </Suspense>
      )}
    </>
  )
}
