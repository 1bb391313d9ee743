import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import styles from './check-line.module.css'

interface Props {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** A sentence that holds or not. */
export function CheckLine({ label, checked, onChange }: Props) {
  return (
    <label className={styles.line}>
      <Checkbox label={label} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}
