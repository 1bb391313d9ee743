import type { Color } from '../../kernel/field.ts'
import { Icon, type IconProps } from '../kit/icon.tsx'
import styles from './choice-mark.module.css'

/** The dot of a choice that has a colour; its word always stands beside it. */
export function ChoiceMark({ color }: { color: Color | undefined }) {
  return color ? <i className={`${styles.dot} ${styles[color]}`} aria-hidden /> : null
}

/** An icon in a colour of choices, or in that of the text around it. */
export function ColoredIcon({ color, ...icon }: IconProps & { color: Color | null | undefined }) {
  return <Icon {...icon} {...(color && { className: styles[color]! })} />
}
