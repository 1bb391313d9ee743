import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { Filter } from '../../kernel/filter.ts'
import type { Box } from '../../kernel/geo.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'

/** Records so close together that they are one on the map. */
export interface Pin {
  latitude: number
  longitude: number
  count: number
  exact: boolean
  id: string | null
  title: string | null
}
export interface PinsWanted {
  filter?: Filter | undefined
  q?: string | undefined
  box: Box
  zoom: number
}

const pinsQuery = (definition: RecordDefinition, body: PinsWanted) =>
  queryOptions({
    // Named as a list is, so that a change of any record reads it anew.
    queryKey: ['pins', definition.name, body] as const,
    queryFn: ({ signal }) =>
      request<{ data: Pin[] }>(`${pathOf(definition)}/places`, { method: 'POST', body, signal }).then(
        ({ data }) => data,
      ),
  })

/** Where the records of a list lie within a box; while the map moves on, those of before stay. */
export function usePins(definition: RecordDefinition, wanted: PinsWanted | null) {
  return useQuery({
    ...pinsQuery(definition, wanted ?? { box: [0, 0, 0, 0], zoom: 0 }),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
  })
}
