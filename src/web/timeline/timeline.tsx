import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { addDays, startOfDay } from '../../kernel/time.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { Trouble } from '../app/errors.tsx'
import { Button } from '../kit/button.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { currentTimeZone, today } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { formatDayHead } from '../fields/format/days.ts'
import { ChangesItem } from './changes-item.tsx'
import { EntryItem } from './entry-item.tsx'
import { folded, type Item } from './fold.ts'
import { NewPill } from './new-pill.tsx'
import { Pinned } from './pinned.tsx'
import { TimelineFilter } from './timeline-filter.tsx'
import { timelineQuery, type Entry, type TimelineAnswer } from './timeline-query.ts'
import { useWaitingAbout, WaitingEntries } from './waiting-entries.tsx'
import styles from './timeline.module.css'

interface Props {
  definition: RecordDefinition
  row: Row
  kinds: readonly RecordDefinition[]
}

/** Everything that took place, newest first, under the heads of its days; of one kind, with some words, or up to a day. */
export function Timeline({ definition, row, kinds }: Props) {
  const [kind, setKind] = useState<string | null>(null)
  const [q, setQ] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const t = useWords()
  const list = useRef<HTMLOListElement>(null)
  const waits = useWaitingAbout(row.id).length > 0
  const until = day === null ? undefined : startOfDay(currentTimeZone(), addDays(day, 1)).toISOString()
  const timeline = useInfiniteQuery(timelineQuery(definition, row.id, kind, { q: q || undefined, until }))
  const { entries, items, linkedOf } = useItems(timeline.data?.pages)
  const { hasNextPage, isFetchingNextPage, fetchNextPage, hasPreviousPage, isFetchingPreviousPage } = timeline
  const end = useNearEnd(() => hasNextPage && !isFetchingNextPage && void fetchNextPage())
  useFocusOnJump(list, day, timeline.isPending)
  const page = useMemo(() => ({ record: definition.name, id: row.id }), [definition, row.id])
  const none = q ? 'timeline.noHit' : kind === null ? 'timeline.none' : 'timeline.noneOfKind'

  return (
    <section aria-label={t('timeline.title')}>
      <TimelineFilter
        kinds={kinds}
        kind={kind}
        onKind={setKind}
        onFind={setQ}
        day={day}
        onDay={setDay}
        busy={day !== null && timeline.isPending}
      />
      {day === null && (
        <NewPill
          newest={entries[0] && markOf(entries[0])}
          ids={entries.slice(0, 40).map(markOf)}
          key={`${kind} ${q}`}
        />
      )}
      {timeline.error && <Trouble error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.isPending && (
        <div className={styles.waiting}>
          <SkeletonLines count={6} />
        </div>
      )}
      <WaitingEntries about={row.id} />
      {kind === null && !q && day === null && <Pinned row={row} />}
      {hasPreviousPage && (
        <Button kind="quiet" busy={isFetchingPreviousPage} onClick={() => void timeline.fetchPreviousPage()}>
          {t('timeline.later')}
        </Button>
      )}
      <ol ref={list} className={styles.timeline}>
        {items.map((item) =>
          item.type === 'day' ? (
            <li key={item.key} className={styles.day} data-day={item.day} tabIndex={-1}>
              <h3>{formatDayHead(item.day, today())}</h3>
            </li>
          ) : item.type === 'changes' ? (
            <ChangesItem key={item.key} entries={item.entries} page={page} linked={linkedOf(item.entries)} />
          ) : (
            <EntryItem
              key={`${item.entry.kind} ${item.key}`}
              entry={item.entry}
              linked={linkedOf([item.entry])}
              page={row.id}
            />
          ),
        )}
      </ol>
      {timeline.data && entries.length === 0 && !waits && <p className={styles.none}>{t(none)}</p>}
      <div ref={end}>
        {hasNextPage && (
          <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('timeline.earlier')}
          </Button>
        )}
      </div>
    </section>
  )
}

const markOf = ({ id, line }: Entry) => `${id} ${line?.id ?? ''}`

interface Read {
  entries: readonly Entry[]
  items: readonly Item[]
  /** What entries mention, as the page that brought them said it: the same object while nothing new is read, so that ten thousand lines are not drawn again for the next hundred. */
  linkedOf: (entries: readonly Entry[]) => Linked
}

function useItems(pages: readonly TimelineAnswer[] | undefined): Read {
  return useMemo(() => {
    const entries = pages?.flatMap((page) => page.data) ?? []
    const mentioned = new Map(pages?.flatMap(({ data, linked = {} }) => data.map((entry) => [entry, linked] as const)))
    const linkedOf = (some: readonly Entry[]): Linked => {
      const [first = {}, ...others] = new Set(some.map((entry) => mentioned.get(entry) ?? {}))
      return others.length === 0 ? first : Object.assign({}, first, ...others)
    }
    return { entries, items: folded(entries, currentTimeZone()), linkedOf }
  }, [pages])
}

/** Who goes to a day stands at its head once it is there. */
function useFocusOnJump(list: React.RefObject<HTMLOListElement | null>, day: string | null, isPending: boolean) {
  useEffect(() => {
    if (day === null || isPending) return
    const head = list.current?.querySelector<HTMLElement>('[data-day]')
    head?.scrollIntoView({ block: 'nearest' })
    head?.focus({ preventScroll: true })
  }, [list, day, isPending])
}

/** Calls when the end of the list comes near. */
function useNearEnd(run: () => void) {
  const latest = useRef(run)
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && latest.current(),
      { rootMargin: '600px' },
    )
    if (element.current) watcher.observe(element.current)
    return () => watcher.disconnect()
  }, [])
  return element
}
