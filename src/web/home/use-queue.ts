import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { client } from '../api/client.ts'
import { useMe, type Me } from '../api/use-me.ts'
import { rooms } from '../app/registry.ts'
import { ordered, type QueueItem, type QueueSource } from './queue.ts'
import { putOffQuery } from './put-off.ts'

export interface Snoozed extends QueueItem {
  until: string
}

/** Who needs the reader now, of all rooms; read anew whenever something changes, and every few minutes since time passes. */
export function useQueue() {
  const me = useMe()
  const sources = useQuery(sourcesQuery)
  const lists = useQueries({
    queries: (sources.data ?? []).map((source) => ({ ...nowQuery(source, me), refetchInterval: 180_000 })),
  })
  const putOff = useQuery(putOffQuery)
  const all = ordered(lists.map((list) => list.data))
  const until = new Map((putOff.data?.data ?? []).map((each) => [each.id, each.until]))
  return {
    items: all.filter(({ id }) => !until.has(id)),
    /** What is put off, soonest first. */
    snoozed: all
      .flatMap((item): Snoozed[] => (until.has(item.id) ? [{ ...item, until: until.get(item.id)! }] : []))
      .sort((one, other) => (one.until < other.until ? -1 : 1)),
    waiting: sources.isPending || putOff.isPending || lists.some((list) => list.isPending),
    error: sources.error ?? putOff.error ?? lists.find((list) => list.error)?.error ?? null,
    retry: () => void Promise.all([sources.refetch(), putOff.refetch(), ...lists.map((list) => list.refetch())]),
  }
}

export const sourcesQuery = queryOptions({
  queryKey: ['queue-sources'] as const,
  queryFn: loadSources,
  staleTime: Infinity,
})

const nowQuery = (source: QueueSource, me: Me) =>
  queryOptions({
    queryKey: ['now', source.key] as const,
    queryFn: ({ signal }) => source.read(me, signal),
  })

/** Asks for who needs the reader now, while nothing of it is drawn yet. */
export function queueAhead(sources: readonly QueueSource[], me: Me): void {
  void client.prefetchQuery(putOffQuery)
  for (const source of sources) void client.prefetchQuery(nowQuery(source, me))
}

/** What rooms put into the queue. */
export async function loadSources(): Promise<QueueSource[]> {
  const doors = await Promise.all(rooms().flatMap((room) => room.queue?.() ?? []))
  return doors.map((door) => door.default)
}
