import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Address } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pageOf } from '../api/path.ts'
import { Trouble } from '../app/errors.tsx'
import { formatAddress } from '../fields/format/address.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { join } from '../kit/join.ts'
import { RecordMark } from '../kit/record-mark.tsx'
import { Skeleton } from '../kit/skeleton.tsx'
import { useCountText } from '../list/foot.tsx'
import type { ListHandle } from '../list/layouts.ts'
import { nameOf } from '../list/table-row.tsx'
import { useList, type RowsWanted } from '../list/use-list.ts'
import { useVirtualRows } from '../list/use-virtual-rows.ts'
import { indexOf, rowAt } from '../list/window.ts'
import { readAhead } from '../record/read-ahead.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './map.module.css'
import virtual from '../list/virtual-rows.module.css'

interface Props {
  definition: RecordDefinition
  /** Null until it is known what the map shows. */
  wanted: RowsWanted | null
  /** Why it is not known, and another try. */
  trouble: { error: unknown; onRetry: () => void } | null
  field: string
  handle: RefObject<ListHandle | null>
  peeked: string | undefined
  onOpen: (id: string) => void
  onPeek: (id: string | undefined) => void
  onLight: (id: string | null) => void
}
const rowHeight = 52

/** The records that the map shows, as a list that says the same: for the keyboard, and for who does not see. */
export function PlacesList({ definition, wanted, trouble, field, handle, peeked, onOpen, onPeek, onLight }: Props) {
  const t = useWords()
  const { window: read, look, isPending, error, again } = useList(definition, wanted ?? {}, wanted !== null)
  // While the map moves on, the records of before stay.
  const [before, setBefore] = useState(read)
  useEffect(() => {
    if (!isPending) setBefore(read)
  }, [read, isPending])
  const window = isPending ? before : read
  const rows = useVirtualRows({ length: window.length, row: rowHeight })
  const list = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState(0)
  const count = useCountText(definition, window)
  const at = Math.max(0, Math.min(active, window.length - 1))
  useEffect(() => look({ first: rows.first, last: rows.last }), [look, rows.first, rows.last, window])
  const go = (index: number) => {
    const next = Math.max(0, Math.min(index, window.length - 1))
    setActive(next)
    rows.show(next)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus())
  }
  useEffect(() => {
    const here = peeked ? Math.max(0, indexOf(window, peeked)) : at
    handle.current = { focus: () => go(here), move: (by) => go(at + by) }
    return () => {
      handle.current = null
    }
  })
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) go(at + by)
    else if (event.key === 'Enter') onOpen(id)
    else if (event.key === ' ') onPeek(peeked === id ? undefined : id)
    else return
    event.preventDefault()
  }
  const failed = trouble ?? (error && window.length === 0 ? { error, onRetry: () => void again() } : null)
  const waiting = (wanted === null || isPending) && window.length === 0 && !failed
  return (
    <>
      <p className={styles.count} role="status">
        {!waiting && !failed && t('map.inView', { count })}
      </p>
      <div className={virtual.scroller} ref={rows.scroller} onScroll={rows.onScroll}>
        {failed ? (
          <Trouble {...failed} />
        ) : waiting ? (
          <Outlines />
        ) : window.length === 0 ? (
          <EmptyState icon="map-pin" title={t('map.none', { records: named(definition.label.many) })} />
        ) : (
          <ul
            ref={list}
            style={{ height: rows.height }}
            className={virtual.rows}
            aria-label={t('map.listed', { records: definition.label.many })}
          >
            {Array.from({ length: Math.max(0, rows.last - rows.first + 1) }, (_, offset) => rows.first + offset).map(
              (index) => {
                const row = rowAt(window, index)
                return (
                  <li
                    key={row?.id ?? index}
                    className={join(virtual.item, styles.item)}
                    style={{ transform: `translateY(${rows.base + rows.offset(index)}px)` }}
                  >
                    {row ? (
                      <a
                        href={pageOf(definition, row.id)}
                        data-index={index}
                        tabIndex={index === at ? 0 : -1}
                        className={join(styles.record, peeked === row.id && styles.peeked)}
                        onClick={(event) => {
                          if (event.ctrlKey || event.metaKey || event.shiftKey) return
                          event.preventDefault()
                          onOpen(row.id)
                        }}
                        onKeyDown={(event) => onKeyDown(event, row.id)}
                        onFocus={() => {
                          setActive(index)
                          onLight(row.id)
                          void readAhead(definition, row.id)
                          if (peeked && peeked !== row.id) onPeek(row.id)
                        }}
                        onPointerEnter={() => onLight(row.id)}
                        onPointerLeave={() => onLight(null)}
                      >
                        <RecordMark record={definition.name} name={nameOf(definition, row)} size={20} />
                        <span className={styles.words}>
                          <span className="cut m">{nameOf(definition, row)}</span>
                          <span className="cut meta t2">{placeWords(row[field] as Address[] | null)}</span>
                        </span>
                      </a>
                    ) : (
                      <span className={styles.record}>
                        <Skeleton width="60%" />
                      </span>
                    )}
                  </li>
                )
              },
            )}
          </ul>
        )}
      </div>
    </>
  )
}

/** Places before they are read. */
function Outlines() {
  return Array.from({ length: 8 }, (_, index) => (
    <span key={index} className={styles.outline}>
      <Skeleton width={`${70 - ((index * 17) % 30)}%`} />
    </span>
  ))
}

function placeWords(addresses: Address[] | null): string {
  const address = addresses?.find(({ primary }) => primary) ?? addresses?.[0]
  return address ? formatAddress(address) : ''
}
