import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import type { Filter } from '../../kernel/filter.ts'
import type { Preferences } from '../../kernel/preferences.ts'
import { FailsAlone } from '../api/fails-alone.ts'
import { usePreference } from '../api/preferences.ts'
import { useMe } from '../api/use-me.ts'
import { useAll } from '../api/use-rows.ts'
import { definitionOf, rooms } from '../app/registry.ts'
import type { NumberSource } from './numbers.ts'

export type Circle = NonNullable<Preferences['numbersOf']>

/** The numbers of all rooms, for the circle that the reader has chosen: their own, their team's, or everybody's. */
export function useNumbers() {
  const me = useMe()
  const alone = useContext(FailsAlone)
  const leads = usePreference('workRole') === 'salesManager'
  const chosen = usePreference('numbersOf') ?? (leads ? 'team' : 'me')
  const users = useAll(definitionOf('user'))
  const team = (users.data?.data ?? []).filter((user) => (user as { manager?: unknown }).manager === me.user.id).map(({ id }) => id) // prettier-ignore
  const circle: Circle = chosen === 'team' && team.length === 0 ? 'me' : chosen
  const whose = whoseIn(circle, [me.user.id, ...team])
  const sources = useQuery({ queryKey: ['number-sources'], queryFn: loadSources, staleTime: Infinity })
  const lists = useQueries({
    queries: (sources.data ?? []).map((source) => ({
      queryKey: ['now', 'numbers', source.key, whose] as const,
      queryFn: ({ signal }: { signal: AbortSignal }) => source.read(whose, signal),
      placeholderData: keepPreviousData,
      throwOnError: (_: Error, { state }: { state: { data: unknown } }) => alone && state.data === undefined,
    })),
  })
  return {
    circle,
    /** Only circles in which there is somebody. */
    circles: (team.length > 0 ? ['me', 'team', 'everyone'] : ['me', 'everyone']) as Circle[],
    numbers: lists.flatMap((list) => list.data ?? []),
    /** Zero until all are there: they stand in one order. */
    readAt: lists.some(({ isPending }) => isPending) ? 0 : Math.max(0, ...lists.map((list) => list.dataUpdatedAt)),
  }
}

function whoseIn(circle: Circle, team: string[]): Filter | null {
  if (circle === 'everyone') return null
  return circle === 'me' ? { field: 'owner', is: 'me' } : { field: 'owner', in: team }
}

async function loadSources(): Promise<NumberSource[]> {
  const doors = await Promise.all(rooms().flatMap((room) => room.numbers?.() ?? []))
  return doors.map((door) => door.default).sort((one, other) => one.order - other.order)
}
