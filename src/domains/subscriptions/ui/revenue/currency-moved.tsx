import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { pageOf } from '../../../../web/api/path.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { subscription } from '../../model/index.ts'
import { figures, type Figure, type Movements } from '../../model/movements.ts'
import { rowsQuery, type RevenueRow, type Span } from './revenue-query.ts'
import styles from './revenue.module.css'

/** What recurs in a currency, from what there was over what moved to what there is; each number opens its subscriptions. */
export function CurrencyMoved({ moved, span }: { moved: Movements; span: Span }) {
  const t = useWords()
  const [open, setOpen] = useState<Figure | null>(null)
  const { currency, sums, counts } = moved
  return (
    <section aria-label={currency}>
      <ul className={styles.figures}>
        {figures.map((figure) => (
          <li key={figure} className={figure === 'begin' || figure === 'end' ? styles.sum : undefined}>
            <button type="button" disabled={counts[figure] === 0} onClick={() => setOpen(figure)}>
              <span className="grow">{t(`subscriptions.figure.${figure}`)}</span>
              <small>{t('subscriptions.count', { count: counts[figure], number: formatNumber(counts[figure]) })}</small>
              <b>{formatMoney({ amount: sums[figure], currency })}</b>
            </button>
          </li>
        ))}
      </ul>
      {open && <Rows figure={open} currency={currency} span={span} onClose={() => setOpen(null)} />}
    </section>
  )
}

function Rows({ figure, currency, span, onClose }: { figure: Figure; currency: string; span: Span; onClose: () => void }) {
  const t = useWords()
  const { data, error, refetch } = useQuery(rowsQuery(span, currency, figure))
  return (
    <Dialog title={t(`subscriptions.figure.${figure}`)} onClose={onClose}>
      {error && !data ? <Trouble error={error} onRetry={() => void refetch()} /> : !data && <SkeletonLines count={4} />}
      <ul className={styles.rows}>
        {data?.data.map((row) => (
          <OneRow key={row.id} row={row} currency={currency} moves={row.amount !== row.before && row.amount !== row.after} />
        ))}
      </ul>
    </Dialog>
  )
} // prettier-ignore

function OneRow({ row, currency, moves }: { row: RevenueRow; currency: string; moves: boolean }) {
  const t = useWords()
  const money = (amount: string) => formatMoney({ amount, currency })
  const to = pageOf(subscription, row.id)
  return (
    <li>
      <a className="grow" href={to} onClick={(event) => followHere(event, to)}>
        {row.name}
      </a>
      {moves && <small>{t('subscriptions.became', { before: money(row.before), after: money(row.after) })}</small>}
      <b>{money(row.amount)}</b>
    </li>
  )
}
