import { parse } from 'csv-parse/sync'
import { compared, decimal, divided, exactly, written, type Decimal } from '../../../../kernel/decimal.ts'
import { isCurrency } from '../../../../kernel/money.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'

/** What one unit of a currency is worth in ours from a day on. */
export interface FileRate {
  currency: string
  day: string
  rate: string
}

const zero = exactly(0)
const euro: readonly [string, Decimal] = ['EUR', exactly(1)]
const places = 10

/**
 * The rates of a file: either as the European Central Bank gives them (a column a currency, units for one euro, whatever our
 * currency is), or one a line under the heads currency, date and rate (units of ours for one). Ten places are kept.
 */
export function ratesOf(text: string, ours: string): FileRate[] {
  const [heads = [], ...lines] = rowsOf(text)
  const names = heads.map((head) => head.toLowerCase())
  if (['currency', 'date', 'rate'].every((name) => names.includes(name))) return oneALine(names, lines, ours)
  if (names[0] === 'date' && heads.some(isCurrency)) return ofTheEuro(heads, lines, ours)
  throw refuse.invalid([
    {
      field: 'text',
      ...say('A file of rates has the heads currency, date and rate, or is one of the European Central Bank.'),
    },
  ])
}

function rowsOf(text: string): string[][] {
  const delimiter = /^[^\n]*;/.test(text) ? ';' : ','
  try {
    return parse(text, { bom: true, delimiter, trim: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    throw refuse.invalid([{ field: 'text', ...say('The file is no CSV.') }])
  }
}

function oneALine(heads: readonly string[], lines: readonly string[][], ours: string): FileRate[] {
  const [currencyAt, dayAt, rateAt] = ['currency', 'date', 'rate'].map((name) => heads.indexOf(name))
  return lines.flatMap((cells, index) => {
    const line = index + 2
    const currency = cells[currencyAt!]!.toUpperCase()
    if (!isCurrency(currency)) throw wrong(say('Line {line}: there is no currency “{currency}”.', { line, currency }))
    const rate = rateIn(cells[rateAt!], line)
    if (!rate) throw wrong(say('Line {line}: a rate is a number above zero, with a dot.', { line }))
    return currency === ours ? [] : [{ currency, day: dayOf(cells[dayAt!], line), rate: written(rate) }]
  })
}

/** Of one euro's worth in each currency, what each is worth in ours. */
function ofTheEuro(heads: readonly string[], lines: readonly string[][], ours: string): FileRate[] {
  return lines.flatMap((cells, index) => {
    const day = dayOf(cells[0], index + 2)
    const given = heads.flatMap((currency, at): (readonly [string, Decimal])[] => {
      const rate = isCurrency(currency) ? rateIn(cells[at], index + 2) : null
      return rate ? [[currency, rate]] : []
    })
    const perEuro = new Map([euro, ...given])
    const own = perEuro.get(ours)
    if (!own) return []
    perEuro.delete(ours)
    return [...perEuro].map(([currency, rate]) => ({ currency, day, rate: written(divided(own, rate, places)) }))
  })
}

/** Null where the bank says that there is none that day. */
function rateIn(cell: string | undefined, line: number): Decimal | null {
  if (!cell || cell === 'N/A') return null
  const rate = decimal(cell)
  if (!rate || compared(rate, zero) <= 0)
    throw wrong(say('Line {line}: a rate is a number above zero, with a dot.', { line }))
  return rate
}

/** 2026-11-27, or 27 November 2026 as the bank's daily file writes it. */
function dayOf(cell: string | undefined, line: number): string {
  if (cell && /^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(Date.parse(cell))) return cell
  const [, day, month, year] = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(cell ?? '') ?? []
  const at = months.indexOf((month ?? '').slice(0, 3).toLowerCase())
  if (at < 0) throw wrong(say('Line {line}: a day is written 2026-11-27.', { line }))
  return `${year}-${String(at + 1).padStart(2, '0')}-${day!.padStart(2, '0')}`
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const wrong = (sentence: ReturnType<typeof say>) => refuse.invalid([{ field: 'text', ...sentence }])
