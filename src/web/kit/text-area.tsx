import { useId, type ReactNode, type Ref, type TextareaHTMLAttributes } from 'react'
import { join } from './join.ts'
import styles from './text-field.module.css'

interface Props extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  label: string
  /** Beside the label, at its end. */
  aside?: ReactNode
  help?: string
  error?: string | undefined
  /** Beneath the text: what is offered while one writes. */
  children?: ReactNode
  ref?: Ref<HTMLTextAreaElement>
}

/** Labelled lines that a program reads, a formula or a certificate, with their help and what is wrong with them. */
export function TextArea({ label, aside, help, error, children, id: given, ...rest }: Props) {
  const own = useId()
  const id = given ?? own
  return (
    <div className={styles.wrap}>
      <span className={styles.head}>
        <label htmlFor={id}>{label}</label>
        {aside}
      </span>
      <textarea
        id={id}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        {...rest}
        className={join(styles.area, error && styles.wrong)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || help ? `${id}-more` : undefined}
      />
      {children}
      {(error ?? help) && (
        <span id={`${id}-more`} className={error ? styles.error : styles.help} role={error ? 'alert' : undefined}>
          {error ?? help}
        </span>
      )}
    </div>
  )
}
