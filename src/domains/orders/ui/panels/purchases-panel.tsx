import { queryOptions } from '@tanstack/react-query'
import type { Money } from '../../../../kernel/field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { keys } from '../../../../web/api/keys.ts'
import { pageOf, pathOf } from '../../../../web/api/path.ts'
import { request } from '../../../../web/api/request.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { formatDay, formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { product } from '../../../catalog/model/index.ts'
import { company, person } from '../../../people/model/index.ts'
import { order } from '../../model/index.ts'
import styles from './purchases-panel.module.css'

interface Purchases {
  count: number
  first: string | null
  last: string | null
  days: number | null
  sums: Money[]
  most: { id: string; label: string | null; quantity: number; times: number }[]
}

const purchasesQuery = (customer: RecordDefinition, id: string) =>
  queryOptions({
    queryKey: keys.aggregate(order.name, { [customer.name]: id }),
    queryFn: ({ signal }) => request<{ data: Purchases }>(`${pathOf(customer)}/${id}/purchases`, { signal }),
  })

/** What a customer has bought so far: how much, how often, and of what most. */
export default function PurchasesPanel({ row, record }: { row: Row; record: string }) {
  const me = useMe()
  const query = purchasesQuery(record === company.name ? company : person, row.id)
  const { data, isLoading } = useAnswer({ ...query, enabled: me.permissions.order !== undefined })
  if (isLoading) return <Reading />
  return data?.data.count ? <Bought {...data.data} /> : null
}

function Bought({ count, first, last, days, sums, most }: Purchases) {
  const t = useWords()
  return (
    <RelatedSection label={t('orders.purchases')} count={count}>
      <p className={styles.sums}>{sums.map((sum) => formatMoney(sum)).join(' · ')}</p>
      {first && last && (
        <p className={styles.when}>
          {first === last ? formatDay(first) : t('orders.between', { first: formatDay(first), last: formatDay(last) })}
          {days !== null && days >= 1 && (
            <> · {t('orders.every', { count: Math.round(days), number: formatNumber(Math.round(days)) })}</>
          )}
        </p>
      )}
      {most.length > 0 && (
        <ol className={styles.most} aria-label={t('orders.most')}>
          {most.map((each) => (
            <Product key={each.id} {...each} />
          ))}
        </ol>
      )}
    </RelatedSection>
  )
}

function Product({ id, label, quantity, times }: Purchases['most'][number]) {
  const t = useWords()
  const page = pageOf(product, id)
  return (
    <li>
      <a className="grow cut" href={page} onClick={(event) => followHere(event, page)}>
        {label}
      </a>
      <span className="t2">{t('orders.times', { count: times, number: formatNumber(times) })}</span>
      <span className={styles.quantity}>{formatNumber(quantity)}</span>
    </li>
  )
}
