import { useState } from 'react'
import type { Row } from '../../../../web/api/answers.ts'
import { client } from '../../../../web/api/client.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { Segmented } from '../../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { company, person } from '../../../people/model/index.ts'
import { exposure, spans, type Lift, type Span } from '../../model/index.ts'
import { Counted } from '../counted.tsx'
import { widestOf } from '../interval.tsx'
import styles from '../lift.module.css'
import { OneOutcome } from '../one-outcome.tsx'
import { liftQuery } from '../queries.ts'

const usual: Span = 30

export const ahead = (id: string) => client.prefetchQuery(liftQuery(id, usual))

/** What an ad did to leads, deals and orders, how sure that is, and whom each number counts. */
export default function LiftPanel({ row }: { row: Row }) {
  const t = useWords()
  const [days, setDays] = useState<Span>(usual)
  const { data } = useAnswer(liftQuery(row.id, days))
  return (
    <section className={styles.lift} aria-busy={!data} {...(!data && { 'data-reading': '' })}>
      <div className={styles.head}>
        <h3>{t('ads.lift')}</h3>
        <Segmented
          label={t('ads.within')}
          value={String(days)}
          options={spans.map((span) => ({ value: String(span), label: t('ads.days', { count: span }) }))}
          onChange={(value) => setDays(Number(value) as Span)}
        />
      </div>
      {data ? <WhatItDid lift={data.data} ad={row.id} /> : <SkeletonLines count={6} />}
    </section>
  )
}

function WhatItDid({ lift, ad }: { lift: Lift; ad: string }) {
  const t = useWords()
  const { currency } = useMe().workspace
  if (lift.way === null) return <p className="t2">{t(`ads.missing.${lift.missing ?? 'nobody'}`)}</p>
  const widest = (unit: string) => widestOf(lift.of.filter((each) => each.unit === unit))
  const record = lift.counts === 'company' ? company : person
  return (
    <>
      <p>{t(`ads.ways.${lift.way}`)}</p>
      {lift.way !== 'experiment' && <p className={styles.note}>{t(`ads.noExperiment.${lift.way}`)}</p>}
      <Groups lift={lift} ad={ad} />
      <ul>
        {lift.of.map((each) => (
          <OneOutcome
            key={each.outcome}
            lift={each}
            widest={widest(each.unit)}
            currency={currency}
            record={record}
            byLot={lift.way === 'experiment'}
          />
        ))}
      </ul>
      <p className={styles.note}>{t('ads.chance')}</p>
    </>
  )
}

/** How many are compared; who are too many to be named are found by what they saw. */
function Groups({ lift: { seen, unseen, way, counts, young, crossed }, ad }: { lift: Lift; ad: string }) {
  const t = useWords()
  const record = counts === 'company' ? company : person
  const exposed = (heldOut: boolean) => ({ and: [{ field: 'placement', is: ad }, { field: 'side', is: heldOut ? 'heldOut' : 'seen' }] }) // prettier-ignore
  const group = (given: Lift['seen'], heldOut: boolean) => {
    if (given.filter || given.of === 0 || (heldOut && way !== 'experiment')) return <Counted count={given.of} filter={given.filter} record={record} /> // prettier-ignore
    return <Counted count={given.of} filter={exposed(heldOut)} record={exposure} />
  }
  return (
    <dl className={styles.sides}>
      <div>
        <dt>{t('ads.seen')}</dt>
        <dd>{group(seen, false)}</dd>
      </div>
      <div>
        <dt>{t(way === 'experiment' ? 'ads.heldOut' : 'ads.unseen')}</dt>
        <dd>{group(unseen, true)}</dd>
      </div>
      {young > 0 && (
        <div>
          <dt>{t('ads.young')}</dt>
          <dd>{formatNumber(young)}</dd>
        </div>
      )}
      {crossed > 0 && (
        <div>
          <dt>{t('ads.crossed')}</dt>
          <dd>{formatNumber(crossed)}</dd>
        </div>
      )}
    </dl>
  )
}
