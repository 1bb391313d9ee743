import type { KeyboardEvent } from 'react'
import { forward } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './tabs.module.css'

/** A row of tabs over what they show; arrows move between them. */
export function Tabs({
  names,
  value,
  onChange,
}: {
  names: readonly string[]
  value: string
  onChange: (name: string) => void
}) {
  const t = useWords()
  const shown = names.includes(value) ? value : names[0]!
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? forward : event.key === 'ArrowLeft' ? -forward : 0
    if (step === 0) return
    const next = names[(names.indexOf(shown) + step + names.length) % names.length]!
    onChange(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-name="${next}"]`)?.focus()
  }
  return (
    <div className={styles.tabs} role="tablist" onKeyDown={move}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          data-name={name}
          aria-selected={name === shown}
          tabIndex={name === shown ? 0 : -1}
          onClick={() => onChange(name)}
        >
          {t(`record.tab.${name}`)}
        </button>
      ))}
    </div>
  )
}
