import { dayIn } from '../../../kernel/time.ts'
import type { Work } from '../../../platform/records/index.ts'

/** The ranges of numbers, with what each begins with and the column that its numbers stand in. */
const ranges = {
  order: { prefix: 'O', column: 'number' },
  invoice: { prefix: 'INV', column: 'invoice_number' },
  // Nobody types one.
  credit: { prefix: 'CN', column: null },
} as const

/**
 * The next number of this year: O-2026-0001. It is taken within the transaction, so what is given up leaves no gap, and
 * two who ask at once wait for each other. One that somebody has typed already is passed over.
 */
export async function nextNumber(work: Work, range: keyof typeof ranges): Promise<string> {
  const { prefix, column } = ranges[range]
  const year = Number(dayIn(work.ctx.settings.timeZone, work.ctx.now()).slice(0, 4))
  for (;;) {
    const number = `${prefix}-${year}-${String(await counted(work, range, year)).padStart(4, '0')}`
    if (!column) return number
    const text = `select 1 as one from orders where lower(${column}) = lower($1) and deleted_at is null`
    if ((await work.tx.run({ text, values: [number] })).length === 0) return number
  }
}

async function counted({ tx }: Work, range: string, year: number): Promise<number> {
  const text = `insert into order_number (range, year, last) values ($1, $2, 1)
on conflict (range, year) do update set last = order_number.last + 1 returning last`
  return (await tx.run<{ last: number }>({ text, values: [range, year] }))[0]!.last
}
