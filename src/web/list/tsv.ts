/** A range of cells as spreadsheets exchange it: tabs between columns, lines between rows, quotes where a text has either. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => row.map(cell).join('\t')).join('\n')
}

/** Reads it back; the line break at the end, which spreadsheets add, begins no row. */
export function readTsv(text: string): string[][] {
  if (text === '') return []
  const rows: string[][] = [[]]
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\n\r]*))(\t|\r\n|\n|\r|$)/gy
  for (let match = cells.exec(text); match; match = cells.exec(text)) {
    rows.at(-1)!.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'))
    if (match[3] === '') break
    if (match[3] !== '\t') rows.push([])
  }
  if (rows.length > 1 && rows.at(-1)!.join('') === '') rows.pop()
  return rows
}
