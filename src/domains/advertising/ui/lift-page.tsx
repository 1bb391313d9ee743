import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { useAnswer } from '../../../web/api/use-answer.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { useWords } from '../../../web/words/words.ts'
import { outcomes, spans, type Outcome, type Span } from '../model/index.ts'
import { widestOf } from './interval.tsx'
import { OneAd, type Ad } from './one-ad.tsx'
import { adsQuery, liftQuery, mostAds } from './queries.ts'
import styles from './lift.module.css'

/** What each ad did to one outcome, the newest first. */
export default function LiftPage() {
  const t = useWords()
  const [days, setDays] = useState<Span>(30)
  const [outcome, setOutcome] = useState<Outcome>('ordered')
  const { data, error, refetch } = useAnswer(adsQuery)
  return (
    <Page
      title={t('ads.title')}
      sub={
        <Segmented
          label={t('ads.within')}
          value={String(days)}
          options={spans.map((span) => ({ value: String(span), label: t('ads.days', { count: span }) }))}
          onChange={(value) => setDays(Number(value) as Span)}
        />
      }
    >
      <div className={styles.page}>
        {error && !data ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonLines count={8} />
        ) : data.data.length === 0 ? (
          <EmptyState icon="speakerphone" title={t('ads.none')}>
            {t('ads.howTo')}
          </EmptyState>
        ) : (
          <>
            <div className={styles.choice}>
              <SelectField
                label={t('ads.outcome')}
                value={outcome}
                options={outcomes.map((value) => ({ value, label: t(`ads.outcomes.${value}`) }))}
                onChange={(value) => setOutcome(value as Outcome)}
              />
            </div>
            <Ads rows={data.data} days={days} outcome={outcome} />
            {data.data.length === mostAds && <p className={styles.note}>{t('ads.newest', { count: mostAds })}</p>}
          </>
        )}
      </div>
    </Page>
  )
}

/** Drawn to one scale, so that they can be compared. */
function Ads({ rows, days, outcome }: { rows: readonly Ad[]; days: Span; outcome: Outcome }) {
  const answers = useQueries({ queries: rows.map(({ id }) => liftQuery(id, days)) })
  const lifts = answers.map(({ data }) => data?.data.of.find((each) => each.outcome === outcome))
  const widest = widestOf(lifts.filter((each) => each !== undefined))
  return (
    <ul className={styles.ads}>
      {rows.map((row, index) => (
        <OneAd key={row.id} row={row} answer={answers[index]!} lift={lifts[index]} widest={widest} />
      ))}
    </ul>
  )
}
