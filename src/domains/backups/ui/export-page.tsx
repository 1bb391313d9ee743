import { exportArchive } from '../../../web/list/export.ts'
import { useJobs, type Job } from '../../../web/jobs/jobs.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatAgo, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'

/** Everything that there is, in one file that can be read without Farley. */
export default function ExportPage() {
  const t = useWords()
  const { data, isPending } = useJobs()
  const written = (data ?? []).filter(({ kind }) => kind === 'archive')
  const isBusy = written.some(({ state }) => state === 'running' || state === 'waiting')
  return (
    <Part
      title={t('backups.export')}
      about={['exportAbout', 'exportHolds', 'exportLeaves'].map((word) => t(`backups.${word}`)).join(' ')}
      action={
        <Button kind="primary" icon="download" disabled={isBusy} onClick={() => void exportArchive()}>
          {t('backups.exportDo')}
        </Button>
      }
    >
      <Rows waiting={isPending}>
        {written.map((job) => (
          <ArchiveRow key={job.id} job={job} />
        ))}
      </Rows>
    </Part>
  )
}

function ArchiveRow({ job }: { job: Job }) {
  const t = useWords()
  return (
    <SettingsRow name={job.title} under={job.error ?? `${t(`jobs.state.${job.state}`)} · ${saidOf(job, t)}`}>
      {job.state === 'done' && job.result?.url && (
        <a className="link" href={job.result.url} download>
          {t('jobs.download')}
        </a>
      )}
    </SettingsRow>
  )
}

/** How far it is, or what it holds and since when. */
function saidOf({ done, total, result, finishedAt, createdAt }: Job, t: ReturnType<typeof useWords>): string {
  if (!finishedAt) return t('jobs.progress', { done: formatNumber(done), total: total ? formatNumber(total) : '…' })
  const lines =
    result?.rows === undefined ? [] : [t('backups.lines', { count: result.rows, number: formatNumber(result.rows) })]
  return [...lines, formatAgo(finishedAt ?? createdAt)].join(' · ')
}
