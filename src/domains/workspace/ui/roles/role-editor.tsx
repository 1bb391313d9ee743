import { remove } from '../../../../web/api/create.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { SettingName } from '../../../../web/settings/setting-name.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import { SavedText } from '../../../../web/settings/saved-text.tsx'
import settings from '../../../../web/settings/settings.module.css'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { ownRole } from '../../model/index.ts'
import { BackButton } from '../../../../web/settings/back-button.tsx'
import { rightsIn } from '../rights/rights.ts'
import { RightsTable } from '../rights/rights-table.tsx'
import type { OwnRoleRow } from './roles-page.tsx'
import { UnsavedRights } from './unsaved-rights.tsx'
import { useSaveRight } from './use-save-right.ts'

/** A role of the company's own: for each kind of record how far it goes. Each change is saved at once. */
export function RoleEditor({ row, onBack }: { row: OwnRoleRow; onBack: () => void }) {
  const t = useWords()
  const update = useUpdate(ownRole)
  const rights = rightsIn(row.rights)
  const save = useSaveRight(row)
  const erase = () => remove(ownRole, row).then(onBack, toastRefusal)
  return (
    <>
      <BackButton label={t('roles.all')} onClick={onBack} />
      <Part
        title={<SettingName definition={ownRole} row={row} />}
        about={t('roles.about')}
        action={
          <Button
            kind="quiet"
            icon="trash"
            label={t('roles.remove', { name: row.name })}
            onClick={() => void erase()}
          />
        }
      >
        <UnsavedOf definition={ownRole} row={row} only={['name', 'about']} />
        <UnsavedRights row={row} />
        <div className={settings.form}>
          <SavedText
            label={ownRole.fields.about.label}
            value={row.about ?? ''}
            version={row.version}
            onSave={(about, version) => void update({ ...row, version }, { about })}
          />
        </div>
      </Part>
      <RightsTable rights={rights} onChange={(record, right) => void save(record, right)} />
    </>
  )
}
