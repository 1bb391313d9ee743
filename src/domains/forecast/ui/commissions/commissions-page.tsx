import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Trouble } from '../../../../web/app/errors.tsx'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { EmptyState } from '../../../../web/kit/empty-state.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { Page } from '../../../../web/shell/page.tsx'
import { formatMoney } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { periodIn } from '../forecast-query.ts'
import { PeriodPicker } from '../period-picker.tsx'
import { Attained } from './attained.tsx'
import { commissionsPage, duesQuery, type Due } from './commissions-query.ts'
import styles from './commissions.module.css'
import { StatementOf } from './statement.tsx'

/** What colleagues are paid for what they sold in a period, and how it came about. */
export default function CommissionsPage() {
  const t = useWords()
  const address = useSearch({ strict: false }) as { period?: string; user?: string }
  const period = periodIn(address)
  const { data, error, refetch } = useQuery(duesQuery(period))
  const due =
    data?.data.find(({ user }) => user === address.user) ?? (data?.data.length === 1 ? data.data[0] : undefined)
  return (
    <Page
      title={t('commissions.title')}
      sub={<PeriodPicker period={period} page={(to) => commissionsPage(to, address.user)} />}
    >
      <div className={styles.page}>
        {error && !data ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonLines count={6} />
        ) : due ? (
          <StatementOf period={period} due={due} maySettle={data.maySettle} isOnly={data.data.length === 1} />
        ) : data.data.length === 0 ? (
          <EmptyState icon="cash" title={t('commissions.empty')} />
        ) : (
          <ul className={styles.lines}>
            {data.data.map((each) => (
              <OneDue key={each.user} period={period} due={each} currency={data.currency} />
            ))}
          </ul>
        )}
      </div>
    </Page>
  )
}

function OneDue({ period, due, currency }: { period: string; due: Due; currency: string }) {
  const t = useWords()
  const to = commissionsPage(period, due.user)
  return (
    <li>
      <span className={styles.what}>
        <a href={to} onClick={(event) => followHere(event, to)}>
          {due.name}
        </a>
        <small>
          <Attained due={due} currency={currency} />
        </small>
      </span>
      {due.settled && <span className={styles.settled}>{t('commissions.settled')}</span>}
      <b>{formatMoney({ amount: due.settled?.total ?? due.total, currency })}</b>
    </li>
  )
}
