import { useQuery } from '@tanstack/react-query'
import { useMe } from '../../../../web/api/use-me.ts'
import { rowsQuery } from '../../../../web/api/use-rows.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { Part } from '../../../../web/settings/part.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { workspace } from '../../model/index.ts'

const field = workspace.fields.looksKept

/** For how long it is kept who saw what: an owner decides, the others read it. */
export function KeptFor() {
  const t = useWords()
  const me = useMe()
  const update = useUpdate(workspace)
  const row = useQuery(rowsQuery(workspace, { limit: 1 })).data?.data[0]
  if (!row) return null
  return (
    <Part title={t('audit.keeping')} about={t('audit.keepingAbout')}>
      <div className={styles.form}>
        <SelectField
          label={field.label}
          help={field.help}
          value={row.looksKept ?? 'twoYears'}
          version={row.version}
          disabled={me.user.role !== 'owner'}
          options={(field.options ?? []).map(({ key, label }) => ({ value: key, label }))}
          onChange={(looksKept, version) => void update({ ...row, version }, { looksKept } as never)}
        />
        <UnsavedOf definition={workspace} row={row} only={['looksKept']} />
      </div>
    </Part>
  )
}
