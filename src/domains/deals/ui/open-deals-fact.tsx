import type { MoneySum, Row } from '../../../web/api/answers.ts'
import { useAggregate } from '../../../web/api/use-aggregate.ts'
import { Fact } from '../../../web/record/fact.tsx'
import { formatMoney } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { deal } from '../model/index.ts'

/** What a company's open deals come to. */
export default function OpenDealsFact({ row }: { row: Row }) {
  const t = useWords()
  const { data } = useAggregate(deal, {
    filter: {
      and: [
        { field: 'company', is: row.id },
        { field: 'status', is: 'open' },
      ],
    },
    measures: [{ fn: 'sum', field: 'amount' }, { fn: 'count' }],
  })
  const [sum, count] = (data?.data[0]?.values ?? [null, 0]) as [MoneySum | null, number]
  if (count === 0) return null
  return (
    <Fact label={t('deals.openDeals')} beside={sum && t('deals.count', { count, number: count })}>
      {sum ? formatMoney(sum) : t('deals.count', { count, number: count })}
    </Fact>
  )
}
