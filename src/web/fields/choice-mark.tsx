import type { Color } from '../../kernel/field.ts'
import styles from './choice-mark.module.css'

/** The dot of a choice that has a colour; its word always stands beside it. */
export function ChoiceMark({ color }: { color: Color | undefined }) {
  return color ? <i className={`${styles.dot} ${styles[color]}`} aria-hidden /> : null
}
