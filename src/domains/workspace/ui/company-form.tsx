import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { PatchOf, RowOf } from '../../../kernel/record.ts'
import { client } from '../../../web/api/client.ts'
import { meQuery, useMe } from '../../../web/api/use-me.ts'
import { rowsQuery } from '../../../web/api/use-rows.ts'
import { useUpdate } from '../../../web/api/use-update.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { formatCountry } from '../../../web/fields/format/address.ts'
import { countries } from '../../../kernel/written/address.ts'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { SavedText } from '../../../web/settings/saved-text.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import styles from '../../../web/settings/settings.module.css'
import { UnsavedOf } from '../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../web/words/words.ts'
import { workspace } from '../model/index.ts'
import { currencies, localeOptions, timeZones } from './known.ts'

type Company = RowOf<typeof workspace>
type Chosen = 'currency' | 'country' | 'timeZone' | 'locale' | 'membersSee'

/** The settings that everybody shares, each saved at once. */
export function CompanyForm() {
  const { data, error, refetch } = useQuery(rowsQuery(workspace, { limit: 1 }))
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const row = data?.data[0]
  return row ? <Fields row={row} /> : <SkeletonLines count={6} />
}

function Fields({ row }: { row: Company }) {
  const t = useWords()
  const me = useMe()
  const update = useUpdate(workspace)
  const fields = workspace.fields
  const save = (patch: PatchOf<typeof workspace>, version: number) =>
    void update({ ...row, version }, patch).then(() => client.invalidateQueries({ queryKey: meQuery.queryKey }))
  const names = countries(row.locale)
    .map(({ code }) => ({ value: code, label: formatCountry(code) }))
    .sort((one, other) => one.label.localeCompare(other.label, row.locale))
  const choice = (name: Chosen, options: readonly { value: string; label: string }[]): ReactNode => (
    <>
      <SelectField
        label={fields[name].label}
        help={fields[name].help}
        value={row[name] ?? ''}
        version={row.version}
        options={options}
        onChange={(value, version) => save({ [name]: value || null } as PatchOf<typeof workspace>, version)}
      />
      <UnsavedOf definition={workspace} row={row} only={[name]} />
    </>
  )
  return (
    <div className={styles.form}>
      <SavedText
        label={fields.name.label}
        value={row.name}
        version={row.version}
        required
        onSave={(name, version) => save({ name }, version)}
      />
      <UnsavedOf definition={workspace} row={row} only={['name']} />
      {choice('currency', currencies(me.workspace.locale))}
      {choice('country', names)}
      {choice('timeZone', timeZones())}
      {choice('locale', localeOptions())}
      <SelectField
        label={fields.offersNext.label}
        help={t('settings.nextSteps.help')}
        value={row.offersNext === false ? 'no' : 'yes'}
        version={row.version}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`settings.nextSteps.${value}`) }))}
        onChange={(value, version) => save({ offersNext: value === 'yes' }, version)}
      />
      <UnsavedOf definition={workspace} row={row} only={['offersNext']} />
      {choice(
        'membersSee',
        (fields.membersSee.options ?? []).map(({ key, label }) => ({ value: key, label })),
      )}
    </div>
  )
}
