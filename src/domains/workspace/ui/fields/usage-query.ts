import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'
import { formatNumber } from '../../../../web/words/format.ts'

/** In how many records each field says something. */
export interface Usage {
  rows: number
  exact: boolean
  filled: Record<string, number>
}

/** Asked anew when there is another field: `ready` is how many there are. */
export const usageQuery = (record: string, ready: number) =>
  queryOptions({
    queryKey: ['fieldUsage', record, ready],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<{ data: Usage }>('custom-fields/usage', { query: { record }, signal }),
  })

/** A share in whole percent: “42 %”; null where nothing is known of the field. */
export function shareOf(usage: Usage | undefined, name: string): string | null {
  const filled = usage?.filled[name]
  if (filled === undefined) return null
  const share = usage!.rows === 0 ? 0 : Math.round((100 * filled) / usage!.rows)
  // Some are not none.
  return share === 0 && filled > 0 ? `< ${formatNumber(1)} %` : `${formatNumber(share)} %`
}
