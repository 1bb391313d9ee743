import type { MoneySum, Row } from '../../../../web/api/answers.ts'
import { useAggregate } from '../../../../web/api/use-aggregate.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { Fact } from '../../../../web/record/fact.tsx'
import { formatMoney } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { subscription } from '../../model/index.ts'

/** What a company pays us each month for all of its subscriptions. */
export default function RecurringFact({ row }: { row: Row }) {
  const t = useWords()
  const me = useMe()
  const isKnown = me.permissions.subscription !== undefined
  const filter = { and: [{ field: 'company', is: row.id }, { field: 'status', isNot: 'ended' }] }
  const measures = [{ fn: 'sum', field: 'mrr' }, { fn: 'count' }] as const
  const { data, isLoading } = useAggregate(subscription, { filter, measures }, isKnown)
  if (isLoading) return <Reading />
  const [sum, count] = (data?.data[0]?.values ?? [null, 0]) as [MoneySum | null, number]
  if (!sum || count === 0) return null
  return <Fact label={t('subscriptions.eachMonth')}>{formatMoney(sum)}</Fact>
} // prettier-ignore
