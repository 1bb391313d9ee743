import type { Filter } from '../../../../kernel/filter.ts'
import { addDays, periodDays } from '../../../../kernel/time.ts'
import type { AggregateAnswer, MoneySum } from '../../../../web/api/answers.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { request } from '../../../../web/api/request.ts'
import { both, type HomeNumber, type NumberSource } from '../../../../web/home/numbers.ts'
import { sayTrend } from '../../../../web/home/say-trend.ts'
import { formatMoney, formatNumber, today } from '../../../../web/words/format.ts'
import { words } from '../../../../web/words/words.ts'
import { deal } from '../../model/index.ts'

interface Sum {
  sum: MoneySum | null
  count: number
}

const isOpen: Filter = { field: 'status', is: 'open' }
const isWon: Filter = { field: 'status', is: 'won' }
const isDecided: Filter = { field: 'status', in: ['won', 'lost'] }
const closed = (from: string, to: string): Filter => ({ field: 'closedAt', between: [from, to] })

/** What was won, what is open, how much of what was decided was won: each against the period before. */
const source: NumberSource = {
  key: 'deals',
  order: 10,
  read: async (whose, signal) => {
    const { count } = await sumOf(whose, signal)
    if (count === 0) return []
    return Promise.all([wonThisQuarter(whose, signal), openPipeline(whose, signal), winRate(whose, signal)])
  },
}
export default source

async function wonThisQuarter(whose: Filter | null, signal: AbortSignal): Promise<HomeNumber> {
  const [start] = periodDays('thisQuarter', today())
  const [lastStart] = periodDays('lastQuarter', today())
  const days = Math.round((Date.parse(today()) - Date.parse(start)) / 86_400_000)
  const filter = both(whose, isWon, { field: 'closedAt', within: 'thisQuarter' })
  const [now, before] = await Promise.all([
    sumOf(filter, signal),
    sumOf(both(whose, isWon, closed(lastStart, addDays(lastStart, days))), signal),
  ])
  const trend = sayTrend(amountOf(now), amountOf(before), 'lastQuarter')
  return { key: 'won', label: words('deals.wonThisQuarter'), value: money(now), under: deals(now), trend, page: rowsOf(filter) } // prettier-ignore
}

async function openPipeline(whose: Filter | null, signal: AbortSignal): Promise<HomeNumber> {
  const filter = both(whose, isOpen)
  const [now, closing, before] = await Promise.all([
    sumOf(filter, signal),
    sumOf(both(whose, isOpen, { field: 'closeOn', within: 'thisMonth' }), signal),
    sumOf(filter, signal, addDays(today(), -30)),
  ])
  const under = words('deals.closing', { deals: deals(now), count: closing.count })
  const trend = sayTrend(amountOf(now), amountOf(before), 'monthAgo')
  return { key: 'open', label: words('deals.openPipeline'), value: money(now), under, trend, page: rowsOf(filter) }
}

async function winRate(whose: Filter | null, signal: AbortSignal): Promise<HomeNumber> {
  const [from, to] = [addDays(today(), -90), today()]
  const filter = both(whose, isDecided, closed(from, to))
  const [now, before] = await Promise.all([
    rateOf(filter, signal),
    rateOf(both(whose, isDecided, closed(addDays(from, -90), addDays(from, -1))), signal),
  ])
  return {
    key: 'rate',
    label: words('deals.winRate'),
    value: now.share === null ? '—' : formatNumber(now.share, { style: 'percent', maximumFractionDigits: 0 }),
    under: words('deals.ofDecided', { count: now.decided }),
    trend: now.share === null ? null : sayTrend(now.share, before.share, 'ninetyBefore'),
    page: rowsOf(filter),
  }
}

async function sumOf(filter: Filter | null, signal: AbortSignal, asOf?: string): Promise<Sum> {
  const measures = [{ fn: 'sum', field: 'amount' }, { fn: 'count' }]
  const body = { ...(filter && { filter }), measures, ...(asOf && { asOf }) }
  const { data } = await request<AggregateAnswer>('deals/aggregate', { method: 'POST', body, signal })
  const [sum = null, count = 0] = (data[0]?.values ?? []) as [MoneySum | null, number]
  return { sum, count }
}

async function rateOf(filter: Filter, signal: AbortSignal): Promise<{ share: number | null; decided: number }> {
  const body = { filter, groupBy: ['status'], measures: [{ fn: 'count' }] }
  const { data } = await request<AggregateAnswer>('deals/aggregate', { method: 'POST', body, signal })
  const count = (status: string) => Number(data.find(({ group }) => group.status === status)?.values[0] ?? 0)
  const decided = count('won') + count('lost')
  return { share: decided === 0 ? null : count('won') / decided, decided }
}

const amountOf = ({ sum }: Sum) => Number(sum?.amount ?? 0)
const money = ({ sum }: Sum) => (sum ? formatMoney(sum, { whole: true, short: Number(sum.amount) >= 1_000_000 }) : '—')
const deals = ({ count }: Sum) => words('deals.count', { count, number: formatNumber(count) })
const rowsOf = (filter: Filter) => `${pageOf(deal)}?filter=${encodeURIComponent(JSON.stringify(filter))}`
