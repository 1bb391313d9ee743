import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { isDay } from '../../../../kernel/time.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { EmptyState } from '../../../../web/kit/empty-state.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { Page } from '../../../../web/shell/page.tsx'
import { formatDay } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { visit } from '../../model/index.ts'
import { dueQuery, notYetOn, overdueAmong, type DueVisits, type ToVisit } from '../queries.ts'
import { DueRow } from './due-row.tsx'
import styles from '../visits.module.css'
import { PlanBar } from './plan-bar.tsx'

/** Whom I am to visit by the company's cycles, or who of them lies near the visits of a day; chosen ones are planned for a day. */
export default function DuePage() {
  const t = useWords()
  const asked = (useSearch({ strict: false }) as { near?: string }).near
  const near = asked && isDay(asked) ? asked : undefined
  const { data, error, refetch } = useQuery(dueQuery(near))
  return (
    <Page title={t('visits.due')}>
      <div className={styles.page}>
        {error && !data ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonLines count={8} />
        ) : (
          <DueRows key={near} answer={data} near={near} />
        )}
      </div>
    </Page>
  )
}

function DueRows({ answer, near }: { answer: DueVisits; near: string | undefined }) {
  const t = useWords()
  const mayPlan = useMe().permissions[visit.name]?.create ?? false
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { today, linked } = answer
  const rows = near ? notYetOn(answer, near) : answer.data
  const choose = ({ id }: ToVisit) => setChosen((before) => before.symmetricDifference(new Set([id])))
  if (rows.length === 0)
    return (
      <EmptyState icon="map-pin" title={near ? t('visits.noneNear', { day: formatDay(near, { weekday: true }) }) : t('visits.noneDue')}>
        {t('visits.howCycles')}
      </EmptyState>
    )
  return (
    <>
      <p className={styles.about}>{near ? nearText(t, rows, near, today) : t('visits.dueCount', { due: answer.due, overdue: answer.overdue, soon: answer.count - answer.due })}</p>
      {mayPlan && <PlanBar key={near} day={near ?? today} chosen={rows.filter(({ id }) => chosen.has(id))} onPlanned={() => setChosen(new Set())} />}
      <ul className={styles.visits}>
        {rows.map((row) => (
          <DueRow key={row.id} row={row} target={linked[row.id]} today={today} chosen={mayPlan ? chosen.has(row.id) : null} onChoose={() => choose(row)} />
        ))}
      </ul>
    </>
  )
} // prettier-ignore

const nearText = (t: ReturnType<typeof useWords>, rows: readonly ToVisit[], near: string, today: string): string =>
  t('visits.nearDay', {
    day: formatDay(near, { weekday: true }),
    near: rows.length,
    overdue: overdueAmong(rows, today),
  })
