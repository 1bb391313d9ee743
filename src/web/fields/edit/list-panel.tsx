import type { FormEvent, ReactNode } from 'react'
import { Button } from '../../kit/button.tsx'
import { Popover } from '../../kit/popover.tsx'
import { useWords } from '../../words/words.ts'
import styles from './list-panel.module.css'

interface Props {
  label: string
  /** What stands in the field's place meanwhile. */
  shown: ReactNode
  /** Kept by Done, Enter and by leaving; false when something is wrong and it must stay open. */
  onDone: () => void
  onCancel: () => void
  children: ReactNode
}

/** A floating panel for values of several parts, under the field they belong to. */
export function ListPanel({ label, shown, onDone, onCancel, children }: Props) {
  const t = useWords()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    onDone()
  }
  return (
    <Popover
      opened
      onChange={(open) => !open && onDone()}
      label={label}
      width={360}
      target={<span className={styles.shown}>{shown}</span>}
    >
      <form
        className={styles.form}
        onSubmit={submit}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') onCancel()
        }}
      >
        {children}
        <footer className={styles.foot}>
          <Button onClick={onCancel}>{t('cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('fields.done')}
          </Button>
        </footer>
      </form>
    </Popover>
  )
}
