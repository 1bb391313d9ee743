import type { Draggable } from '../../../../web/kit/reorder.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Menu, type MenuItem } from '../../../../web/kit/menu.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './layouts.module.css'

interface Props {
  name: string
  label: string
  drag: Draggable
  /** Where else it can go. */
  items: readonly MenuItem[]
  /** Moves it a step with Alt and an arrow; without one it stands in no order. */
  onStep?: (by: -1 | 1) => void
}

const steps: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 }

/** A field that can be put elsewhere: by dragging it, by its menu, or with Alt and the arrows. */
export function FieldLine({ name, label, drag, items, onStep }: Props) {
  const t = useWords()
  return (
    <div
      className={styles.line}
      {...drag}
      onKeyDown={(event) => {
        const by = steps[event.key]
        if (!event.altKey || by === undefined || !onStep) return
        event.preventDefault()
        onStep(by)
      }}
    >
      <Icon name="grip-vertical" className={styles.grip} />
      <span className="grow cut">{label}</span>
      <Menu align="end" items={items}>
        <Button kind="quiet" icon="dots" label={t('layouts.move', { field: label })} data-laid={name} />
      </Menu>
    </div>
  )
}
