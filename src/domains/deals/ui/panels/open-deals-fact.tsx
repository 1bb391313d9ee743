import type { MoneySum, Row } from '../../../../web/api/answers.ts'
import type { Condition } from '../../../../kernel/filter.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { useAggregate } from '../../../../web/api/use-aggregate.ts'
import { Fact } from '../../../../web/record/fact.tsx'
import { Reading } from '../../../../web/app/reading.tsx'
import { formatMoney } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { deal, dealPerson } from '../../model/index.ts'

/** What a company's open deals come to, or those in which a person plays a part. */
export default function OpenDealsFact({ row }: { row: Row }) {
  const isPerson = 'firstName' in row
  const { data, isLoading } = useRows(
    dealPerson,
    {
      filter: {
        and: [
          { field: 'person', is: row.id },
          { field: 'deal.status', is: 'open' },
        ],
      },
      limit: 100,
    },
    isPerson,
  )
  if (isLoading) return <Reading />
  const of = isPerson
    ? { field: 'id', in: (data?.data ?? []).map((each) => each.deal) }
    : { field: 'company', is: row.id }
  return isPerson && !data?.data.length ? null : <Sum of={of} />
}

function Sum({ of }: { of: Condition }) {
  const t = useWords()
  const { data, isPending } = useAggregate(deal, {
    filter: {
      and: [of, { field: 'status', is: 'open' }],
    },
    measures: [{ fn: 'sum', field: 'amount' }, { fn: 'count' }],
  })
  if (isPending) return <Reading />
  const [sum, count] = (data?.data[0]?.values ?? [null, 0]) as [MoneySum | null, number]
  if (count === 0) return null
  return (
    <Fact label={t('deals.openDeals')} beside={sum && t('deals.count', { count, number: count })}>
      {sum ? formatMoney(sum) : t('deals.count', { count, number: count })}
    </Fact>
  )
}
