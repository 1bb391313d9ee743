import { useId } from 'react'
import { useSeenWithin } from '../api/seen.ts'
import styles from './settings.module.css'

interface Props {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  /** With the version that was seen when one came to it. */
  onChange: (value: string, version: number) => void
  /** Of the record whose value it is. */
  version?: number
  help?: string | undefined
  disabled?: boolean
}

/** One of a list that everybody knows: a role, a currency, a time zone. */
export function SelectField({ label, value, options, onChange, version = 0, help, disabled }: Props) {
  const id = useId()
  const { seen, within } = useSeenWithin(version)
  const known = options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options]
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.select}
        value={value}
        disabled={disabled}
        {...within}
        onChange={(event) => onChange(event.currentTarget.value, seen())}
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
