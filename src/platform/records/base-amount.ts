import type { Money } from '../../kernel/field.ts'
import { digitsOf, timesMoney } from '../../kernel/money.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Runner } from '../db/index.ts'
import { tableOf } from './columns.ts'
import type { Work } from './work.ts'

/** What one unit of a currency is worth in the workspace's currency on a day; null while no rate is known. */
export type Rates = (currency: string, day: string) => string | null

interface RateRow {
  currency: string
  rate: string
  valid_from: string
}

/** The workspace's exchange rates, read once. */
export async function readRates(ctx: Ctx, runner: Runner): Promise<Rates> {
  const rows = await runner.run<RateRow>({
    name: 'rates',
    text: 'select currency, rate, valid_from from exchange_rates where deleted_at is null order by currency, valid_from desc',
    values: [],
  })
  const known = Map.groupBy(rows, (row) => row.currency)
  return (currency, day) => {
    if (currency === ctx.settings.currency) return '1'
    const own = known.get(currency) ?? []
    return (own.find((row) => row.valid_from <= day) ?? own.at(-1))?.rate ?? null
  }
}

/** The day whose rates a row's amounts are worth something at. */
export function rateDay(ctx: Ctx, record: RecordDefinition, row: Readonly<Record<string, unknown>>): string {
  const at = (record.ratedAt && row[record.ratedAt]) ?? row.createdAt
  return (typeof at === 'string' ? at : ctx.now().toISOString()).slice(0, 10)
}

/** Rates that know the workspace's own currency only: for changes without foreign money, which need no look-up. */
export function ownCurrencyOnly(ctx: Ctx): Rates {
  return (currency) => (currency === ctx.settings.currency ? '1' : null)
}

/** An amount in the workspace's currency at that day's rate; null without a rate. */
export function baseAmount(ctx: Ctx, rates: Rates, money: Money | null, day: string): string | null {
  if (!money) return null
  const rate = rates(money.currency, day)
  return rate === null ? null : timesMoney(money, rate, ctx.settings.currency).amount
}

/**
 * Computes the worth in the workspace's currency anew for everything kept in a currency (in all of them when left out),
 * each row at the rate of its day; what has no rate has none. What a record's `ratedAt` has settled stays, unless the
 * workspace's currency has become another.
 */
export async function rebase(work: Work, currency?: string): Promise<void> {
  for (const record of work.ctx.registry.records) {
    const { name, stored } = tableOf(record)
    const settled = record.ratedAt && stored.get(record.ratedAt)!.key
    const day = settled ? `coalesce(t.${settled}, t.created_at)::date` : 't.created_at::date'
    for (const { field, columns, key, computed } of stored.values()) {
      if (field.type !== 'money' || computed) continue
      const [amount, code] = columns
      const isOpen = settled && currency !== undefined ? `and (${settled} is null or ${key} is null)` : ''
      await work.tx.run({
        text: `update ${name} as t set ${key} = case when ${code} = $2 then ${amount} else round(${amount} * (
          select rate from exchange_rates where currency = t.${code} and deleted_at is null
          order by valid_from > ${day}, case when valid_from > ${day} then valid_from end, valid_from desc limit 1
        ), $3) end
        where ${amount} is not null and ($1::text is null or ${code} = $1) ${isOpen}`,
        values: [currency ?? null, work.ctx.settings.currency, digitsOf(work.ctx.settings.currency)],
      })
    }
  }
}
