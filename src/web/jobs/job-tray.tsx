import { useState } from 'react'
import { fetched } from '../kit/fetched.tsx'
import { Icon } from '../kit/icon.tsx'
import { Popover } from '../kit/popover.tsx'
import { formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './job-tray.module.css'
import { useJobs } from './jobs.ts'

const JobList = fetched(() => import('./job-list.tsx').then((door) => door.JobList))

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
      <JobList jobs={recent} now={dataUpdatedAt} />
    </Popover>
  )
}
