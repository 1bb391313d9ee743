import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './button.module.css'
import { Icon } from './icon.tsx'
import { join } from './join.ts'
import { KeyCap } from './key-cap.tsx'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** `primary` once a screen; `quiet` has no border; `link` is coloured as one; `danger` for what deletes. */
  kind?: 'plain' | 'quiet' | 'link' | 'primary' | 'danger'
  /** 28 in bars, 32 in forms, 40 on sign-in. */
  size?: 24 | 28 | 32 | 40
  icon?: string
  iconAfter?: string
  /** A key cap inside: the shortcut that does the same. */
  keys?: string
  /** Shows the icon only; this is what is read aloud. */
  label?: string
  busy?: boolean
  children?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A button; with `label` and no children a square one that shows its icon only. */
export function Button({
  kind = 'plain',
  size = 28,
  icon,
  iconAfter,
  keys,
  label,
  busy,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) /* prettier-ignore */ {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label ?? rest.title}
      // Disabled it would lose the focus of whoever pressed it.
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      data-kind={kind}
      className={join('reach', styles.button, styles[kind], styles[`h${size}`], !children && styles.square, className)}
    >
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} className={styles.after} />}
      {keys && <KeyCap keys={keys} className={styles.keys} />}
    </button>
  )
}
