import type { Db } from '../db/index.ts'
import { ring } from '../ledger/index.ts'
import { noteForgotten } from './seal.ts'

/** For how many months looks are kept, by what the settings call it; null is for ever. */
const monthsOf: Readonly<Record<string, number | null>> = { halfYear: 6, year: 12, twoYears: 24, fiveYears: 60, always: null } // prettier-ignore

/** Forgets whole months that are older than that; first it is written to the ledger, then they go, some at a time. Answers how many went. */
export async function forgetLooks(db: Db, kept: string): Promise<number> {
  const months = monthsOf[kept]
  if (!months) return 0
  const [due] = await db.run<{ until: string; some: boolean }>({
    text: `select until, exists (select from look where id < look_id_at(until)) as some
      from (select date_trunc('month', now() - make_interval(months => $1), 'UTC') as until) due`,
    values: [months],
  })
  if (!due!.some) return 0
  await noteForgotten(db, due!.until)
  ring(db)
  for (let gone = 0; ;) {
    const [row] = await db.run<{ count: number }>({ text: 'select forget_looks($1) as count', values: [due!.until] })
    if (row!.count === 0) return gone
    gone += row!.count
  }
}
