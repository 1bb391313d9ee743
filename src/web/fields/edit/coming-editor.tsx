import { useLayoutEffect, useRef } from 'react'
import { useSteady } from '../../kit/use-steady.ts'
import { keepKeysFor } from '../../shell/keys-ahead.ts'
import { isTyping } from '../../shell/keys.ts'
import styles from './editor.module.css'

/** Stands for an editor that is still being fetched: it has the focus, what is typed is kept for the editor, Escape gives up. */
export function ComingEditor({ focused, onCancel }: { focused: boolean | undefined; onCancel: () => void }) {
  const place = useRef<HTMLSpanElement>(null)
  const cancel = useSteady(onCancel)
  useLayoutEffect(() => {
    const own = place.current!
    const around = own.parentElement
    if (!focused) return
    own.focus()
    const isThere = (element: Element) => element !== own && (isTyping(element) || around?.contains(element) === true)
    keepKeysFor(isThere, cancel)
  }, [focused, cancel])
  return <span ref={place} tabIndex={-1} className={styles.line} />
}
