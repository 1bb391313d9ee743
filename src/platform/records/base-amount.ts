import type { Money } from '../../kernel/field.ts'
import { digitsOf, timesMoney } from '../../kernel/money.ts'
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
  return (currency, day) => {
    if (currency === ctx.settings.currency) return '1'
    const own = rows.filter((row) => row.currency === currency)
    return (own.find((row) => row.valid_from <= day) ?? own.at(-1))?.rate ?? null
  }
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
 * each row at the rate of the day it was made; what has no rate has none.
 */
export async function rebase(work: Work, currency?: string): Promise<void> {
  for (const record of work.ctx.registry.records) {
    for (const { field, columns, key, computed } of tableOf(record).stored.values()) {
      if (field.type !== 'money' || computed) continue
      const [amount, code] = columns
      await work.tx.run({
        text: `update ${tableOf(record).name} as t set ${key} = case when ${code} = $2 then ${amount} else round(${amount} * (
          select rate from exchange_rates where currency = t.${code} and deleted_at is null
          order by valid_from > t.created_at::date, case when valid_from > t.created_at::date then valid_from end,
            valid_from desc limit 1
        ), $3) end
        where ${amount} is not null and ($1::text is null or ${code} = $1)`,
        values: [currency ?? null, work.ctx.settings.currency, digitsOf(work.ctx.settings.currency)],
      })
    }
  }
}
