/** What a spreadsheet would take for a formula, however it is disguised: behind blanks, control characters or in full width. */
const formula = /^[\s\p{C}\p{Z}]*[=+\-@|%＝＋－＠｜％]/u
/** A plain number or phone number begins with a sign and does no harm. */
const number = /^[+-]?\d[\d .]*$/

/** Text as one cell of a CSV file: what would be a formula begins with an apostrophe, quotes are doubled. */
export function cellOf(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = isFormula(value) ? `'${value}` : value
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function isFormula(text: string): boolean {
  return formula.test(text) && !number.test(text)
}

/** Cells as a line, with the line end that RFC 4180 asks for. */
export function lineOf(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}
