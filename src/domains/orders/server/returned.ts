import type { Money } from '../../../kernel/field.ts'
import { termSumOf, totalsOf, type Sum } from '../../deals/model/index.ts'
import type { Line } from './line-rules.ts'

/** What of the total was taken back: each line as if only that many had been ordered; null where nothing was. */
export function returnedOf(lines: readonly Line[]): Money | null {
  const back = lines.filter(({ returned }) => (returned ?? 0) > 0)
  return totalsOf(back.map(partOf))?.contract ?? null
}

/** What came back of a line comes to, in its whole term; null where nothing did. */
export const sumBack = (line: Line): Sum | null => ((line.returned ?? 0) > 0 ? termSumOf(partOf(line)) : null)

/** An amount off the whole line, and steps of its price, are those of a line that came back whole. */
function partOf(line: Line): Line {
  const returned = line.returned ?? 0
  if (returned === line.quantity) return line
  return { ...line, quantity: returned, discountAmount: null, steps: null, setupFee: null }
}
