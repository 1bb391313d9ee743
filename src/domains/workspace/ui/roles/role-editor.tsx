import { useState } from 'react'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { isRuled, type Need, type Reach, type RoleRight } from '../../../../kernel/rights.ts'
import { remove } from '../../../../web/api/create.ts'
import { sentenceOf } from '../../../../web/api/request.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { definitions } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { EditableName } from '../../../../web/settings/editable-name.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import { SavedText } from '../../../../web/settings/saved-text.tsx'
import settings from '../../../../web/settings/settings.module.css'
import { UnsavedOf } from '../../../../web/unsaved/unsaved-of.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { ownRole } from '../../model/index.ts'
import { RightDetails } from './right-details.tsx'
import { offeredReaches, rightOf, rightsIn, withReach } from './rights.ts'
import styles from './role-editor.module.css'
import type { OwnRoleRow } from './roles-page.tsx'

const needs: readonly Need[] = ['see', 'edit', 'delete']

/** A role of the company's own: for each kind of record how far it goes. Each change is saved at once. */
export function RoleEditor({ row, onBack }: { row: OwnRoleRow; onBack: () => void }) {
  const t = useWords()
  const update = useUpdate(ownRole)
  const [details, setDetails] = useState<RecordDefinition | null>(null)
  const rights = rightsIn(row.rights)
  const ruled = definitions().filter(isRuled)
  const save = (record: string, right: RoleRight) =>
    void update(row, { rights: JSON.stringify({ ...rights, [record]: right }) })
  const erase = () =>
    remove(ownRole, row).then(onBack, (refusal: unknown) => toast({ tone: 'danger', text: sentenceOf(refusal) }))
  return (
    <>
      <Button kind="quiet" icon="chevron-left" className={styles.back} onClick={onBack}>
        {t('roles.all')}
      </Button>
      <Part
        title={
          <EditableName
            value={row.name}
            version={row.version}
            onSave={(name, version) => void update({ ...row, version }, { name })}
          />
        }
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
        <UnsavedOf definition={ownRole} row={row} />
        <div className={settings.form}>
          <SavedText
            label={ownRole.fields.about.label}
            value={row.about ?? ''}
            onSave={(about) => void update(row, { about })}
          />
        </div>
      </Part>
      <section className={styles.rights} role="table" aria-label={t('roles.rights')}>
        <div className={styles.head} role="row">
          <span role="columnheader">{t('roles.record')}</span>
          {needs.map((need) => (
            <span key={need} role="columnheader">
              {t(`roles.need.${need}`)}
            </span>
          ))}
          <span role="columnheader">{t('roles.need.create')}</span>
          <span role="columnheader">{t('roles.need.export')}</span>
          <span role="columnheader">{t('roles.details')}</span>
        </div>
        {ruled.map((record) => (
          <RightRow
            key={record.name}
            record={record}
            right={rightOf(rights, record.name)}
            onChange={(right) => save(record.name, right)}
            onDetails={() => setDetails(record)}
          />
        ))}
      </section>
      {details && (
        <RightDetails
          record={details}
          right={rightOf(rights, details.name)}
          onChange={(right) => save(details.name, right)}
          onClose={() => setDetails(null)}
        />
      )}
    </>
  )
}

interface RowProps {
  record: RecordDefinition
  right: RoleRight
  onChange: (right: RoleRight) => void
  onDetails: () => void
}

function RightRow({ record, right, onChange, onDetails }: RowProps) {
  const t = useWords()
  const name = record.label.many
  const sees = right.see !== 'none'
  const extent = t(right.fields || right.actions ? 'roles.some' : 'roles.everything')
  return (
    <div className={styles.row} role="row" data-none={!sees || undefined}>
      <span className={styles.name} role="rowheader">
        <Icon name={record.icon} />
        <span className="cut">{name}</span>
      </span>
      {needs.map((need) => (
        <span key={need} role="cell" data-label={t(`roles.need.${need}`)}>
          <select
            className={settings.select}
            aria-label={`${name}: ${t(`roles.need.${need}`)}`}
            value={right[need]}
            disabled={need !== 'see' && !sees}
            onChange={(event) => onChange(withReach(right, need, event.currentTarget.value as Reach))}
          >
            {offeredReaches(record, need, right).map((reach) => (
              <option key={reach} value={reach}>
                {t(`roles.reach.${reach}`)}
              </option>
            ))}
          </select>
        </span>
      ))}
      {(['create', 'export'] as const).map((may) => (
        <label key={may} role="cell" className={styles.tick} data-label={t(`roles.need.${may}`)}>
          <Checkbox
            label={`${name}: ${t(`roles.need.${may}`)}`}
            checked={right[may]}
            disabled={!sees}
            onChange={(event) => onChange({ ...right, [may]: event.currentTarget.checked })}
          />
        </label>
      ))}
      <span role="cell" className={styles.more}>
        {sees && (
          <Button kind="quiet" label={`${name}: ${extent}`} onClick={onDetails}>
            {extent}
          </Button>
        )}
      </span>
    </div>
  )
}
