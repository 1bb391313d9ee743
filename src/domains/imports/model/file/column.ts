import { countryCode } from '../values/countries.ts'
import { dateEvidence, settleOrders, type DateVerdict } from '../../../../kernel/written/date-evidence.ts'
import { writtenDate, type DateOrder } from '../../../../kernel/written/dates.ts'
import {
  bareNumber,
  numberEvidence,
  settleDecimals,
  type DecimalSign,
  type NumberVerdict,
} from '../../../../kernel/written/numbers.ts'

/** What stands in a column, as far as it can be told without its name. */
export type ColumnKind = 'text' | 'email' | 'phone' | 'web' | 'country' | 'date' | 'number' | 'empty'

export interface ColumnProfile {
  index: number
  name: string
  filled: number
  /** The first different values, at most three. */
  samples: string[]
  kind: ColumnKind
  /** All its different values and how often each comes, the most frequent first, where they are few. */
  values?: { text: string; count: number }[]
  dates?: DateVerdict
  numbers?: NumberVerdict
  /** The order of its dates, where the whole file says; null: a person has to. */
  order?: DateOrder | null
  /** Its decimal sign, where the whole file says; null: a person has to. */
  decimal?: DecimalSign | null
}

export interface ColumnEvidence {
  take(cells: readonly string[]): void
  profiles(names: readonly string[]): ColumnProfile[]
}

const kinds: [ColumnKind, (text: string) => boolean][] = [
  ['email', (text) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}/.test(text)],
  ['web', (text) => /^(https?:\/\/|www\.)\S+\.\S+/i.test(text)],
  ['date', (text) => writtenDate(text) !== null],
  ['number', (text) => bareNumber(text) !== null && !/^(\+|00|0\d)\d|\d[ /-]\d.*[ /-]|\(\d/.test(text)],
  [
    'phone',
    (text) => /^[+(]?[\d\s()/.–-]{6,}(\s*(x|ext)\.?\s*\d+)?$/.test(text) && text.replace(/\D/g, '').length >= 6,
  ],
  ['country', (text) => countryCode(text) !== undefined],
]
/** So many values show what a column is; only dates and numbers are then looked at to the last one. */
const enough = 200

interface Watched {
  filled: number
  samples: string[]
  /** Null once there are too many. */
  values: Map<string, number> | null
  kinds: Map<ColumnKind, number>
  dates: ReturnType<typeof dateEvidence>
  numbers: ReturnType<typeof numberEvidence>
}

const few = 60

const watch = (): Watched => ({
  filled: 0,
  samples: [],
  values: new Map(),
  kinds: new Map(),
  dates: dateEvidence(),
  numbers: numberEvidence(),
})

/** Looks at every row of a file, column by column. */
export function columnEvidence(): ColumnEvidence {
  const columns: Watched[] = []
  return {
    take(cells) {
      for (let index = 0; index < cells.length; index++) {
        const text = cells[index]!
        if (text !== '' && text.trim() !== '') look((columns[index] ??= watch()), text.trim())
      }
    },
    profiles(names) {
      const found = names.map((name, index) => profile(columns[index] ?? watch(), index, name))
      const orders = settleOrders(found.map(({ dates }) => dates))
      const decimals = settleDecimals(found.map(({ numbers }) => numbers))
      return found.map((column, index) => ({
        ...column,
        ...(column.dates && { order: orders[index]! }),
        ...(column.numbers && { decimal: decimals[index]! }),
      }))
    },
  }
}

function look(column: Watched, text: string): void {
  column.filled++
  if (column.values) {
    column.values.set(text, (column.values.get(text) ?? 0) + 1)
    if (column.values.size > few) column.values = null
  }
  if (column.samples.length < 3 && !column.samples.includes(text)) column.samples.push(text.slice(0, 200))
  if (column.filled <= enough) {
    const kind = kinds.find(([, is]) => is(text))?.[0] ?? 'text'
    column.kinds.set(kind, (column.kinds.get(kind) ?? 0) + 1)
    column.dates.take(text)
    column.numbers.take(text)
    return
  }
  if (column.kinds.has('date')) column.dates.take(text)
  if (column.kinds.has('number')) column.numbers.take(text)
}

function profile(
  { filled, samples, values, kinds, dates, numbers }: Watched,
  index: number,
  name: string,
): ColumnProfile {
  const looked = Math.min(filled, enough)
  const most = [...kinds].sort(([, x], [, y]) => y - x)[0]
  const kind = !most ? 'empty' : most[1] >= looked * 0.8 ? most[0] : 'text'
  return {
    index,
    name,
    filled,
    samples,
    kind,
    ...(values && filled > 0 && { values: counted(values) }),
    ...(kinds.has('date') && { dates: dates.verdict() }),
    ...((kinds.has('number') || kind === 'phone') && { numbers: numbers.verdict() }),
  }
}

function counted(values: ReadonlyMap<string, number>) {
  return [...values].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count)
}
