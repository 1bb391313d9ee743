import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../web/api/request.ts'
import { rowsQuery } from '../../../web/api/use-rows.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { followHere } from '../../../web/fields/record-link.tsx'
import { followJob } from '../../../web/jobs/follow.ts'
import { Button } from '../../../web/kit/button.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import styles from '../../../web/settings/settings.module.css'
import { UnsavedOf } from '../../../web/unsaved/unsaved-of.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { workspace } from '../../workspace/model/index.ts'
import { countQuery } from './pairs.ts'

/** Whether sure ones are merged by themselves, and everything compared anew. */
export default function DuplicateSettings() {
  const t = useWords()
  return (
    <>
      <Part title={t('duplicates.title')} about={t('duplicates.about')}>
        <div className={styles.form}>
          <Rule />
        </div>
      </Part>
      <Scan />
    </>
  )
}

function Rule() {
  const t = useWords()
  const update = useUpdate(workspace)
  const { data, error, refetch } = useQuery(rowsQuery(workspace, { limit: 1 }))
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  const row = data?.data[0]
  if (!row) return <SkeletonLines count={2} />
  const { label, help } = workspace.fields.mergesAlone
  return (
    <>
      <SelectField
        label={label}
        help={help}
        value={row.mergesAlone ? 'on' : 'off'}
        version={row.version}
        options={(['off', 'on'] as const).map((value) => ({ value, label: t(`duplicates.${value}`) }))}
        onChange={(value, version) => void update({ ...row, version }, { mergesAlone: value === 'on' })}
      />
      <UnsavedOf definition={workspace} row={row} only={['mergesAlone']} />
    </>
  )
}

function Scan() {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const count = useQuery(countQuery({})).data?.data.pairs
  const scan = async () => {
    setBusy(true)
    try {
      const { data } = await request<{ data: { job: string } }>('duplicates/scan', { method: 'POST', body: {} })
      followJob(data.job)
      toast({ text: t('duplicates.scanning') })
    } catch (error) {
      toastRefusal(error)
    }
    setBusy(false)
  }
  return (
    <Part
      title={t('duplicates.scan')}
      about={t('duplicates.scanAbout')}
      action={
        <Button busy={busy} onClick={() => void scan()}>
          {t('duplicates.scanNow')}
        </Button>
      }
    >
      <p>
        <a href="/duplicates" onClick={(event) => followHere(event, '/duplicates')}>
          {t('duplicates.openQueue')}
        </a>{' '}
        {count !== undefined && <span className="t2">{formatNumber(count)}</span>}
      </p>
    </Part>
  )
}
