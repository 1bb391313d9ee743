import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { addDays, periodDays } from '../../../../kernel/time.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { goTo } from '../../../../web/app/router.ts'
import { EmptyState } from '../../../../web/kit/empty-state.tsx'
import { Segmented } from '../../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { Page } from '../../../../web/shell/page.tsx'
import { formatDays, today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { CurrencyMoved } from './currency-moved.tsx'
import { revenueQuery, type Span } from './revenue-query.ts'
import styles from './revenue.module.css'

const periods = ['lastMonth', 'thisMonth', 'thisQuarter', 'thisYear'] as const
type Asked = (typeof periods)[number]

/** What recurs each month, and what came and went since a period began; what is still to come of it is not counted. */
export default function RevenuePage() {
  const t = useWords()
  const asked = (useSearch({ strict: false }) as { period?: string }).period
  const period = periods.find((each) => each === asked) ?? 'thisQuarter'
  const span = spanOf(period)
  const { data, error, refetch } = useQuery(revenueQuery(span))
  return (
    <Page
      title={t('subscriptions.revenue')}
      sub={
        <Segmented
          label={t('subscriptions.period')}
          value={period}
          options={periods.map((value) => ({ value, label: t(`filter.period.${value}`) }))}
          onChange={(to) => goTo(`/recurring-revenue?period=${to}`, { replace: true })}
        />
      }
    >
      <div className={styles.page}>
        <p className={styles.span}>{t('subscriptions.revenueAbout', { days: formatDays(span.from, span.to) })}</p>
        {error && !data ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonLines count={6} />
        ) : data.data.length === 0 ? (
          <EmptyState icon="repeat" title={t('subscriptions.revenueEmpty')} />
        ) : (
          data.data.map((each) => <CurrencyMoved key={each.currency} moved={each} span={span} />)
        )}
      </div>
    </Page>
  )
}

function spanOf(period: Asked): Span {
  const day = today()
  const [from, after] = periodDays(period, day)
  const last = addDays(after, -1)
  return { from, to: last < day ? last : day }
}
