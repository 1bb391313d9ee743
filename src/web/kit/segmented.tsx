import styles from './segmented.module.css'
import { Icon } from './icon.tsx'
import { join } from './join.ts'

interface Props<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: string }[]
  onChange: (value: Value) => void
}

/** One of a few, all visible: table or board. */
export function Segmented<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  return (
    <div role="radiogroup" aria-label={label} className={styles.group}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          className={join(styles.option, option.value === value && styles.on)}
          onClick={() => onChange(option.value)}
        >
          {option.icon && <Icon name={option.icon} size={14} />}
          {option.label}
        </button>
      ))}
    </div>
  )
}
