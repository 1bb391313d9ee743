import styles from './segmented.module.css'
import { Icon } from './icon.tsx'
import { join } from './join.ts'
import { forward } from '../words/language.ts'

interface Props<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: string }[]
  onChange: (value: Value) => void
}

const steps: Record<string, number> = { ArrowRight: forward, ArrowDown: 1, ArrowLeft: -forward, ArrowUp: -1 }

/** One of a few, all visible: table or board; one tab stop, arrows choose. */
export function Segmented<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={styles.group}
      onKeyDown={(event) => {
        const step = steps[event.key]
        if (!step) return
        event.preventDefault()
        const index = options.findIndex((option) => option.value === value) + step
        const next = options[(index + options.length) % options.length]!
        onChange(next.value)
        event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')[options.indexOf(next)]?.focus()
      }}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
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
