import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useWords } from '../words/words.ts'
import { Button } from './button.tsx'
import { stopsIn } from './stops.ts'
import styles from './dialog.module.css'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons, at the end of the foot. */
  foot?: ReactNode
  width?: number
}

/**
 * What must be answered before going on; Escape and the cross close it. Never one above another. It is no `<dialog>`,
 * since nothing could open above one: the page beneath is made inert instead.
 */
export function Dialog({ title, onClose, children, foot, width = 480 }: Props) {
  const t = useWords()
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  useAlone(panel)
  return createPortal(
    <div className={styles.scrim} onMouseDown={(event) => event.target === event.currentTarget && onClose()}>
      <div
        ref={panel}
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        tabIndex={-1}
        className={styles.dialog}
        style={{ width }}
        onKeyDown={(event) => {
          if (event.key === 'Tab') stayInside(event)
          if (event.key !== 'Escape' || event.defaultPrevented) return
          event.stopPropagation()
          onClose()
        }}
      >
        <header className={styles.head}>
          <h2 id={id} className="grow">
            {title}
          </h2>
          <Button kind="quiet" icon="x" label={t('close')} onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
        {foot && <footer className={styles.foot}>{foot}</footer>}
      </div>
    </div>,
    document.body,
  )
}

/** While it is open nothing beneath can be reached; afterwards the focus is where it was. */
function useAlone(panel: { current: HTMLElement | null }): void {
  const [before] = useState(() => document.activeElement as HTMLElement | null)
  useEffect(() => {
    const page = document.getElementById('root')!
    page.inert = true
    if (!panel.current?.contains(document.activeElement)) firstIn(panel.current)?.focus()
    return () => {
      page.inert = false
      before?.focus?.()
    }
  }, [panel, before])
}

/** After the last stop comes the first, and before the first the last: the browser’s own bars are not among them. */
function stayInside(event: KeyboardEvent<HTMLElement>): void {
  const all = stopsIn(event.currentTarget)
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]]
  if (event.target !== from && event.target !== event.currentTarget) return
  if (event.target === event.currentTarget && !event.shiftKey) return
  event.preventDefault()
  to?.focus()
}

const firstIn = (panel: HTMLElement | null) =>
  panel?.querySelector<HTMLElement>('[autofocus], [data-autofocus], input:not([type=hidden]), textarea, select') ??
  panel
