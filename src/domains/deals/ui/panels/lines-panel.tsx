import type { Row } from '../../../../web/api/answers.ts'
import { linesOfDeal } from '../lines/kind.ts'
import LinesList from '../lines/lines-list.tsx'
import { OfDeal } from '../lines/of-deal.tsx'

/** The products of a deal. */
export default function LinesPanel({ row }: { row: Row }) {
  return <LinesList row={row} kind={linesOfDeal} more={({ id }, count) => <OfDeal id={id} count={count} />} />
}
