import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { followJob } from '../../../web/jobs/follow.ts'
import { Button } from '../../../web/kit/button.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { formatAgo, formatDays, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { BackTest } from '../model/index.ts'
import { lessonQuery } from './queries.ts'
import styles from './insight.module.css'

/** What was learned of the deals that are closed, how good it was in the last quarter, and whether it is used. */
export default function ChancesPage() {
  const t = useWords()
  const { data, error, refetch } = useQuery(lessonQuery)
  const [busy, setBusy] = useState(false)
  const learn = async () => {
    setBusy(true)
    const begun = request<{ data: { id: string } }>('win-model', { method: 'POST', body: {} })
    await begun.then(({ data }) => followJob(data.id), toastRefusal)
    setBusy(false)
  }
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part
      title={t('insight.chances')}
      about={t('insight.chancesAbout')}
      action={
        <Button icon="refresh" busy={busy} onClick={() => void learn()}>
          {t('insight.learn')}
        </Button>
      }
    >
      {data ? <Learned lesson={data.data} /> : <SkeletonLines count={6} />}
    </Part>
  )
}

function Learned({ lesson }: { lesson: { madeAt: string; verdict: string; backTest: BackTest | null } | null }) {
  const t = useWords()
  if (!lesson) return <p className="t2">{t('insight.verdict.never')}</p>
  const { madeAt, verdict, backTest } = lesson
  return (
    <>
      <p>
        <b>{t(`insight.verdict.${verdict}`)}</b>{' '}
        <span className="t2">{t('insight.learnedAt', { when: formatAgo(madeAt) })}</span>
      </p>
      {backTest && <Tried test={backTest} />}
    </>
  )
}

/** How far what was learned was from what came, beside the plain share, and how often it was right of what it said. */
function Tried({ test }: { test: BackTest }) {
  const t = useWords()
  const percent = (share: number) => formatNumber(share, { style: 'percent', maximumFractionDigits: 0 })
  const exact = (value: number) => formatNumber(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const rows = [
    [t('insight.learned'), test.learned] as const,
    [t('insight.plain', { share: percent(test.base) }), test.plain] as const,
  ]
  return (
    <>
      <p className="t2">
        {t('insight.tried', {
          days: formatDays(test.from, test.to),
          count: test.tested,
          before: formatNumber(test.learnedFrom),
          number: formatNumber(test.tested),
          won: percent(test.won),
        })}
      </p>
      <table className={styles.table} aria-label={t('insight.errors')}>
        <thead>
          <tr>
            <th scope="col">{t('insight.errors')}</th>
            <th scope="col">{t('insight.logLoss')}</th>
            <th scope="col">{t('insight.brier')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, errors]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{exact(errors.logLoss)}</td>
              <td>{exact(errors.brier)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={styles.table} aria-label={t('insight.calibration')}>
        <thead>
          <tr>
            <th scope="col">{t('insight.said')}</th>
            <th scope="col">{t('insight.deals')}</th>
            <th scope="col">{t('insight.onAverage')}</th>
            <th scope="col">{t('insight.won')}</th>
          </tr>
        </thead>
        <tbody>
          {test.bins.map(({ from, to, count, said, won }) => (
            <tr key={from}>
              <th scope="row">
                {percent(from)} – {percent(to)}
              </th>
              <td>{formatNumber(count)}</td>
              <td>{percent(said)}</td>
              <td>{percent(won)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
