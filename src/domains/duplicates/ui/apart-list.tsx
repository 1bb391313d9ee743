import { useQuery } from '@tanstack/react-query'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { EmptyState } from '../../../web/kit/empty-state.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatWhen } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import styles from './duplicates.module.css'
import { apartQuery, pairId, tellTogether } from './pairs.ts'

/** What somebody has said to be two; it can be taken back. */
export function ApartList() {
  const t = useWords()
  const { data, error, refetch } = useQuery(apartQuery)
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={5} />
  if (data.data.length === 0) return <EmptyState icon="arrows-right" title={t('duplicates.noApart')} />
  return (
    <div className={styles.apart}>
      <Rows>
        {data.data.map((pair) => (
          <SettingsRow
            key={pairId(pair)}
            name={t('duplicates.pair', { one: pair.one.title, other: pair.other.title })}
            under={[pair.by, formatWhen(pair.at)].filter(Boolean).join(' · ')}
          >
            {pair.can.decide && (
              <Button kind="quiet" onClick={() => void tellTogether(pair)}>
                {t('duplicates.takeBack')}
                <span className="aloud"> {t('duplicates.pair', { one: pair.one.title, other: pair.other.title })}</span>
              </Button>
            )}
          </SettingsRow>
        ))}
      </Rows>
    </div>
  )
}
