import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '../../../kernel/time.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { followHere } from '../../../web/fields/record-link.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { formatMoney, today } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { dealsPage } from './forecast-query.ts'
import styles from './forecast.module.css'
import { changesQuery, type Change } from './past-query.ts'

const spans = { week: 7, month: 28 } as const
type Span = keyof typeof spans

/** What became of the deals of a period lately: each line opens them. */
export function Changes({ period, currency }: { period: string; currency: string }) {
  const t = useWords()
  const [span, setSpan] = useState<Span>('week')
  const { data, error, refetch } = useQuery(changesQuery(period, addDays(today(), -spans[span] - 1)))
  return (
    <section className={styles.part}>
      <header>
        <h2>{t('forecast.changes')}</h2>
        <Segmented
          label={t('forecast.since')}
          value={span}
          options={[
            { value: 'week', label: t('forecast.oneWeek') },
            { value: 'month', label: t('forecast.fourWeeks') },
          ]}
          onChange={setSpan}
        />
      </header>
      {error && !data ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonLines count={3} />
      ) : data.data.length === 0 ? (
        <p className="t2">{t('forecast.unchanged')}</p>
      ) : (
        <ul className={styles.changes}>
          {data.data.map((change) => (
            <OneChange key={change.kind} change={change} currency={currency} />
          ))}
        </ul>
      )}
    </section>
  )
}

function OneChange({ change: { kind, amount, count, ids }, currency }: { change: Change; currency: string }) {
  const t = useWords()
  const page = dealsPage({ field: 'id', in: ids })
  const shown = formatMoney({ amount, currency }, { whole: true })
  return (
    <li>
      <a href={page} onClick={(event) => followHere(event, page)}>
        {t(`forecast.change.${kind}`)}
      </a>
      <span>{t('forecast.deals', { count })}</span>
      <span className={styles.by}>{amount.startsWith('-') || Number(amount) === 0 ? shown : `+${shown}`}</span>
    </li>
  )
}
