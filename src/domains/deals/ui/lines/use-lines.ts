import { useRows } from '../../../../web/api/use-rows.ts'
import type { LinesKind } from './kind.ts'

/** The lines of something in their order, with what their products are called. */
export function useLines({ lines, by }: LinesKind, id: string) {
  return useRows(lines, {
    filter: { field: by, is: id },
    sort: 'position',
    limit: 200,
    with: 'product',
  })
}
