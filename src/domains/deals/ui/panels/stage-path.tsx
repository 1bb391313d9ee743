import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { addDays, dayIn, daysBetween } from '../../../../kernel/time.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { allQuery, useAll } from '../../../../web/api/use-rows.ts'
import { act } from '../../../../web/api/use-action.ts'
import { recordQuery } from '../../../../web/api/use-record.ts'
import { formatDays } from '../../../../web/fields/format/days.ts'
import { wholeHistoryQuery, type HistoryAnswer } from '../../../../web/history/history-query.ts'
import { useTimeTravel } from '../../../../web/history/use-time-travel.ts'
import { client } from '../../../../web/api/client.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { currentTimeZone, today } from '../../../../web/words/format.ts'
import { Status } from '../../../../web/kit/chip.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { deal, moveDeal, stage } from '../../model/index.ts'
import { funnelQuery } from '../funnel/funnel-query.ts'
import { daysInStages } from '../days-in-stages.ts'
import { whyIdle } from '../why-idle.ts'
import styles from './stage-path.module.css'

export const ahead = () => client.prefetchQuery(allQuery(stage))

/** The stages of a deal's pipeline, the days it spent in each, and a step to another one. */
export default function StagePath({ row }: { row: Row }) {
  const t = useWords()
  const travel = useTimeTravel()
  const [busy, setBusy] = useState<string | null>(null)
  const { data, isPending } = useAll(stage)
  const now = useQuery(recordQuery(deal, row.id))
  const days = useDays(row)
  const usual = useUsual(row.pipeline as string | null)
  const stages = (data?.data ?? [])
    .filter((each) => each.pipeline === row.pipeline)
    .sort((one, other) => (one.position ?? 0) - (other.position ?? 0))
  const at = stages.findIndex((each) => each.id === row.stage)
  const may = now.data?.can.actions.includes('move') === true && !travel.at
  const idle = travel.at ? null : whyIdle(row, stages)
  if (isPending) return <Reading row />
  if (stages.length === 0) return null
  const move = async (to: string) => {
    setBusy(to)
    await act(moveDeal as never, row, { stage: to }, { paintAs: { stage: to }, done: t('deals.moved') })
    setBusy(null)
  }
  return (
    <>
      <ol className={styles.path} aria-label={t('deals.stages')}>
        {stages.map((each, index) => {
          const state =
            row.status === 'won'
              ? 'done'
              : row.status === 'lost' && index <= at
                ? 'lost'
                : index < at
                  ? 'done'
                  : index === at
                    ? 'on'
                    : ''
          const spent = days.get(each.id)
          const common = usual.get(each.id)
          const isHere = index === at && row.status === 'open'
          const said =
            spent === undefined
              ? []
              : [
                  isHere ? t('deals.daysSoFar', { days: formatDays(spent) }) : formatDays(spent),
                  common !== undefined && t('deals.usually', { days: formatDays(common) }),
                ]
          return (
            <li
              key={each.id}
              className={`${styles.stage} ${styles[state] ?? ''}`}
              aria-current={index === at ? 'step' : undefined}
            >
              <button
                type="button"
                disabled={!may || index === at || busy !== null}
                title={may && index !== at ? t('deals.moveTo', { stage: each.name }) : undefined}
                onClick={() => void move(each.id)}
              >
                <span className={styles.bar} />
                <span className={styles.name}>{each.name}</span>
                <span className={styles.days}>{said.filter(Boolean).join(' · ')}</span>
              </button>
            </li>
          )
        })}
      </ol>
      {idle && (
        <p className={styles.idle}>
          <Status tone="warning" icon="hourglass">
            {idle}
          </Status>
        </p>
      )}
    </>
  )
}

/** The median of days in each stage, by its id, of the deals of a pipeline that were won in the last two years. */
function useUsual(of: string | null): Map<string, number> {
  const query = funnelQuery(of ?? '', { from: addDays(today(), -730), to: today(), won: 'true' })
  const { data } = useQuery({ ...query, enabled: of !== null })
  return new Map((data?.data ?? []).flatMap(({ stage: id, days }) => (days === null ? [] : [[id, Math.round(days)]])))
}

function useDays(row: Row): Map<string, number> {
  const me = useMe()
  const history = useQuery({
    queryKey: ['history', 'deal', row.id, { stages: true }],
    queryFn: async () => {
      const pages = (await client.fetchInfiniteQuery(wholeHistoryQuery(deal, row.id))).pages as HistoryAnswer[]
      return pages.flatMap((page) => page.data).filter((line) => line.recordId === row.id && 'stage' in line.after)
    },
  })
  const moment = (row.closedAt as string | null) ?? null
  const until = moment ? dayIn(currentTimeZone(), new Date(moment)) : today()
  const from = dayIn(
    me.user.timeZone ?? currentTimeZone(),
    new Date((row as unknown as RowOf<typeof deal>).openedOn ?? row.createdAt),
  )
  return daysInStages(
    history.data ?? [],
    row.stage as string,
    from,
    until,
    (at) => dayIn(currentTimeZone(), new Date(at)),
    daysBetween,
  )
}
