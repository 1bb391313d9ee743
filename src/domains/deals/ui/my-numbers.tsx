import type { MoneySum } from '../../../web/api/answers.ts'
import { useAggregate, type AggregateQuery } from '../../../web/api/use-aggregate.ts'
import { formatMoney, formatNumber, formatTime } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { deal } from '../model/index.ts'
import styles from './my-numbers.module.css'

const mine = { field: 'owner', is: 'me' }
const sums: AggregateQuery['measures'] = [{ fn: 'sum', field: 'amount' }, { fn: 'count' }]
const over = (...filters: object[]): AggregateQuery => ({
  filter: { and: [mine, ...filters] as never },
  measures: sums,
})

const any: AggregateQuery = { filter: mine, measures: [{ fn: 'count' }] }
const won = over({ field: 'status', is: 'won' }, { field: 'closedAt', within: 'thisQuarter' })
const open = over({ field: 'status', is: 'open' })
const closing = over({ field: 'status', is: 'open' }, { field: 'closeOn', within: 'thisMonth' })
const decided: AggregateQuery = {
  filter: { and: [mine, { field: 'status', in: ['won', 'lost'] }, { field: 'closedAt', after: '-90d' }] },
  groupBy: ['status'],
  measures: [{ fn: 'count' }],
}

/** Four numbers of mine, where I have deals at all: won, open and closing amounts, and how many of those decided were won. */
export default function MyNumbers() {
  const t = useWords()
  const rate = useWinRate()
  const { data } = useAggregate(deal, any)
  if (!data || data.data[0]?.values[0] === 0) return null
  return (
    <section className={styles.numbers}>
      <h3>
        {t('deals.myNumbers')}
        <span>{t('deals.asOf', { time: formatTime(new Date().toISOString()) })}</span>
      </h3>
      <dl>
        <Amount label={t('deals.wonThisQuarter')} query={won} />
        <Amount label={t('deals.openPipeline')} query={open} />
        <Amount label={t('deals.closingThisMonth')} query={closing} />
        <div>
          <dt>{t('deals.winRate')}</dt>
          <dd>{rate === null ? '—' : formatNumber(rate.share, { style: 'percent', maximumFractionDigits: 0 })}</dd>
          <dd>{rate !== null && t('deals.ofDecided', { count: rate.decided })}</dd>
        </div>
      </dl>
    </section>
  )
}

function Amount({ label, query }: { label: string; query: AggregateQuery }) {
  const t = useWords()
  const { data } = useAggregate(deal, query)
  const [sum, count] = (data?.data[0]?.values ?? [null, 0]) as [MoneySum | null, number]
  return (
    <div>
      <dt>{label}</dt>
      <dd>{data ? (sum ? formatMoney(sum, { short: Number(sum.amount) >= 1_000_000 }) : '—') : ' '}</dd>
      <dd>{data && t('deals.count', { count, number: formatNumber(count) })}</dd>
    </div>
  )
}

function useWinRate(): { share: number; decided: number } | null {
  const { data } = useAggregate(deal, decided)
  if (!data) return null
  const count = (status: string) => Number(data.data.find(({ group }) => group.status === status)?.values[0] ?? 0)
  const total = count('won') + count('lost')
  return total === 0 ? null : { share: count('won') / total, decided: total }
}
