import { Icon } from '../../kit/icon.tsx'
import { useWords } from '../../words/words.ts'
import styles from './editor.module.css'

/** What is chosen already, each with a cross that takes it off. */
export function ChosenChips({
  items,
  onRemove,
}: {
  items: readonly { key: string; label: string }[]
  onRemove: (key: string) => void
}) {
  const t = useWords()
  return (
    <>
      {items.map(({ key, label }) => (
        <span key={key} className={styles.chip}>
          <span className="cut">{label}</span>
          <button
            type="button"
            tabIndex={-1}
            aria-label={t('fields.takeOff', { label })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onRemove(key)}
          >
            <Icon name="x" size={12} />
          </button>
        </span>
      ))}
    </>
  )
}
