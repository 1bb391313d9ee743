import { useWords } from '../words/words.ts'
import type { Column } from './columns.ts'
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
  // A number that is cut off reads as another one.
  const fits = full.length * wideDigit <= column.width - around
  const text = fits ? full : totalText(column.field, total, value, true)!
  if (total === 'sum') {
    return (
      <span className="cut" title={fits ? undefined : full}>
        {signed && 'Σ '}
        <b>{text}</b>
      </span>
    )
  }
  return (
    <span className="cut t2" title={fits ? undefined : full}>
      {t(`column.said.${total}`, { value: text })}
    </span>
  )
}
