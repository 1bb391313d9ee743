import { useState } from 'react'
import { useRows } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { definitions } from '../../../web/app/registry.ts'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import styles from '../../../web/settings/settings.module.css'
import { useWords } from '../../../web/words/words.ts'
import { careRule, isCaredFor } from '../model/index.ts'
import { CareForm } from './care-form.tsx'

/** What matters in each kind of record, and when one is stale. */
export default function QualitySettings() {
  const t = useWords()
  const records = definitions().filter(isCaredFor)
  const [name, setName] = useState(() => (records.find((each) => each.name === 'person') ?? records[0]!).name)
  const record = records.find((each) => each.name === name) ?? records[0]!
  const { data, error, refetch } = useRows(careRule, { limit: 200 })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const rule = data?.data.find(({ of }) => of === record.name) ?? null
  return (
    <Part title={t('quality.care')} about={t('quality.careAbout')}>
      <div className={styles.form} style={{ marginBottom: 16 }}>
        <SelectField
          label={t('settings.fieldsOf')}
          value={record.name}
          options={records.map(({ name: value, label }) => ({ value, label: label.many }))}
          onChange={setName}
        />
      </div>
      {data ? (
        <CareForm key={`${record.name} ${rule?.version ?? 0}`} record={record} rule={rule} />
      ) : (
        <SkeletonLines count={6} />
      )}
    </Part>
  )
}
