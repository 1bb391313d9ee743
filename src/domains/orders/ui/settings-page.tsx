import { useQuery } from '@tanstack/react-query'
import type { PatchOf, RowOf } from '../../../kernel/record.ts'
import { rowsQuery } from '../../../web/api/use-rows.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { Part } from '../../../web/settings/part.tsx'
import { SavedLines } from '../../../web/settings/saved-lines.tsx'
import { SavedText } from '../../../web/settings/saved-text.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import styles from '../../../web/settings/settings.module.css'
import { UnsavedOf } from '../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../web/words/words.ts'
import { workspace } from '../../workspace/model/index.ts'

/** Whether orders of accepted quotes are made by themselves, and what stands of ourselves on invoices. */
export default function OrderSettings() {
  const t = useWords()
  const { data, error, refetch } = useQuery(rowsQuery(workspace, { limit: 1 }))
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  const row = data?.data[0]
  return (
    <Part title={t('orderSettings.title')} about={t('orderSettings.about')}>
      {row ? <Fields row={row} /> : <SkeletonLines count={4} />}
    </Part>
  )
}

function Fields({ row }: { row: RowOf<typeof workspace> }) {
  const t = useWords()
  const update = useUpdate(workspace)
  const { ordersAlone, address, vatNumber } = workspace.fields
  const save = (patch: PatchOf<typeof workspace>, version: number) => void update({ ...row, version }, patch)
  return (
    <div className={styles.form}>
      <SelectField
        label={ordersAlone.label}
        help={ordersAlone.help}
        value={row.ordersAlone ? 'alone' : 'asked'}
        version={row.version}
        options={(['asked', 'alone'] as const).map((value) => ({ value, label: t(`orderSettings.${value}`) }))}
        onChange={(value, version) => save({ ordersAlone: value === 'alone' }, version)}
      />
      <SavedLines
        field={address}
        value={row.address ?? ''}
        version={row.version}
        onSave={(value, version) => save({ address: value || null }, version)}
      />
      <SavedText
        label={vatNumber.label}
        help={vatNumber.help}
        value={row.vatNumber ?? ''}
        version={row.version}
        onSave={(value, version) => save({ vatNumber: value || null }, version)}
      />
      <UnsavedOf definition={workspace} row={row} only={['ordersAlone', 'address', 'vatNumber']} />
    </div>
  )
}
