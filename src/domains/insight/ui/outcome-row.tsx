import type { ReactNode } from 'react'
import { followHere } from '../../../web/fields/record-link.tsx'
import { formatDays } from '../../../web/fields/format/days.ts'
import { formatMoney, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { Outcome } from '../model/index.ts'
import type { WinLossQuery } from './queries.ts'
import { rowsOf } from './rows-of.ts'
import styles from './insight.module.css'

interface Props {
  name: string
  outcome: Outcome
  query: WinLossQuery
  /** Whose figures they are; those of all when left out. */
  group?: { key: unknown }
}

/** What became of some deals: how many, which share of them was won, what they were worth and how long they took. */
export function OutcomeRow({ name, outcome, query, group }: Props) {
  const t = useWords()
  const { won, lost, open, rate, amount, days } = outcome
  const page = (status: string | null) => rowsOf(query, status, group)
  const statuses = [['won', won], ['lost', lost], ...(query.dated === 'opened' ? [['open', open] as const] : [])] as const // prettier-ignore
  return (
    <section className={styles.row}>
      <h2 className="cut">{name}</h2>
      <span className={styles.bar} aria-hidden>
        <span style={{ inlineSize: `${(rate ?? 0) * 100}%` }} />
      </span>
      <dl className={styles.figures}>
        {statuses.map(([status, count]) => (
          <Figure key={status} label={t(`insight.${status}`)} page={count > 0 ? page(status) : undefined}>
            {formatNumber(count)}
          </Figure>
        ))}
        <Figure label={t('insight.rate')} page={won + lost > 0 ? page(null) : undefined}>
          {rate === null ? '—' : formatNumber(rate, { style: 'percent', maximumFractionDigits: 0 })}
        </Figure>
        {amount && (
          <Figure label={t('insight.worth')} page={page('won')}>
            {formatMoney(amount, { whole: true })}
          </Figure>
        )}
        {days && (
          <Figure label={t('insight.median')} page={page('won')}>
            {formatDays(Math.round(days.median))}
          </Figure>
        )}
      </dl>
    </section>
  )
}

/** A figure with what it counts, which opens the rows behind it. */
function Figure({ label, page, children }: { label: string; page: string | undefined; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {page ? (
          <a href={page} className={`reach ${styles.opens}`} onClick={(event) => followHere(event, page)}>
            {children}
          </a>
        ) : (
          children
        )}
      </dd>
    </div>
  )
}
