import { useWords } from '../words/words.ts'
import type { Column } from './columns.ts'
import { isPartly, ratesSaid } from './rates-said.ts'
import { totalText, type Total } from './totals.ts'

interface Props {
  column: Column
  total: Total | undefined
  value: unknown
  /** A sum bears its sign; in a group it needs none. */
  signed?: boolean
}

/** Pixels of a digit in bold, and of what stands around a total in its cell. */
const wideDigit = 7
const around = 28

/** What is said of a column's values: the amount in bold, and what it is. */
export function TotalWords({ column, total, value, signed = false }: Props) {
  const t = useWords()
  const full = totalText(column.field, total, value)
  if (full === null || !total) return null
  // A number that is cut off reads as another one: it is told in short, or without what it is.
  const fits = (text: string) => text.length * wideDigit <= column.width - around
  const number = fits(full) ? full : totalText(column.field, total, value, true)!
  if (total === 'sum') {
    const more = [number === full ? [] : full, ratesSaid(value, t)].flat()
    return (
      <span className="cut" title={more.join('\n') || undefined}>
        {signed && 'Σ '}
        <b>{number}</b>
        {isPartly(value) && <span className="t2"> + …</span>}
        <span className="aloud">{ratesSaid(value, t).join(' ')}</span>
      </span>
    )
  }
  const said = t(`column.said.${total}`, { value: number })
  return (
    <span className="cut t2" title={t(`column.said.${total}`, { value: full })}>
      {fits(said) ? said : number}
    </span>
  )
}
