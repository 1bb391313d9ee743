import { formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './bulk-dialog.module.css'
import type { useBulkPreview } from './use-bulk-preview.ts'

interface Props {
  /** Null before anything can be said. */
  state: ReturnType<typeof useBulkPreview> | null
  error: string | null
  isDelete: boolean
}

/** What a change of many will do, in words: how many change, how many are so already, and who is left out and why. */
export function BulkWords({ state, error, isDelete }: Props) {
  const t = useWords()
  const preview = state !== null && typeof state === 'object' && 'preview' in state ? state.preview : null
  const wrong = error ?? (state !== null && typeof state === 'object' && 'error' in state ? state.error : null)
  return (
    <div role="status" className={styles.preview}>
      {wrong && <p className="bad">{wrong}</p>}
      {state === 'waiting' && <p className="t2">{t('bulk.counting')}</p>}
      {state !== null && typeof state === 'object' && 'counting' in state && (
        <>
          <p className="t2">
            {t('jobs.progress', {
              done: formatNumber(state.counting.done),
              total: state.counting.total === null ? '…' : formatNumber(state.counting.total),
            })}
          </p>
          <progress
            className={styles.progress}
            aria-label={t('bulk.counting')}
            {...(state.counting.total !== null && { max: state.counting.total, value: state.counting.done })}
          />
        </>
      )}
      {preview && (
        <p>
          {t(isDelete ? 'bulk.binned' : 'bulk.preview', {
            count: preview.change,
            number: formatNumber(preview.change),
          })}
        </p>
      )}
      {preview && preview.unchanged > 0 && (
        <p className="t2">
          {t('bulk.unchanged', { count: preview.unchanged, number: formatNumber(preview.unchanged) })}
        </p>
      )}
      {preview?.skipped.map(({ reason, count }) => (
        <p key={reason} className="warn">
          {t('bulk.skipped', { number: formatNumber(count), reason })}
        </p>
      ))}
    </div>
  )
}
