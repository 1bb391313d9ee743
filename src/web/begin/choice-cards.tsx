import { Icon } from '../kit/icon.tsx'
import styles from './begin-parts.module.css'

export interface Choice<Key extends string> {
  key: Key
  icon: string
  title: string
  about: string
}

interface Props<Key extends string> {
  choices: readonly Choice<Key>[]
  chosen?: string | null | undefined
  disabled?: boolean
  onChoose: (key: Key) => void
}

/** The answers of a step, of which one is chosen by a click. */
export function ChoiceCards<Key extends string>({ choices, chosen, disabled, onChoose }: Props<Key>) {
  return (
    <div className={styles.choices}>
      {choices.map(({ key, icon, title, about }) => (
        <button
          key={key}
          type="button"
          className={styles.choice}
          aria-pressed={key === chosen}
          disabled={disabled}
          onClick={() => onChoose(key)}
        >
          <span className={styles.mark}>
            <Icon name={icon} size={20} />
          </span>
          <b>{title}</b>
          <span className="t2">{about}</span>
        </button>
      ))}
    </div>
  )
}
