import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { formatDayHead } from '../fields/format/days.ts'
import { minuteIn } from '../fields/parse/moment.ts'
import { join } from '../kit/join.ts'
import { openCreate } from '../shell/create-request.ts'
import { formatHour, formatNumber, formatWeekday } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './calendar.module.css'
import type { Entry } from './entries.ts'
import { EntryItem, type Dragged } from './entry-item.tsx'
import { lanesOf, type Lane } from './lanes.ts'
import { valueOn, type ViewProps } from './month.tsx'
import { daysOf } from './span.ts'

const hourHeight = 48
const shortest = 30
/** From so many minutes on a block has room for a second line. */
const twoLines = 50
const step = 15
const morning = 7

/** Days beside each other: by their hours where there are times of day, else one entry under the other. */
export function Hours(props: ViewProps & { today: string }) {
  const { shown, acts, today } = props
  const days = daysOf(shown.range)
  const timed = shown.when.field?.type === 'dateTime'
  const scroller = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (timed && scroller.current) scroller.current.scrollTop = morning * hourHeight
  }, [timed])
  const firstId = days.flatMap((day) => shown.days.get(day) ?? [])[0]?.row.id
  const size = { gridTemplateColumns: `${timed ? '56px ' : ''}repeat(${days.length}, minmax(0, 1fr))` }
  return (
    <div className={styles.scroller} ref={scroller}>
      <div role="grid" aria-label={props.definition.label.many} aria-busy={shown.isPending} className={styles.hours}>
        <div role="row" className={styles.heads} style={size}>
          {timed && <span role="presentation" />}
          {days.map((day) => (
            <div key={day} role="columnheader" className={styles.head}>
              <button type="button" tabIndex={-1} title={formatDayHead(day, today)} onClick={() => acts.onDay(day)}>
                {formatWeekday(day)}
                <span className={join(styles.number, day === today && styles.today)}>
                  {formatNumber(Number(day.slice(8)))}
                </span>
              </button>
            </div>
          ))}
        </div>
        <div role="row" className={join(styles.columns, timed && styles.timed)} style={size}>
          {timed && <HourNames />}
          {days.map((day) => (
            <Column key={day} {...props} day={day} timed={timed} firstId={firstId} />
          ))}
        </div>
      </div>
    </div>
  )
}

function HourNames() {
  return (
    <div role="presentation" className={styles.hourNames} aria-hidden>
      {Array.from({ length: 23 }, (_, hour) => (
        <span key={hour} style={{ top: (hour + 1) * hourHeight }}>
          {formatHour(hour + 1)}
        </span>
      ))}
    </div>
  )
}

interface ColumnProps extends ViewProps {
  day: string
  today: string
  timed: boolean
  firstId: string | undefined
}

function Column({ definition, shown, acts, day, today, timed, firstId }: ColumnProps) {
  const t = useWords()
  const element = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const { when, linked } = shown
  const entries = shown.days.get(day) ?? []
  const left = (shown.counts.get(day) ?? 0) - entries.length
  const drop = useRef(acts.onMove)
  useEffect(() => {
    drop.current = acts.onMove
  })
  const minuteAt = (clientY: number) => {
    const minute = ((clientY - element.current!.getBoundingClientRect().top) / hourHeight) * 60
    return Math.max(0, Math.min(Math.round(minute / step) * step, 1440 - step))
  }
  useEffect(
    () =>
      dropTargetForElements({
        element: element.current!,
        canDrop: ({ source }) => source.data.entry !== undefined,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source, location }) => {
          setOver(false)
          const { entry, grip } = source.data as unknown as Dragged
          if (timed) drop.current(entry, day, minuteAt(location.current.input.clientY - grip))
          else drop.current(entry, day)
        },
      }),
    [day, timed],
  )
  const lanes = lanesOf(entries.map(stretchOf))
  return (
    <div
      ref={element}
      role="gridcell"
      className={join(styles.column, over && styles.over)}
      data-date={day}
      onDoubleClick={(event) => {
        if (!acts.mayAdd || event.target !== element.current) return
        const value = valueOn(when, day, timed ? minuteAt(event.clientY) : undefined)
        openCreate(definition.name, { initial: { [when.by]: value } })
      }}
    >
      {timed && day === today && <Now timeZone={when.timeZone} />}
      {entries.map((entry, index) => (
        <EntryItem
          key={entry.row.id}
          shape="block"
          stop={entry.row.id === firstId}
          {...{ definition, entry, when, linked, acts }}
          {...(timed && { style: placeOf(entry, lanes[index]!), short: shortness(entry, lanes[index]!) })}
        />
      ))}
      {left > 0 && !timed && (
        <span className={styles.more}>{t('calendar.more', { count: left, number: formatNumber(left) })}</span>
      )}
    </div>
  )
}

const stretchOf = ({ minute, until }: Entry) => {
  const start = minute ?? 0
  return { start, end: Math.max(start + shortest, until ?? 0) }
}

function placeOf(entry: Entry, { lane, of }: Lane) {
  const { start, end } = stretchOf(entry)
  return {
    top: (start / 60) * hourHeight,
    height: ((Math.min(end, 1440) - start) / 60) * hourHeight - 2,
    insetInlineStart: `${(lane / of) * 100}%`,
    width: `calc(${100 / of}% - 4px)`,
  }
}

function shortness(entry: Entry, { of }: Lane) {
  const { start, end } = stretchOf(entry)
  if (end - start >= twoLines) return undefined
  return of > 1 ? 'beside' : 'alone'
}

/** The line of the present, which goes on by itself. */
function Now({ timeZone }: { timeZone: string }) {
  const [minute, setMinute] = useState(() => minuteIn(timeZone, new Date()))
  useEffect(() => {
    const timer = setInterval(() => setMinute(minuteIn(timeZone, new Date())), 30_000)
    return () => clearInterval(timer)
  }, [timeZone])
  return <span className={styles.now} style={{ top: (minute / 60) * hourHeight }} />
}
