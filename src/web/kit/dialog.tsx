import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './dialog.module.css'
import { useWords } from '../words/words.ts'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons, at the end of the foot. */
  foot?: ReactNode
  width?: number
}

/** What must be answered before going on; Escape and the cross close it. Never one above another. */
export function Dialog({ title, onClose, children, foot, width = 480 }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const t = useWords()
  useEffect(() => {
    const dialog = element.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className={styles.dialog}
      style={{ width }}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => event.target === element.current && onClose()}
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <h2 className="grow">{title}</h2>
          <Button kind="quiet" icon="x" label={t('close')} onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
        {foot && <footer className={styles.foot}>{foot}</footer>}
      </div>
    </dialog>
  )
}
