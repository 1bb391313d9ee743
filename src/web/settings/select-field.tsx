import { useId } from 'react'
import styles from './settings.module.css'

interface Props {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  help?: string | undefined
  disabled?: boolean
}

/** One of a list that everybody knows: a role, a currency, a time zone. */
export function SelectField({ label, value, options, onChange, help, disabled }: Props) {
  const id = useId()
  const known = options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options]
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.select}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {known.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {help && <small>{help}</small>}
    </div>
  )
}
