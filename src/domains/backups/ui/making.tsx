import type { Job } from '../../../web/jobs/jobs.ts'
import { ProgressBar } from '../../../web/kit/progress-bar.tsx'
import { SettingsRow } from '../../../web/settings/part.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import styles from './backups.module.css'

/** The backup that is being made; how far it is where one has begun it oneself. */
export function Making({ job }: { job: Job | undefined }) {
  const t = useWords()
  return (
    <SettingsRow
      name={t('backups.underWay')}
      under={
        job && t('jobs.progress', { done: formatNumber(job.done), total: job.total ? formatNumber(job.total) : '…' })
      }
    >
      <span className={styles.bar}>
        <ProgressBar share={job?.total ? job.done / job.total : null} label={t('backups.underWay')} />
      </span>
    </SettingsRow>
  )
}
