import type { Db } from '../../../../platform/db/index.ts'
import type { ImportOptions } from '../../model/reading.ts'

/** How many different texts of a column are looked up. */
const most = 1_000_000

/** The different texts of a column, as they stand in the file without the spaces around them. */
export async function textsOf(db: Db, run: string, column: number): Promise<string[]> {
  const rows = await db.run<{ text: string }>({
    text: `select distinct btrim(cells[$2]) as text from import_row where run_id = $1 and btrim(cells[$2]) <> '' limit ${most}`,
    values: [run, column + 1],
  })
  return rows.map(({ text }) => text.normalize('NFC'))
}

/** Those of them that come more than once, in lower case. */
export async function repeatedTexts(db: Db, run: string, column: number): Promise<Set<string>> {
  const rows = await db.run<{ text: string }>({
    text: `select lower(btrim(cells[$2])) as text from import_row where run_id = $1 and btrim(cells[$2]) <> ''
      group by 1 having count(*) > 1 limit ${most}`,
    values: [run, column + 1],
  })
  return new Set(rows.map(({ text }) => text))
}

/** Whether every cell of a column says one plain address, which is compared as it is written but for its case. */
export async function areAddresses(db: Db, run: string, column: number): Promise<boolean> {
  const rows = await db.run({
    text: `select 1 from import_row where run_id = $1 and btrim(cells[$2]) ~ '[^!-~]|[;,]|:::|^mailto:' limit 1`,
    values: [run, column + 1],
  })
  return rows.length === 0
}

/** Two columns of those rows in which the second says something. */
export function pairsOf(db: Db, run: string, one: number, other: number) {
  return db.run<{ one: string | null; other: string }>({
    text: `select btrim(cells[$2]) as one, btrim(cells[$3]) as other from import_row
      where run_id = $1 and btrim(cells[$3]) <> '' order by number`,
    values: [run, one + 1, other + 1],
  })
}

/** What a text of the file is meant to be; nothing where it is to be left out. */
export function meantBy(options: ImportOptions, target: string, text: string): string {
  const corrections = options.corrections[target]
  return (corrections && Object.hasOwn(corrections, text) ? corrections[text] : text) ?? ''
}
