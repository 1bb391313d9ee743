import type { RowOf } from '../../../kernel/record.ts'
import { create, remove } from '../../../web/api/create.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { AddByName } from '../../../web/settings/add-by-name.tsx'
import { SettingName } from '../../../web/settings/setting-name.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { useWords } from '../../../web/words/words.ts'
import { UnsavedOf } from '../../../web/unsaved/unsaved-of.tsx'
import { tag } from '../model/index.ts'

/** The words that any record can carry. */
export default function TagsPage() {
  const t = useWords()
  const { data, error, refetch } = useAll(tag)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part title={t('settings.tags')} about={t('settings.tagsAbout')}>
      <AddByName label={t('settings.newTag')} max={60} add={(name) => create(tag, { name })} />
      <Rows waiting={!data}>
        {(data?.data ?? []).map((row) => (
          <OneTag key={row.id} row={row} />
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('settings.noTags')}</p>}
    </Part>
  )
}

function OneTag({ row }: { row: RowOf<typeof tag> }) {
  const t = useWords()
  return (
    <>
      <SettingsRow name={<SettingName definition={tag} row={row} />}>
        <Button
          kind="quiet"
          icon="x"
          label={t('settings.removeTag', { name: row.name })}
          onClick={() => void remove(tag, row).catch(toastRefusal)}
        />
      </SettingsRow>
      <UnsavedOf definition={tag} row={row} />
    </>
  )
}
