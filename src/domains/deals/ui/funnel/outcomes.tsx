import type { Filter } from '../../../../kernel/filter.ts'
import { useAggregate } from '../../../../web/api/use-aggregate.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { deal } from '../../model/index.ts'
import { Figure } from './figure.tsx'
import { dealsAt } from './funnel-query.ts'
import styles from './funnel.module.css'

/** What was won and lost of a pipeline between two days, and for which reasons. */
export function Outcomes({ of, from, to }: { of: string; from: string; to: string }) {
  const t = useWords()
  const { status, lossReason } = useFields(deal)
  const closed: Filter[] = [
    { field: 'pipeline', is: of },
    { field: 'status', in: ['won', 'lost'] },
    { field: 'closedAt', between: [from, to] },
  ]
  const { data } = useAggregate(deal, {
    filter: { and: closed },
    groupBy: ['status', 'lossReason'],
    measures: [{ fn: 'count' }],
  })
  const labelOf = (field: typeof status, key: unknown) => field?.options?.find((option) => option.key === key)?.label
  const rows = (data?.data ?? []).map(({ group, values }) => ({ ...group, count: Number(values[0]) })) as Outcome[]
  const won = rows.filter((row) => row.status === 'won').reduce((sum, { count }) => sum + count, 0)
  const lost = rows.filter((row) => row.status === 'lost').sort((one, other) => other.count - one.count)
  const page = (...more: Filter[]) => dealsAt({ and: [...closed, ...more] })
  if (rows.length === 0) return null
  return (
    <section className={styles.step}>
      <h2>{t('deals.outcomes')}</h2>
      <dl className={styles.figures}>
        <Figure label={labelOf(status, 'won') ?? ''} page={page({ field: 'status', is: 'won' })}>
          {formatNumber(won)}
        </Figure>
        {lost.map(({ lossReason: reason, count }) => (
          <Figure
            key={reason ?? ''}
            label={t('deals.lostFor', { reason: labelOf(lossReason, reason) ?? '—' })}
            page={page(
              { field: 'status', is: 'lost' },
              reason ? { field: 'lossReason', is: reason } : { field: 'lossReason', isEmpty: true },
            )}
          >
            {formatNumber(count)}
          </Figure>
        ))}
      </dl>
    </section>
  )
}

interface Outcome {
  status: string
  lossReason: string | null
  count: number
}
