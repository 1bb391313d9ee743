import { useQueries, useQuery } from '@tanstack/react-query'
import { useMe } from '../api/use-me.ts'
import { rooms } from '../app/registry.ts'
import { ordered, type QueueSource } from './queue.ts'

/** Who needs the reader now, of all rooms; read anew whenever something changes, and every few minutes since time passes. */
export function useQueue() {
  const me = useMe()
  const sources = useQuery({ queryKey: ['queue-sources'], queryFn: loadSources, staleTime: Infinity })
  const lists = useQueries({
    queries: (sources.data ?? []).map((source) => ({
      queryKey: ['now', source.key] as const,
      queryFn: ({ signal }: { signal: AbortSignal }) => source.read(me, signal),
      refetchInterval: 180_000,
    })),
  })
  return {
    items: ordered(lists.map((list) => list.data)),
    waiting: sources.isPending || lists.some((list) => list.isPending),
    error: sources.error ?? lists.find((list) => list.error)?.error ?? null,
    retry: () => void Promise.all([sources.refetch(), ...lists.map((list) => list.refetch())]),
  }
}

async function loadSources(): Promise<QueueSource[]> {
  const doors = await Promise.all(rooms().flatMap((room) => room.queue?.() ?? []))
  return doors.map((door) => door.default)
}
