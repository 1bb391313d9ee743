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

/** What is said of a column's values: the amount in bold, and what it is. */
export function TotalWords({ column, total, value, signed = false }: Props) {
  const t = useWords()
  const text = totalText(column.field, total, value)
  if (text === null || !total) return null
  if (total === 'sum') {
    return (
      <span className="cut">
        {signed && 'Σ '}
        <b>{text}</b>
      </span>
    )
  }
  return <span className="cut t2">{t(`column.said.${total}`, { value: text })}</span>
}
