import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react'
import Squire from 'squire-rte'
import { join } from '../kit/join.ts'
import { harmless } from './harmless.ts'
import styles from './rich-text.module.css'
import { Toolbar } from './toolbar.tsx'

/** What others do to a text that is being written. */
export interface Writing {
  /** Puts words where the caret is. */
  insertText: (text: string) => void
  /** Puts a page where the caret is. */
  insertPage: (html: string) => void
  /** Begins anew with a page; it can be taken back as what is typed can. */
  replace: (html: string) => void
  focus: (at: 'start' | 'end') => void
}

export interface RichTextProps {
  label: string
  /** What it begins with: HTML. Later ones are put there by `replace`. */
  value: string
  onChange: (html: string) => void
  /** Told once it can be written into. */
  onReady?: (writing: Writing) => void
  error?: string | undefined
  /** Further buttons at the end of the bar. */
  more?: ReactNode
  className?: string
}

/** The editor itself and the bar beneath it: from the text, Tab leads to the bar. */
export function Editor({ label, value, onChange, onReady, error, more, className }: RichTextProps) {
  const id = useId()
  const page = useRef<HTMLDivElement>(null)
  const [squire, setSquire] = useState<Squire | null>(null)
  const changed = useEffectEvent((html: string) => onChange(html))
  const begin = useEffectEvent((made: Squire) => {
    if (value) made.setHTML(value)
    made.addEventListener('input', () => changed(pageOf(made)))
    setSquire(made)
    onReady?.(writingIn(made))
  })
  useEffect(() => {
    const made = new Squire(page.current!, { sanitizeToDOMFragment: harmless, didError: reportError })
    begin(made)
    return () => made.destroy()
  }, [])
  return (
    <div className={join(styles.whole, error && styles.wrong, className)}>
      <div
        ref={page}
        className={styles.page}
        role="textbox"
        aria-multiline="true"
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        dir="auto"
      />
      {error && (
        <p id={id} role="alert" className={styles.fault}>
          {error}
        </p>
      )}
      <Toolbar squire={squire} more={more} />
    </div>
  )
}

/** The page as it is kept; one in which nothing stands is none. */
const pageOf = (squire: Squire) => {
  const isBlank = !squire.getRoot().textContent?.trim() && !squire.getRoot().querySelector('img, hr, table')
  return isBlank ? '' : squire.getHTML()
}

const writingIn = (squire: Squire): Writing => ({
  insertText: (text) => void squire.focus().insertPlainText(text, false),
  insertPage: (html) => void squire.focus().insertHTML(html),
  replace: (html) => {
    squire.saveUndoState()
    squire.setHTML(html)
    squire.fireEvent('input')
  },
  focus: (at) => void (at === 'start' ? squire.moveCursorToStart() : squire.moveCursorToEnd()).focus(),
})
