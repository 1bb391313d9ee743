import { useState } from 'react'
import styles from '../shell/sidebar.module.css'
import { useWords } from '../words/words.ts'

/** A name that is typed where it stands: Enter or leaving keeps it, Escape gives up (`null`). */
export function NameInput({ value, onDone }: { value: string; onDone: (name: string | null) => void }) {
  const t = useWords()
  const [name, setName] = useState(value)
  return (
    <input
      className={styles.naming}
      value={name}
      aria-label={t('favourites.name')}
      maxLength={120}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => onDone(name === value ? null : name)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') {
          event.stopPropagation()
          onDone(null)
        }
      }}
    />
  )
}
