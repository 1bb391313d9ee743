import { useState } from 'react'
import { saveFile } from '../../../web/api/download.ts'
import { request } from '../../../web/api/request.ts'
import { useRows } from '../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Part, Rows } from '../../../web/settings/part.tsx'
import { today } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { configurationRun } from '../model/index.ts'
import { BringIn } from './bring-in.tsx'
import { RunRow } from './run-row.tsx'
import { WorkLines } from './work-lines.tsx'
import { useWork } from './work.ts'

/** What is set up, as a file: written, compared and brought in, and what was brought in so far. */
export default function ConfigurationPage() {
  const t = useWords()
  const work = useWork()
  const { data, error, refetch } = useRows(configurationRun, { sort: '-createdAt', limit: 50, with: 'createdBy' })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Part title={t('configuration.export')} about={t('configuration.exportAbout')}>
        <Download />
      </Part>
      <Part title={t('configuration.bring')} about={t('configuration.bringAbout')}>
        <BringIn work={work} />
        <WorkLines work={work} />
      </Part>
      <Part title={t('configuration.runs')} about={t('configuration.runsAbout')}>
        <Rows waiting={!data}>
          {(data?.data ?? []).map((row) => (
            <RunRow key={row.id} row={row} linked={data?.linked ?? {}} work={work} />
          ))}
        </Rows>
        {data?.data.length === 0 && <p className="t2">{t('configuration.none')}</p>}
      </Part>
    </>
  )
}

function Download() {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const download = () => {
    setBusy(true)
    fetchFile()
      .catch(toastRefusal)
      .finally(() => setBusy(false))
  }
  return (
    <Button icon="download" size={32} busy={busy} onClick={download}>
      {t('configuration.download')}
    </Button>
  )
}

async function fetchFile(): Promise<void> {
  const { data } = await request<{ data: { text: string } }>('configuration')
  saveFile(new Blob([data.text], { type: 'application/yaml' }), `farley-${today()}.yaml`)
}
