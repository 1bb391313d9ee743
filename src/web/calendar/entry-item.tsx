import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import type { Money } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { useGlowing } from '../api/glow.ts'
import { pageOf } from '../api/path.ts'
import { useFields } from '../api/use-fields.ts'
import { listUiOf } from '../app/registry.ts'
import { Avatar } from '../kit/avatar.tsx'
import { join } from '../kit/join.ts'
import { useFocusAlong } from '../kit/use-focus-along.ts'
import { nameOf } from '../list/table-row.tsx'
import { readAhead } from '../record/read-ahead.ts'
import { pressAt } from '../shell/focus-keys.ts'
import { formatMoney, formatTime } from '../words/format.ts'
import styles from './calendar.module.css'
import type { Entry, When } from './entries.ts'
import { EntryMenu } from './entry-menu.tsx'
import { whenWords } from './when-words.ts'

/** What can be done to entries. */
export interface CalendarActs {
  peeked: string | undefined
  /** Whose new date is being asked. */
  moving: string | null
  mayMove: (entry: Entry) => boolean
  mayAdd: boolean
  onOpen: (entry: Entry) => void
  onPeek: (entry: Entry | undefined) => void
  onMoving: (id: string | null) => void
  onMove: (entry: Entry, day: string, minute?: number) => void
  onDay: (day: string) => void
}

/** What is dragged: which entry, and how far below its top it was taken. */
export interface Dragged {
  entry: Entry
  grip: number
}

interface Props {
  definition: RecordDefinition
  entry: Entry
  when: When
  linked: Linked
  acts: CalendarActs
  /** One line in a month, a block of its length among hours, a row of an agenda. */
  shape: 'line' | 'block' | 'row'
  style?: CSSProperties
  /** A block of one line's height; `beside` others it has no room for its time either. */
  short?: 'alone' | 'beside' | undefined
  /** It is the one that the Tab key reaches. */
  stop: boolean
}

/** A record at its date. */
export function EntryItem({ definition, entry, when, linked, acts, shape, style, short, stop }: Props) {
  const { row } = entry
  const fields = useFields(definition)
  const element = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const [lifted, setLifted] = useState(false)
  const glows = useGlowing().has(row.id)
  const may = acts.mayMove(entry)
  useEffect(() => {
    if (!may) return
    return draggable({
      element: element.current!,
      getInitialData: ({ input, element: taken }) => ({
        entry,
        grip: input.clientY - taken.getBoundingClientRect().top,
      }),
      onDragStart: () => setLifted(true),
      onDrop: () => setLifted(false),
    })
  }, [entry, may])
  useFocusAlong(row.id, element)
  const isPeeked = acts.peeked === row.id
  const moving = acts.moving === row.id
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== element.current) return
    const { key } = pressAt(event, 'calendar') ?? {}
    if (key === 'Enter') acts.onOpen(entry)
    else if (key === ' ') acts.onPeek(isPeeked ? undefined : entry)
    else return
    event.preventDefault()
  }
  const name = nameOf(definition, row)
  const value = row[when.by] as string
  const { totals = [], calendar } = listUiOf(definition.name)
  const amount = totals[0] && fields[totals[0]] ? (row[totals[0]] as Money | null) : null
  const under = (definition.subtitle ?? [])
    .map((field) => (fields[field]?.to ? linked[String(row[field])]?.title : row[field]))
    .find(Boolean)
  const owner = linked[String(row.owner)]?.title
  const done = calendar?.done !== undefined && row[calendar.done] === true
  const color = colorOf(fields, row)
  return (
    <div
      ref={element}
      role="group"
      aria-label={[name, whenWords(value)].join(', ')}
      tabIndex={stop ? 0 : -1}
      data-entry={row.id}
      data-day={entry.day}
      data-glow={glows || undefined}
      data-color={color}
      data-short={short}
      className={join(
        styles.entry,
        styles[shape],
        isPeeked && styles.peeked,
        lifted && styles.lifted,
        done && styles.done,
      )}
      style={style}
      onKeyDown={onKeyDown}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      onFocus={() => {
        setNear(true)
        void readAhead(definition, row.id)
        if (acts.peeked && !isPeeked) acts.onPeek(entry)
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setNear(false)}
    >
      {entry.minute !== null && <time className={styles.time}>{formatTime(value)}</time>}
      <a
        href={pageOf(definition, row.id)}
        tabIndex={-1}
        draggable={false}
        title={name}
        className={join(styles.name, 'cut')}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          acts.onOpen(entry)
        }}
      >
        {name}
      </a>
      {shape !== 'line' && typeof under === 'string' && <span className={join('cut', styles.under)}>{under}</span>}
      {shape !== 'block' && amount && (
        <span className={styles.amount}>{formatMoney(amount, { short: shape === 'line' })}</span>
      )}
      {shape === 'row' && owner && <Avatar name={owner} />}
      {(near || moving || shape === 'row') && (
        <EntryMenu definition={definition} entry={entry} when={when} acts={acts} may={may} name={name} />
      )}
    </div>
  )
}

/** The colour of the first choice that has any: what has been won is green. */
function colorOf(fields: ReturnType<typeof useFields>, row: Entry['row']): string | undefined {
  for (const [name, field] of Object.entries(fields)) {
    const color = field.options?.find(({ key }) => key === row[name])?.color
    if (color && color !== 'gray') return color
  }
  return undefined
}
