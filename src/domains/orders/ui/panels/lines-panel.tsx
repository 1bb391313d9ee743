import { Suspense } from 'react'
import type { Row } from '../../../../web/api/answers.ts'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { linesList, type LinesKind } from '../../../deals/ui/index.tsx'
import { order, orderLine } from '../../model/index.ts'

const LinesList = fetched(linesList)
// The lines of an order have what those of a deal have.
const kind = { lines: orderLine, whole: order, by: 'order', title: 'orders.linesOf' } as unknown as LinesKind

/** The lines of an order; they are edited until it is confirmed. */
export default function LinesPanel({ row }: { row: Row }) {
  return (
    <Suspense>
      <LinesList row={row} kind={kind} open={row.status === 'placed'} />
    </Suspense>
  )
}
