import { useRef, useState, type MouseEvent, type PointerEvent, type ReactNode } from 'react'
import { forward } from '../words/language.ts'
import { Icon } from './icon.tsx'
import { join } from './join.ts'
import styles from './swipe.module.css'

/** What a drawn row shows: two at most, the more usual one last, where the thumb is. */
export interface SwipeAct {
  label: string
  icon: string
  tone?: 'success' | undefined
  run: () => void
}

interface Props {
  acts: readonly SwipeAct[]
  className?: string | undefined
  /** The one row that is open. */
  open: boolean
  onOpen: (open: boolean) => void
  children: ReactNode
}
const actWidth = 76
/** So far a finger goes before it is no tap, and so far that it means it. */
const [begins, means] = [10, 40]

/** A row that is drawn towards its beginning by a thumb and shows what can be done to it; the caller has the same in the row's menu. */
export function Swipe({ acts, className, open, onOpen, children }: Props) {
  const width = acts.length * actWidth
  const { drawn, hands } = useDrawing(width, open, onOpen)
  const run = (act: SwipeAct) => {
    onOpen(false)
    act.run()
  }
  return (
    <div
      className={join(styles.swipe, className)}
      data-drawn={drawn > 0 || undefined}
      {...(drawn > 0 && { style: { paddingInlineEnd: drawn } })}
      {...hands}
    >
      {children}
      {drawn > 0 && (
        <span className={styles.acts} style={{ inlineSize: drawn }} inert={!open}>
          {acts.map((act) => (
            <button
              key={act.label}
              type="button"
              className={join(styles.act, act.tone === 'success' && styles.success)}
              style={{ inlineSize: actWidth }}
              onClick={() => run(act)}
            >
              <Icon name={act.icon} size={20} />
              {act.label}
            </button>
          ))}
        </span>
      )}
    </div>
  )
}

/** Follows a finger that goes sideways; one that goes up or down scrolls, one that stays is a tap. */
function useDrawing(width: number, open: boolean, onOpen: (open: boolean) => void) {
  const [at, setAt] = useState<number | null>(null)
  const start = useRef<{ x: number; y: number } | null>(null)
  const isDrawn = useRef(false)
  const wayOf = ({ clientX }: PointerEvent) => (start.current!.x - clientX) * forward + (open ? width : 0)
  const end = () => {
    start.current = null
    setAt(null)
  }
  const hands = {
    onPointerDown(event: PointerEvent) {
      isDrawn.current = false
      if (event.pointerType !== 'mouse') start.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove(event: PointerEvent) {
      if (!start.current) return
      const aside = Math.abs(event.clientX - start.current.x)
      if (!isDrawn.current && (aside < begins || aside < Math.abs(event.clientY - start.current.y))) return
      isDrawn.current = true
      event.currentTarget.setPointerCapture(event.pointerId)
      setAt(Math.min(width, Math.max(0, wayOf(event))))
    },
    onPointerUp(event: PointerEvent) {
      if (start.current && isDrawn.current) onOpen(open ? wayOf(event) > width - means : wayOf(event) > means)
      end()
    },
    onPointerCancel: end,
    onClickCapture(event: MouseEvent) {
      if (!isDrawn.current) return
      isDrawn.current = false
      event.preventDefault()
      event.stopPropagation()
    },
  }
  return { drawn: at ?? (open ? width : 0), hands }
}
