/** Where the column names stand, or that there are none. */
export interface HeaderPlace {
  /** Lines of talk before the names, to be left out. */
  before: number
  /** False when the first row is a record already. */
  named: boolean
}

/** Finds the header among the first rows: the first row as wide as the data whose cells are names, not values. */
export function detectHeader(rows: readonly (readonly string[])[]): HeaderPlace {
  const width = usualWidth(rows)
  const at = rows.findIndex((row) => filled(row) >= Math.max(1, width * 0.6))
  if (at < 0) return { before: 0, named: true }
  return { before: at, named: isHeader(rows[at]!, rows.slice(at + 1)) }
}

const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length

function usualWidth(rows: readonly (readonly string[])[]): number {
  const times = new Map<number, number>()
  for (const row of rows) times.set(row.length, (times.get(row.length) ?? 0) + 1)
  return [...times].sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0] ?? 0
}

const value = /^[^@\s]+@[^@\s]+\.[^@\s]+$|^https?:|^[+-]?[\d.,\s/:()'%€$£-]*\d[\d.,\s/:()'%€$£-]*$/

function isHeader(row: readonly string[], records: readonly (readonly string[])[]): boolean {
  const names = row.map((cell) => cell.trim()).filter(Boolean)
  if (names.some((name) => value.test(name) || name.length > 120)) return false
  if (new Set(names).size < names.length * 0.8) return false
  if (records.length === 0) return true
  // A list of names only has no other sign than that its header does not come again below.
  const below = new Set(records.flat().map((cell) => cell.trim().toLowerCase()))
  return !names.some((name) => below.has(name.toLowerCase())) || names.length > 3
}

/** The columns' names as people see them: unnamed ones are counted, equal ones told apart. */
export function columnNames(header: readonly string[] | null, width: number): string[] {
  const seen = new Map<string, number>()
  return Array.from({ length: width }, (_, index) => {
    const given = header?.[index]
      ?.replace(/^\uFEFF/, '')
      .replace(/\s+/g, ' ')
      .trim()
    const name = given || `Column ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}
