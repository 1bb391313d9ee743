import type { Runner } from '../db/index.ts'
import { isOwnTable } from './own-table.ts'

const mostCounted = 10_000

/** How many records lie in the table of a kind of record of the company's own, which may be archived; none where there is no table. */
export async function sizeOfOwn(db: Runner, { storedAs }: { storedAs: string | null }) {
  if (!storedAs || !isOwnTable(storedAs)) throw new Error(`${storedAs} is no table of a company's own.`)
  const [found] = await db.run<{ there: boolean }>({
    text: 'select to_regclass($1) is not null as there',
    values: [storedAs],
  })
  if (!found!.there) return { rows: 0, exact: true }
  const text = `select count(*)::int as rows from (select from ${storedAs} limit ${mostCounted + 1}) as first`
  const [{ rows } = { rows: 0 }] = await db.run<{ rows: number }>({ text, values: [] })
  return { rows: Math.min(rows, mostCounted), exact: rows <= mostCounted }
}
