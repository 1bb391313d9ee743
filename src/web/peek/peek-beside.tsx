import { Suspense, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { fetched } from '../kit/fetched.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import type { ListState } from '../list/use-list-state.ts'
import { pressAt } from '../shell/focus-keys.ts'
import { isTyping } from '../shell/keys.ts'
import styles from './peek.module.css'

const Peek = fetched(() => import('./peek.tsx').then((door) => door.Peek))

interface Props {
  definition: RecordDefinition
  state: ListState
  /** Gives the focus back to the list. */
  onLeave: () => void
  children: ReactNode
}

/** A list with the record that is looked at beside it; the address says which. A phone has no room for two. */
export function PeekBeside({ definition, state, onLeave, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const narrow = useNarrow()
  const id = narrow ? undefined : state.address.peek
  const close = () => {
    state.change({ peek: undefined })
    onLeave()
  }
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const here = place.current!.contains(event.target as Node) && !isTyping(event.target)
    if (!id || !here || pressAt(event, 'peek')?.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  return (
    <div ref={place} className={styles.place} onKeyDownCapture={onKeyDownCapture}>
      <div className={styles.list}>{children}</div>
      {id && (
        <Suspense>
          <Peek definition={definition} id={id} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}
