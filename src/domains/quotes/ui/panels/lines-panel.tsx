import { Suspense } from 'react'
import type { Row } from '../../../../web/api/answers.ts'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { linesList, type LinesKind } from '../../../deals/ui/index.tsx'
import { quote, quoteLine } from '../../model/index.ts'

const LinesList = fetched(linesList)
// The lines of a quote have what those of a deal have.
const kind = { lines: quoteLine, whole: quote, by: 'quote', title: 'quotes.linesOf' } as unknown as LinesKind

/** The lines of a quote; they are edited while it is a draft. */
export default function LinesPanel({ row }: { row: Row }) {
  return (
    <Suspense>
      <LinesList row={row} kind={kind} open={row.status === 'draft'} />
    </Suspense>
  )
}
