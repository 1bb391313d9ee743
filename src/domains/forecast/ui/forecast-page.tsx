import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMe } from '../../../web/api/use-me.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { goTo } from '../../../web/app/router.ts'
import { Button } from '../../../web/kit/button.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { useNarrow } from '../../../web/kit/use-narrow.ts'
import { Page } from '../../../web/shell/page.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { lengthOf } from '../model/period.ts'
import { Accuracy } from './accuracy.tsx'
import { Changes } from './changes.tsx'
import { ForecastCards } from './forecast-cards.tsx'
import { forecastPage, forecastQuery, periodIn, type Forecast, type ForecastAddress } from './forecast-query.ts'
import { ForecastTable } from './forecast-table.tsx'
import styles from './forecast.module.css'
import { AsOf, PeriodPicker } from './period-picker.tsx'

/** What was and will be sold in a period, by team and colleague, against their targets. */
export default function ForecastPage() {
  const t = useWords()
  const address = useSearch({ strict: false }) as ForecastAddress
  const period = periodIn(address)
  const { data, error, refetch } = useQuery(forecastQuery(period, address.asOf))
  return (
    <Page title={t('forecast.title')} sub={<Picker period={period} asOf={address.asOf} />}>
      <div className={styles.page}>
        {error && !data ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonLines count={6} />
        ) : (
          <Shown forecast={data} period={period} />
        )}
      </div>
    </Page>
  )
}

function Picker({ period, asOf }: { period: string; asOf: string | undefined }) {
  const t = useWords()
  return (
    <PeriodPicker period={period} page={(to) => forecastPage({ period: to, ...(asOf && { asOf }) })}>
      <AsOf period={period} asOf={asOf} />
      <Button kind="quiet" icon="cash" onClick={() => goTo(`/commissions?period=${period}`)}>
        {t('commissions.title')}
      </Button>
    </PeriodPicker>
  )
}

function Shown({ forecast, period }: { forecast: Forecast; period: string }) {
  const t = useWords()
  const isNarrow = useNarrow()
  const { data, seesAll, asOf, currency } = forecast
  const [whole] = data
  const unrated = whole?.unrated ?? 0
  if (data.length <= 1 && !whole?.quota) return <Empty />
  return (
    <>
      {isNarrow ? <ForecastCards forecast={forecast} /> : <ForecastTable forecast={forecast} />}
      <div className={styles.notes}>
        {asOf && <p>{t('forecast.asOfAbout', { when: formatMoment(asOf) })}</p>}
        <p>{t(seesAll ? 'forecast.seesAll' : 'forecast.seesSome')}</p>
        {unrated > 0 && <p>{t('forecast.unrated', { count: unrated })}</p>}
        <p>{t('forecast.projectionAbout')}</p>
        {!data.some(({ quota }) => quota) && <Targets />}
      </div>
      {!asOf && <Changes period={period} currency={currency} />}
      {!asOf && <Accuracy length={lengthOf(period)} currency={currency} />}
    </>
  )
}

function Empty() {
  const t = useWords()
  return (
    <EmptyState icon="trending-up" title={t('forecast.empty')}>
      <Targets />
    </EmptyState>
  )
}

/** Leads whoever may set targets to where they are set. */
function Targets() {
  const t = useWords()
  const { user } = useMe()
  if (user.role !== 'owner' && user.role !== 'admin') return null
  return (
    <Button icon="target-arrow" onClick={() => goTo('/settings/targets')}>
      {t('forecast.setTargets')}
    </Button>
  )
}
