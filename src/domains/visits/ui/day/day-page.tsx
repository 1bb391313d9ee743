import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { addDays, isDay } from '../../../../kernel/time.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { goTo } from '../../../../web/app/router.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { EmptyState } from '../../../../web/kit/empty-state.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { Page } from '../../../../web/shell/page.tsx'
import { formatDay, formatKilometres, today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { visit } from '../../model/index.ts'
import styles from '../visits.module.css'
import { dayQuery, wayQuery } from '../queries.ts'
import { DayMap } from './day-map.tsx'
import { inOrder } from './in-order.ts'
import { NearDay } from './near-day.tsx'
import { OneVisit } from './one-visit.tsx'

/** The visits of a day in the order of a short way, and what became of them. */
export default function DayPage() {
  const t = useWords()
  const asked = (useSearch({ strict: false }) as { day?: string }).day
  const day = asked && isDay(asked) ? asked : today()
  const { data, error, refetch } = useQuery(dayQuery(day))
  const way = useQuery(wayQuery(day)).data?.data ?? []
  const visits = inOrder(data?.data ?? [], way)
  const whole = visits.reduce((sum, { kilometres }) => sum + (kilometres ?? 0), 0)
  return (
    <Page title={t('visits.day')} sub={<Days day={day} />}>
      <div className={styles.page}>
        <p className={styles.about}>
          {whole > 0 && t('visits.wholeWay', { distance: formatKilometres(Math.round(whole)) })}
        </p>
        {error && !data ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonLines count={6} />
        ) : visits.length === 0 ? (
          <NoVisits day={day} />
        ) : (
          <>
            <NearDay day={day} />
            <DayMap visits={visits} way={way} />
            <ol className={styles.visits}>
              {visits.map((each, index) => (
                <OneVisit key={each.row.id} {...each} number={index + 1} linked={data.linked ?? {}} />
              ))}
            </ol>
          </>
        )}
      </div>
    </Page>
  )
}

function Days({ day }: { day: string }) {
  const t = useWords()
  const go = (to: string) => goTo(to === today() ? '/visit-day' : `/visit-day?day=${to}`, { replace: true })
  return (
    <>
      <Button kind="quiet" icon="chevron-left" label={t('visits.dayBefore')} onClick={() => go(addDays(day, -1))} />
      <input
        type="date"
        className={styles.date}
        aria-label={visit.fields.day.label}
        value={day}
        onChange={({ currentTarget: { value } }) => isDay(value) && go(value)}
      />
      <Button kind="quiet" icon="chevron-right" label={t('visits.dayAfter')} onClick={() => go(addDays(day, 1))} />
      {day !== today() && <Button onClick={() => go(today())}>{t('visits.today')}</Button>}
    </>
  )
}

function NoVisits({ day }: { day: string }) {
  const t = useWords()
  const { permissions } = useMe()
  return (
    <EmptyState icon="map-pin" title={t('visits.none', { day: formatDay(day, { weekday: true }) })}>
      {permissions[visit.name]?.create && t('visits.howToPlan')}
    </EmptyState>
  )
}
