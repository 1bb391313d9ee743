import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { addDays } from '../../kernel/time.ts'
import { changeByGesture } from '../api/change-by-gesture.ts'
import { mayChange, useMe } from '../api/use-me.ts'
import { Trouble } from '../app/errors.tsx'
import type { LayoutProps } from '../list/layouts.ts'
import { nameOf } from '../list/table-row.tsx'
import { useOpen } from '../list/use-open.ts'
import { useCommands } from '../shell/commands.ts'
import { today } from '../words/format.ts'
import { forward } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { Agenda } from './agenda.tsx'
import styles from './calendar.module.css'
import { CalendarBar } from './calendar-bar.tsx'
import { patchTo, type Entry } from './entries.ts'
import type { CalendarActs } from './entry-item.tsx'
import { Hours } from './hours.tsx'
import { Month } from './month.tsx'
import { stepped } from './span.ts'
import { useCalendar } from './use-calendar.ts'
import { entryNow, walk } from './walk.ts'
import { whenWords } from './when-words.ts'

/** A list by its dates: a month, a week, a day, or what lies ahead one after the other; another day is one write. */
export function Calendar({ definition, state, handle }: LayoutProps) {
  const t = useWords()
  const me = useMe()
  const shown = useCalendar(definition, state)
  const { peeked, open, peek } = useOpen(definition, state)
  const [moving, setMoving] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const { when, wanted, span, day } = shown
  const right = me.permissions[definition.name]
  const mayMove = ({ row }: Entry) => when.field?.setBy === 'typed' && mayChange(right, row, me)
  const acts: CalendarActs = {
    peeked,
    moving,
    mayMove,
    mayAdd: when.field?.setBy === 'typed' && me.permissions[definition.name]?.create === true,
    onOpen: ({ row }) => open(row.id, [{ wanted }]),
    onPeek: (entry) => peek(entry?.row.id, [{ wanted }]),
    onMoving: setMoving,
    onMove: (entry, to, minute) => {
      const patch = patchTo(entry, when, to, minute)
      if (patch[when.by] === entry.row[when.by]) return
      const done = t('calendar.moved', {
        name: nameOf(definition, entry.row),
        day: whenWords(patch[when.by] as string),
      })
      void changeByGesture(definition, entry.row, patch, done)
    },
    onDay: (next) => state.change({ span: 'day', day: next }),
  }
  const go = (by: number) => state.change({ day: stepped(span, day, by) })
  useEffect(() => {
    handle.current = {
      focus: () => entryNow(place.current, peeked)?.focus(),
      move: (by) => walk(place.current, peeked, by > 0 ? 'next' : 'previous'),
    }
    return () => {
      handle.current = null
    }
  }, [handle, peeked])
  useCommands([
    {
      id: 'today',
      label: t('calendar.today'),
      icon: 'calendar-event',
      group: 'here',
      run: () => state.change({ day: undefined }),
    },
    { id: 'later', label: t('calendar.later'), group: 'here', keysOnly: true, run: () => go(1) },
    { id: 'earlier', label: t('calendar.earlier'), group: 'here', keysOnly: true, run: () => go(-1) },
    {
      id: 'move-date',
      label: t('calendar.moveTo'),
      group: 'here',
      keysOnly: true,
      run: () => setMoving(entryNow(place.current, peeked)?.dataset.entry ?? null),
    },
    {
      id: 'shift-date',
      label: t('calendar.shift'),
      keys: 'shift+arrowright',
      group: 'here',
      listedOnly: true,
      run: () => undefined,
    },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    const { entry } = (event.target as HTMLElement).dataset
    if (!entry || event.ctrlKey || event.metaKey || event.altKey) return
    const days = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: 7, ArrowUp: -7 }[event.key]
    if (!days) return
    event.preventDefault()
    const found = [...shown.days.values()].flat().find(({ row }) => row.id === entry)!
    if (event.shiftKey) return void (mayMove(found) && acts.onMove(found, addDays(found.day, days)))
    walk(
      place.current,
      entry,
      Math.abs(days) === 7 ? (days > 0 ? 'next' : 'previous') : days > 0 ? 'nextDay' : 'previousDay',
    )
  }
  const parts = { definition, shown, acts }
  return (
    <div ref={place} className={styles.calendar} onKeyDown={onKeyDown}>
      <CalendarBar shown={shown} state={state} onStep={go} />
      {shown.error ? (
        <Trouble error={shown.error} onRetry={shown.again} />
      ) : span === 'month' ? (
        <Month {...parts} />
      ) : span === 'agenda' ? (
        <Agenda {...parts} state={state} />
      ) : (
        <Hours {...parts} key={when.field?.type} today={today()} />
      )}
    </div>
  )
}
