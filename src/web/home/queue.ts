import type { Me } from '../api/use-me.ts'

/** Somebody or something that needs the reader now: who, why, since when, and the one thing to do about it. */
export interface QueueItem {
  id: string
  /** The part of the queue it belongs to: "Tasks". */
  kind: string
  icon: string
  tone: 'plain' | 'danger' | 'warning' | 'info'
  title: string
  /** Whom it concerns. */
  about: string | null
  /** A sentence: why it is here. */
  reason: string
  /** A word or two about time, with its icon: "Overdue 1 d". */
  when: { text: string; icon: string; tone: 'plain' | 'danger' | 'warning' | 'info' }
  /** Where one goes to see it. */
  page: string
  /** The moment that orders the queue: the earlier, the more urgent. */
  rank: number
  action: { label: string; run: () => void }
  /** Ticks it off, where that is possible. */
  done?: () => Promise<unknown>
}

/** What a room puts into the queue. */
export interface QueueSource {
  key: string
  read: (me: Me, signal: AbortSignal) => Promise<QueueItem[]>
}

/** All items in one order, most urgent first. */
export function ordered(lists: readonly (readonly QueueItem[] | undefined)[]): QueueItem[] {
  return lists
    .flatMap((list) => list ?? [])
    .sort((one, other) => one.rank - other.rank || one.title.localeCompare(other.title))
}

/** How many of each kind, in the order in which they first appear. */
export function kindsOf(items: readonly QueueItem[]): { kind: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ kind, count }))
}
