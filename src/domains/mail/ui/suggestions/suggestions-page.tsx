import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { EmptyState } from '../../../../web/kit/empty-state.tsx'
import { Segmented } from '../../../../web/kit/segmented.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { Page } from '../../../../web/shell/page.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { SuggestionList } from './suggestion-list.tsx'
import { housesOf, suggestionsQuery } from './suggestions.ts'
import styles from './suggestions.module.css'

const [step, most] = [100, 500]
const ways = ['open', 'dismissed'] as const

/** Those who are not known yet and with whom one exchanged mail, by house, the last ones first. */
export default function SuggestionsPage() {
  const t = useWords()
  const [way, setWay] = useState<(typeof ways)[number]>('open')
  const [limit, setLimit] = useState(step)
  const { data, error, refetch, isFetching } = useQuery(suggestionsQuery(way === 'dismissed', limit))
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Page
      title={t('mail.suggested.title')}
      sub={
        <div className={styles.ways}>
          <Segmented
            label={t('mail.suggested.show')}
            value={way}
            options={ways.map((value) => ({ value, label: t(`mail.suggested.${value}`) }))}
            onChange={setWay}
          />
        </div>
      }
    >
      <div className={styles.page}>
        {!data && <SkeletonLines count={6} />}
        {data?.data.length === 0 && (
          <EmptyState icon="circle-check" title={t(way === 'open' ? 'mail.suggested.none' : 'mail.suggested.noDismissed')}>
            {way === 'open' && <p className="t2">{t('mail.suggested.noneAbout')}</p>}
          </EmptyState>
        )}
        {data && data.data.length > 0 && <SuggestionList houses={housesOf(data.data)} isDismissed={way === 'dismissed'} />}
        {data?.page.more && limit < most && (
          <p className={styles.more}>
            <Button busy={isFetching} onClick={() => setLimit(limit + step)}>
              {t('mail.suggested.more')}
            </Button>
          </p>
        )}
      </div>
    </Page>
  )
} // prettier-ignore
