import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../../web/api/keys.ts'
import { request } from '../../../web/api/request.ts'
import { rowsQuery } from '../../../web/api/use-rows.ts'
import { placement, type Lift, type Span } from '../model/index.ts'

/** What an ad did within so many days. It counts many, so it is not asked anew each time that one looks. */
export const liftQuery = (id: string, days: Span) =>
  queryOptions({
    queryKey: keys.record(placement.name, id, { lift: days }),
    queryFn: ({ signal }) =>
      request<{ data: Lift }>(`placements/${id}/lift`, { query: { days: String(days) }, signal }),
    staleTime: 300_000,
  })

/** More are not counted at once. */
export const mostAds = 20

export const adsQuery = rowsQuery(placement, {
  sort: '-startsOn',
  limit: mostAds,
  fields: 'name,medium,startsOn,endsOn,cost',
})
