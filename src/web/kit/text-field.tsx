import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react'
import { join } from './join.ts'
import styles from './text-field.module.css'

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> {
  label: string
  /** Beside the label, at its end. */
  aside?: ReactNode
  help?: string
  error?: string | undefined
  size?: 28 | 32 | 40
  /** Inside the field, after the text: a button. */
  after?: ReactNode
  ref?: Ref<HTMLInputElement>
}

/** A labelled line of text with its help and what is wrong with it. */
export function TextField({ label, aside, help, error, size = 32, after, className, ...rest }: Props) {
  const id = useId()
  return (
    <div className={join(styles.wrap, className)}>
      <span className={styles.head}>
        <label htmlFor={id}>{label}</label>
        {aside}
      </span>
      <span className={join(styles.field, styles[`h${size}`], error && styles.wrong)}>
        <input
          id={id}
          {...rest}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || help ? `${id}-more` : undefined}
        />
        {after}
      </span>
      {(error ?? help) && (
        <span id={`${id}-more`} className={error ? styles.error : styles.help}>
          {error ?? help}
        </span>
      )}
    </div>
  )
}
