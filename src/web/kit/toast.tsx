import { useEffect, useRef } from 'react'
import { newId } from '../../kernel/id.ts'
import { useWords } from '../words/words.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { store } from './store.ts'
import styles from './toast.module.css'

export interface Toast {
  text: string
  tone?: 'plain' | 'danger'
  /** One thing to do about it: Undo, Retry. */
  action?: { label: string; run: () => void }
  /** It is gone, whether something was done about it or not. */
  onGone?: () => void
}

const shown = store<readonly (Toast & { id: string })[]>([])
const seconds = 10

/** Says something for ten seconds at the foot of the screen; it waits while it is pointed at or focused. */
export function toast(given: Toast): void {
  const before = shown.get()
  shown.set([...before.slice(-2), { ...given, id: newId() }])
  before.at(-3)?.onGone?.()
}

function dismiss(id: string) {
  shown
    .get()
    .find((each) => each.id === id)
    ?.onGone?.()
  shown.set((before) => before.filter((each) => each.id !== id))
}

/** Where toasts appear; once, in the frame. */
export function Toasts() {
  const toasts = shown.use()
  return (
    <div className={styles.host} role="status" aria-live="polite">
      {toasts.map((each) => (
        <Line key={each.id} toast={each} onClose={() => dismiss(each.id)} />
      ))}
    </div>
  )
}

function Line({ toast: given, onClose }: { toast: Toast; onClose: () => void }) {
  const t = useWords()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wait = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(onClose, seconds * 1000)
  }
  useEffect(() => {
    wait()
    return () => clearTimeout(timer.current)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the clock starts once, when the line appears
  }, [])
  const hold = () => clearTimeout(timer.current)
  return (
    <div className={styles.toast} onMouseEnter={hold} onMouseLeave={wait} onFocus={hold} onBlur={wait}>
      {given.tone === 'danger' && <Icon name="alert-circle" className="bad" />}
      <span className="grow">{given.text}</span>
      {given.action && (
        <Button
          kind="quiet"
          className={styles.action}
          onClick={() => {
            given.action?.run()
            onClose()
          }}
        >
          {given.action.label}
        </Button>
      )}
      <Button kind="quiet" size={24} icon="x" label={t('close')} onClick={onClose} />
    </div>
  )
}
