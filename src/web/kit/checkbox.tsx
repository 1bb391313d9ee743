import type { InputHTMLAttributes } from 'react'
import styles from './checkbox.module.css'
import { join } from './join.ts'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  /** Read aloud; use `children`-less boxes only with it. */
  label: string
  /** Some of many are chosen. */
  partly?: boolean
}

/** A tick box of 16 pixels; its label is read aloud, what stands beside it is the caller's. */
export function Checkbox({ label, partly = false, className, ...rest }: Props) {
  return (
    <input
      type="checkbox"
      {...rest}
      aria-label={label}
      ref={(box) => {
        if (box) box.indeterminate = partly
      }}
      className={join(styles.box, className)}
    />
  )
}
