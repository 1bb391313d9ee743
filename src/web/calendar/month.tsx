import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Button } from '../kit/button.tsx'
import { join } from '../kit/join.ts'
import { openCreate } from '../shell/create-request.ts'
import { formatNumber, formatWeekday, today } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './calendar.module.css'
import { EntryItem, type CalendarActs, type Dragged } from './entry-item.tsx'
import { weeksOf } from './span.ts'
import type { CalendarShown } from './use-calendar.ts'
import { momentAt } from '../fields/parse/moment.ts'
import { formatDayHead } from '../fields/format/days.ts'

export interface ViewProps {
  definition: RecordDefinition
  shown: CalendarShown
  acts: CalendarActs
}

const headHeight = 28
const lineHeight = 24

/** A month: each day its first entries, as many as there is room for, and how many more there are. */
export function Month(props: ViewProps) {
  const { shown } = props
  const weeks = weeksOf(shown.range)
  const grid = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(3)
  useLayoutEffect(() => {
    const measure = () => {
      const height = grid.current!.querySelector('[data-week]')!.clientHeight
      setRoom(Math.max(1, Math.floor((height - headHeight) / lineHeight)))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(grid.current!)
    return () => observer.disconnect()
  }, [weeks.length])
  const firstId = weeks.flat().flatMap((day) => shown.days.get(day) ?? [])[0]?.row.id
  return (
    <div className={styles.scroller}>
      <div
        ref={grid}
        role="grid"
        aria-label={props.definition.label.many}
        aria-busy={shown.isPending}
        className={styles.month}
      >
        <div role="row" className={styles.weekdays}>
          {weeks[0]!.map((day) => (
            <span key={day} role="columnheader">
              {formatWeekday(day)}
            </span>
          ))}
        </div>
        {weeks.map((days) => (
          <div key={days[0]} role="row" className={styles.week} data-week>
            {days.map((day) => (
              <Day key={day} {...props} day={day} room={room} firstId={firstId} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

function Day({
  definition,
  shown,
  acts,
  day,
  room,
  firstId,
}: ViewProps & { day: string; room: number; firstId: string | undefined }) {
  const t = useWords()
  const element = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const { when, linked } = shown
  const entries = shown.days.get(day) ?? []
  const count = Math.max(entries.length, shown.counts.get(day) ?? 0)
  const drawn = entries.slice(0, count > room ? room - 1 : room)
  const drop = useRef(acts.onMove)
  useEffect(() => {
    drop.current = acts.onMove
  })
  useEffect(
    () =>
      dropTargetForElements({
        element: element.current!,
        canDrop: ({ source }) => source.data.entry !== undefined,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false)
          drop.current((source.data as unknown as Dragged).entry, day)
        },
      }),
    [day],
  )
  const isOther = day.slice(0, 7) !== shown.day.slice(0, 7)
  return (
    <div
      ref={element}
      role="gridcell"
      className={join(styles.day, isOther && styles.other, over && styles.over)}
      data-date={day}
    >
      <div className={styles.dayHead}>
        <button
          type="button"
          tabIndex={-1}
          className={join(styles.number, day === today() && styles.today)}
          aria-current={day === today() ? 'date' : undefined}
          aria-label={dayName(day)}
          onClick={() => acts.onDay(day)}
        >
          {formatNumber(Number(day.slice(8)))}
        </button>
        <span className="grow" />
        {acts.mayAdd && (
          <Button
            kind="quiet"
            size={24}
            icon="plus"
            tabIndex={-1}
            className={styles.add}
            label={t('calendar.newOn', { record: named(definition.label.one), day: formatDayHead(day, today()) })}
            onClick={() => openCreate(definition.name, { initial: { [when.by]: valueOn(when, day) } })}
          />
        )}
      </div>
      {drawn.map((entry) => (
        <EntryItem
          key={entry.row.id}
          shape="line"
          stop={entry.row.id === firstId}
          {...{ definition, entry, when, linked, acts }}
        />
      ))}
      {count > drawn.length && (
        <button type="button" tabIndex={-1} className={styles.more} onClick={() => acts.onDay(day)}>
          {t('calendar.more', { count: count - drawn.length, number: formatNumber(count - drawn.length) })}
        </button>
      )}
    </div>
  )
}

/** “26, Today”: what is seen is part of what is said. */
function dayName(day: string): string {
  const [number, head] = [formatNumber(Number(day.slice(8))), formatDayHead(day, today())]
  return head.includes(number) ? head : `${number}, ${head}`
}

const nine = 540
/** What a new record on a day begins with. */
export function valueOn({ field, timeZone }: CalendarShown['when'], day: string, minute = nine): string {
  return field.type === 'date' ? day : momentAt(timeZone, day, minute)
}
