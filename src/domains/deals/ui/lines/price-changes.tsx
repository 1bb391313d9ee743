import { useState } from 'react'
import type { Money } from '../../../../kernel/field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { request } from '../../../../web/api/request.ts'
import { useAction } from '../../../../web/api/use-action.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { formatMoney } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { repriceDeal, type deal } from '../../model/index.ts'
import styles from './lines.module.css'

interface Change {
  line: string
  label: string | null
  now: Money | null
  then: Money | null
  reason: string
}

/** Asks which prices are others today, shows each before and after, and takes them only when that is wanted. */
export function PriceChanges({ row, count }: { row: RowOf<typeof deal>; count: number }) {
  const t = useWords()
  const reprice = useAction(repriceDeal)
  const [changes, setChanges] = useState<readonly Change[] | null>(null)
  if (row.status !== 'open' || count === 0) return null
  const look = async () => {
    const { data } = await request<{ data: Change[] }>(`deals/${row.id}/price-changes`)
    setChanges(data.length > 0 ? data : null)
    if (data.length === 0) toast({ text: t('deals.pricesSame') })
  }
  const take = async () => {
    await reprice(row, {}, { done: t('deals.repriced') })
    setChanges(null)
  }
  if (!changes)
    return (
      <Button icon="refresh" onClick={() => void look().catch(toastRefusal)}>
        {t('deals.lookForPrices')}
      </Button>
    )
  const said = (money: Money | null) => (money ? formatMoney(money) : t('deals.noPriceYet'))
  return (
    <section aria-label={t('deals.pricesChanged')} aria-live="polite" className={styles.changes}>
      <h3>{t('deals.pricesChanged')}</h3>
      <ul>
        {changes.map(({ line, label, now, then, reason }) => (
          <li key={line} title={reason}>
            {t('deals.priceChange', { name: label ?? t('deals.product'), now: said(now), then: said(then) })}
          </li>
        ))}
      </ul>
      <div className="row">
        <Button kind="primary" onClick={() => void take()}>
          {t('deals.takePrices')}
        </Button>
        <Button onClick={() => setChanges(null)}>{t('deals.keepPrices')}</Button>
      </div>
    </section>
  )
}
