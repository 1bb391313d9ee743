import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { join } from '../../../../web/kit/join.ts'
import { forward } from '../../../../web/words/language.ts'
import { useWords } from '../../../../web/words/words.ts'
import { besideOf, chartOf } from './chart.ts'
import { height, placeOf, sizeOf, width } from './geometry.ts'
import { Lines } from './lines.tsx'
import type { Stakeholder } from './stakeholder.ts'
import styles from './stakeholders.module.css'

interface Props {
  people: readonly Stakeholder[]
  chosen: string | null
  onChoose: (id: string | null) => void
  /** Somebody was put onto whom they report to. */
  onReport: (id: string, to: string) => void
}

/** Who reports to whom as lines, who influences whom as dashed arrows; people are chosen by a click or Enter, and dragged onto whom they report to. */
export function Drawing({ people, chosen, onChoose, onReport }: Props) {
  const t = useWords()
  const drawn = useRef<HTMLDivElement>(null)
  const { dragged, begin, drop, end } = useDrag(onReport)
  const chart = chartOf(people.map(({ row }) => row))
  const go = (event: KeyboardEvent, id: string) => {
    const to = besideOf(chart, id, event.key, forward)
    if (!to) return
    event.preventDefault()
    drawn.current?.querySelector<HTMLElement>(`[data-person="${to}"]`)?.focus()
  }
  return (
    <div className={styles.drawing}>
      <div
        ref={drawn}
        role="group"
        aria-label={t('deals.map.title')}
        className={styles.chart}
        style={sizeOf(chart)}
        onPointerUp={drop}
        onPointerLeave={end}
      >
        <Lines people={people} chart={chart} />
        {people.map((each) => (
          <Node
            key={each.row.id}
            each={each}
            at={placeOf(chart, each.row.id)!}
            isChosen={chosen === each.row.id}
            isDragged={dragged === each.row.id}
            onChoose={() => onChoose(chosen === each.row.id ? null : each.row.id)}
            onKeyDown={(event) => go(event, each.row.id)}
            onPointerDown={(event) => begin(event, each.row.id)}
          />
        ))}
      </div>
    </div>
  )
}

interface NodeProps {
  each: Stakeholder
  at: { x: number; y: number }
  isChosen: boolean
  isDragged: boolean
  onChoose: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onPointerDown: (event: PointerEvent) => void
}

function Node({ each: { row, name, role, stance }, at, isChosen, isDragged, onChoose, ...on }: NodeProps) {
  return (
    <button
      type="button"
      data-person={row.id}
      aria-pressed={isChosen}
      className={join(styles.node, row.stance && styles[row.stance], isDragged && styles.dragged)}
      style={{ insetInlineStart: at.x, top: at.y, width, height }}
      onClick={onChoose}
      {...on}
    >
      <b className="cut">{name}</b>
      {(role || stance) && <span className="cut">{[role, stance].filter(Boolean).join(' · ')}</span>}
    </button>
  )
}

/** Somebody is dragged by the mouse; a finger scrolls. */
function useDrag(onDrop: (id: string, onto: string) => void) {
  const [dragged, drag] = useState<string | null>(null)
  const begin = ({ pointerType, button }: PointerEvent, id: string) => {
    if (pointerType === 'mouse' && button === 0) drag(id)
  }
  const drop = ({ clientX, clientY }: PointerEvent) => {
    const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-person]')
    const onto = under?.dataset.person
    if (dragged && onto && onto !== dragged) onDrop(dragged, onto)
    drag(null)
  }
  return { dragged, begin, drop, end: () => drag(null) }
}
