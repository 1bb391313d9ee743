import { useRows } from '../../../../web/api/use-rows.ts'
import { dealLine } from '../../model/index.ts'

/** The lines of a deal in their order, with what their products are called. */
export function useLines(deal: string) {
  return useRows(dealLine, {
    filter: { field: 'deal', is: deal },
    sort: 'position',
    limit: 200,
    with: 'product',
  })
}
