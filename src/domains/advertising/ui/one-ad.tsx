import type { UseQueryResult } from '@tanstack/react-query'
import type { RowOf } from '../../../kernel/record.ts'
import { pageOf } from '../../../web/api/path.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { TroubleLine } from '../../../web/app/errors.tsx'
import { followHere } from '../../../web/fields/record-link.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { formatDay, formatMoney } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { placement, type Lift, type LiftOf } from '../model/index.ts'
import { Interval } from './interval.tsx'
import { estimateText } from './said.ts'
import { Verdict } from './verdict.tsx'
import styles from './lift.module.css'

export type Ad = Pick<RowOf<typeof placement>, 'id' | 'name' | 'medium' | 'startsOn' | 'cost'>

interface Props {
  row: Ad
  answer: Pick<UseQueryResult<{ data: Lift }>, 'data' | 'error' | 'refetch'>
  /** Of the outcome that is looked at. */
  lift: LiftOf | undefined
  widest: number
}

/** An ad in the list of all: what it was, and what it did. */
export function OneAd({ row, answer: { data, error, refetch }, lift, widest }: Props) {
  const page = pageOf(placement, row.id)
  return (
    <li className={styles.ad}>
      <span className={styles.name}>
        <a href={page} className={`reach ${styles.opens}`} onClick={(event) => followHere(event, page)}>
          {row.name}
        </a>
        <small>
          <WhatItWas row={row} />
        </small>
      </span>
      <span className={styles.did}>
        {error && !data ? (
          <TroubleLine error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonLines count={1} />
        ) : (
          <WhatItDid lift={lift} widest={widest} missing={data.data.missing ?? 'nobody'} />
        )}
      </span>
    </li>
  )
}

function WhatItWas({ row: { medium, startsOn, cost } }: { row: Ad }) {
  const { medium: field } = useFields(placement)
  const name = field?.options?.find(({ key }) => key === medium)?.label ?? medium
  return [name, startsOn && formatDay(startsOn), cost && formatMoney(cost, { whole: true })].filter(Boolean).join(' · ')
}

function WhatItDid({ lift, widest, missing }: Pick<Props, 'lift' | 'widest'> & { missing: string }) {
  const t = useWords()
  const { currency } = useMe().workspace
  if (!lift) return <span className="t2">{t(`ads.missing.${missing}`)}</span>
  return (
    <>
      <Verdict verdict={lift.verdict} />
      {lift.verdict !== 'few' && (
        <>
          <Interval lift={lift} widest={widest} />
          <span className="t2">{estimateText(t, lift, currency)}</span>
        </>
      )}
    </>
  )
}
