import { undo } from '../api/undo.ts'
import { Button } from '../kit/button.tsx'
import { ProgressBar } from '../kit/progress-bar.tsx'
import { formatAgo, formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './job-tray.module.css'
import { canUndo, cancelJob, type Job } from './jobs.ts'
import { secondsLeft } from './remaining.ts'

/** Each piece of long work with how far it is, as of `now`, and what can be done about it. */
export function JobList({ jobs, now }: { jobs: readonly Job[]; now: number }) {
  return (
    <ul className={styles.list}>
      {jobs.map((job) => (
        <JobLine key={job.id} job={job} now={now} />
      ))}
    </ul>
  )
}

function JobLine({ job, now }: { job: Job; now: number }) {
  const t = useWords()
  const live = job.state === 'running' || job.state === 'waiting'
  const left = live ? secondsLeft(job, now) : null
  return (
    <li className={styles.job}>
      <span className="row">
        <span className="cut grow m">{job.title}</span>
        {job.result?.url && job.state === 'done' && (
          <a className="link" href={job.result.url} download>
            {t('jobs.download')}
          </a>
        )}
        {canUndo(job) && (
          <Button kind="quiet" size={24} icon="arrow-back-up" onClick={() => void undo(job.cause!)}>
            {t('undo.undo')}
          </Button>
        )}
        {live && (
          <Button kind="quiet" size={24} onClick={() => void cancelJob(job.id)}>
            {t('cancel')}
          </Button>
        )}
      </span>
      {live && <ProgressBar share={job.total ? job.done / job.total : null} label={job.title} />}
      <span className="meta t3">
        {live
          ? [
              t('jobs.progress', { done: formatNumber(job.done), total: job.total ? formatNumber(job.total) : '…' }),
              left !== null && t('jobs.left', { time: durationText(left) }),
            ]
              .filter(Boolean)
              .join(' · ')
          : `${t(`jobs.state.${job.state}`)} · ${formatAgo(job.finishedAt ?? job.createdAt)}`}
      </span>
      {job.error && <span className="meta bad">{job.error}</span>}
    </li>
  )
}

/** “40 seconds”, “3 minutes”: about as exactly as it is known. */
function durationText(seconds: number): string {
  const unit = seconds < 90 ? 'second' : 'minute'
  return formatNumber(Math.round(unit === 'second' ? seconds : seconds / 60), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  })
}
