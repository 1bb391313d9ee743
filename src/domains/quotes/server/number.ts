import { dayIn } from '../../../kernel/time.ts'
import type { Work } from '../../../platform/records/index.ts'

/** The next number of this year: Q-2026-0001. Two who ask at once wait for each other and get two. */
export async function nextNumber({ tx, ctx }: Work): Promise<string> {
  const year = Number(dayIn(ctx.settings.timeZone, ctx.now()).slice(0, 4))
  const text = `insert into quote_number (year, last) values ($1, 1)
on conflict (year) do update set last = quote_number.last + 1 returning last`
  const [row] = await tx.run<{ last: number }>({ text, values: [year] })
  return `Q-${year}-${String(row!.last).padStart(4, '0')}`
}
