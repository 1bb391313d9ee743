import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Trouble } from '../../../web/app/errors.tsx'
import { definitions } from '../../../web/app/registry.ts'
import { Button } from '../../../web/kit/button.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { mergeOf } from '../../../web/merge/merge-address.ts'
import { Page } from '../../../web/shell/page.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { ApartList } from './apart-list.tsx'
import styles from './duplicates.module.css'
import { PairList } from './pair-list.tsx'
import { countQuery, pairId, pairsQuery, type Which } from './pairs.ts'

const apart = 'apart'
const most = 1_000

/** The queue of records that are likely the same, the surest first. */
export default function DuplicatesPage() {
  const t = useWords()
  const { cause, of } = useSearch({ strict: false }) as { cause?: string; of?: string }
  const [shown, setShown] = useState('all')
  const kinds = definitions().filter(mergeOf)
  const which: Which = { cause, of, ...(shown !== 'all' && shown !== apart && { record: shown }) }
  const options = [
    { value: 'all', label: t('duplicates.all') },
    ...kinds.map(({ name, label }) => ({ value: name, label: label.many })),
    { value: apart, label: t('duplicates.apart') },
  ]
  return (
    <Page
      title={t('duplicates.title')}
      sub={
        <div className={styles.kinds}>
          <Segmented label={t('duplicates.show')} value={shown} options={options} onChange={setShown} />
        </div>
      }
    >
      <div className={styles.page}>{shown === apart ? <ApartList /> : <Queue which={which} />}</div>
    </Page>
  )
}

function Queue({ which }: { which: Which }) {
  const t = useWords()
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    pairsQuery(which),
  )
  const count = useQuery(countQuery(which)).data?.data.pairs
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (isPending)
    return (
      <div className={styles.waiting}>
        <SkeletonLines count={6} />
      </div>
    )
  const pairs = data.pages.flatMap((page) => page.data)
  if (pairs.length === 0)
    return (
      <EmptyState icon="circle-check" title={t('duplicates.none')}>
        <p className="t2">{t('duplicates.noneAbout')}</p>
      </EmptyState>
    )
  return (
    <>
      {count !== undefined && (
        <p className={styles.count} role="status">
          {t(count >= most ? 'duplicates.countMany' : 'duplicates.count', { count, number: formatNumber(count) })}
        </p>
      )}
      <PairList pairs={pairs.map((pair) => ({ ...pair, id: pairId(pair) }))} />
      {hasNextPage && (
        <p className={styles.further}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('duplicates.further')}
          </Button>
        </p>
      )}
    </>
  )
}
