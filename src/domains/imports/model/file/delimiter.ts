export const delimiters = [',', ';', '\t', '|', ':'] as const
export type Delimiter = (typeof delimiters)[number]

/**
 * The character between the cells, judged by which one cuts the records of a sample into equally many cells.
 * A first line `sep=;`, as spreadsheets write it, decides at once. Text of a single column answers the comma.
 */
export function detectDelimiter(sample: string): { delimiter: Delimiter; stated: boolean } {
  const stated = /^\uFEFF?sep=(.)\r?\n/i.exec(sample)?.[1]
  if (stated && isDelimiter(stated)) return { delimiter: stated, stated: true }
  const scored = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(widths(sample, delimiter)) }))
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  return { delimiter: best.score > 0 ? best.delimiter : ',', stated: false }
}

const isDelimiter = (text: string): text is Delimiter => (delimiters as readonly string[]).includes(text)

/** How many cells each record has; a cell in quotes may hold delimiters and line breaks. */
function widths(sample: string, delimiter: string): number[] {
  const found: number[] = []
  let cells = 1
  let quoted = false
  let atStart = true
  let empty = true
  for (const character of sample) {
    if (quoted) {
      if (character === '"') quoted = false
      continue
    }
    if (character === '"' && (atStart || !empty)) quoted = true
    if (character === '\n') {
      if (!empty) found.push(cells)
      cells = 1
      atStart = empty = true
      continue
    }
    if (character !== '\r') empty = false
    atStart = character === delimiter
    if (atStart) cells++
  }
  // The last record of a sample is usually cut off.
  if (!empty && found.length === 0) found.push(cells)
  return found
}

/** Consistency first, then how many columns it makes; lines without the delimiter speak against it. */
function scoreOf(counts: readonly number[]): number {
  const usual = mostFrequent(counts.filter((count) => count > 1))
  if (usual === undefined) return 0
  const share = counts.filter((count) => count === usual).length / counts.length
  return share * share * (1 + Math.log2(usual))
}

function mostFrequent(counts: readonly number[]): number | undefined {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  return [...times].sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0]
}
