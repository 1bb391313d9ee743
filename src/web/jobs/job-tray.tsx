import { useState } from 'react'
import { undo } from '../api/undo.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { Popover } from '../kit/popover.tsx'
import { ProgressBar } from '../kit/progress-bar.tsx'
import { formatAgo, formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './job-tray.module.css'
import { canUndo, cancelJob, useJobs, type Job } from './jobs.ts'
import { secondsLeft } from './remaining.ts'

const shownFor = 3_600_000

/** Long work of one's own, under way or of the last hour; drawn only while there is some. */
export function JobTray() {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const { data: jobs = [], dataUpdatedAt } = useJobs()
  const recent = jobs.filter((job) => !job.finishedAt || dataUpdatedAt - Date.parse(job.finishedAt) < shownFor)
  const running = recent.filter(({ state }) => state === 'running' || state === 'waiting')
  if (recent.length === 0) return null
  const share = running[0]?.total ? running[0].done / running[0].total : null
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      label={t('jobs.title')}
      width={340}
      target={
        <button type="button" className={styles.button} title={t('jobs.title')} onClick={() => setOpen(!open)}>
          <Icon name={running.length > 0 ? 'progress' : 'circle-check'} />
          <span className="cut grow">
            {running.length > 0 ? t('jobs.running', { count: running.length }) : t('jobs.title')}
          </span>
          {share !== null && <span className="meta t3">{formatNumber(share, { style: 'percent' })}</span>}
        </button>
      }
    >
      <ul className={styles.list}>
        {recent.map((job) => (
          <JobLine key={job.id} job={job} now={dataUpdatedAt} />
        ))}
      </ul>
    </Popover>
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
