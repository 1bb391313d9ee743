import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { dayIn } from '../../kernel/time.ts'
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
import { folded } from './fold.ts'
import { JumpToDate } from './jump-to-date.tsx'
import { NewPill } from './new-pill.tsx'
import { Pinned } from './pinned.tsx'
import { timelineQuery } from './timeline-query.ts'
import styles from './timeline.module.css'

interface Props {
  definition: RecordDefinition
  row: Row
  kinds: readonly RecordDefinition[]
}

/** Everything that took place, newest first, under the heads of its days; chips show one kind alone. */
export function Timeline({ definition, row, kinds }: Props) {
  const [kind, setKind] = useState<string | null>(null)
  const [target, setTarget] = useState<string | null>(null)
  const t = useWords()
  const list = useRef<HTMLOListElement>(null)
  const timeline = useInfiniteQuery(timelineQuery(definition, row.id, kind))
  const entries = timeline.data?.pages.flatMap((page) => page.data) ?? []
  const linked: Linked = Object.assign({}, ...(timeline.data?.pages.map((page) => page.linked ?? {}) ?? []))
  const items = folded(entries, currentTimeZone())
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = timeline
  const end = useNearEnd(() => hasNextPage && !isFetchingNextPage && void fetchNextPage())

  const oldest = entries.at(-1)?.at
  useEffect(() => {
    if (target === null) return
    const reached = oldest !== undefined && dayIn(currentTimeZone(), new Date(oldest)) < target
    if (!reached && hasNextPage) {
      if (!isFetchingNextPage) void fetchNextPage()
      return
    }
    const heads = [...(list.current?.querySelectorAll<HTMLElement>('[data-day]') ?? [])]
    const head = heads.find((each) => each.dataset.day! <= target) ?? heads.at(-1)
    head?.scrollIntoView({ block: 'start' })
    head?.focus({ preventScroll: true })
    setTarget(null)
  }, [target, oldest, hasNextPage, isFetchingNextPage, fetchNextPage])

  return (
    <section aria-label={t('timeline.title')}>
      <div className={styles.filter}>
        <div className={styles.chips} role="group" aria-label={t('timeline.filter')}>
          <KindChip label={t('timeline.all')} on={kind === null} onClick={() => setKind(null)} />
          {kinds.map((each) => (
            <KindChip
              key={each.name}
              label={each.label.many}
              on={kind === each.name}
              onClick={() => setKind(each.name)}
            />
          ))}
          <KindChip label={t('timeline.changes')} on={kind === 'change'} onClick={() => setKind('change')} />
        </div>
        <JumpToDate onJump={setTarget} busy={target !== null} />
      </div>
      <NewPill
        newest={entries[0] && `${entries[0].id} ${entries[0].line?.id ?? ''}`}
        ids={entries.slice(0, 40).map((entry) => `${entry.id} ${entry.line?.id ?? ''}`)}
      />
      {timeline.error && <Trouble error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.isPending && (
        <div className={styles.waiting}>
          <SkeletonLines count={6} />
        </div>
      )}
      {kind === null && <Pinned row={row} />}
      <ol ref={list} className={styles.timeline}>
        {items.map((item) =>
          item.type === 'day' ? (
            <li key={item.key} className={styles.day} data-day={item.day} tabIndex={-1}>
              <h3>{formatDayHead(item.day, today())}</h3>
            </li>
          ) : item.type === 'changes' ? (
            <ChangesItem key={item.key} entries={item.entries} page={definition.name} linked={linked} />
          ) : (
            <EntryItem key={`${item.entry.kind} ${item.key}`} entry={item.entry} linked={linked} page={row.id} />
          ),
        )}
      </ol>
      {timeline.data && entries.length === 0 && (
        <p className={styles.none}>{t(kind === null ? 'timeline.none' : 'timeline.noneOfKind')}</p>
      )}
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

function KindChip({ label, on, onClick }: { label: string; on: boolean; onClick: () => void }) {
  return (
    <button type="button" className={styles.chip} aria-pressed={on} onClick={onClick}>
      {label}
    </button>
  )
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
