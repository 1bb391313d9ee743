import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from '../../kit/button.tsx'
import { OpenPopover } from '../../kit/opened/open-popover.tsx'
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
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    onDone()
  }
  return (
    <>
      <span ref={setAnchor} className={styles.shown}>
        {shown}
      </span>
      {anchor && (
        <OpenPopover
          anchor={anchor}
          opened
          onChange={(open) => !open && onDone()}
          label={label}
          align="start"
          width={360}
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
        </OpenPopover>
      )}
    </>
  )
}
