import { useState } from 'react'
import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import type { Row as AnyRow } from '../../../../web/api/answers.ts'
import { create, remove } from '../../../../web/api/create.ts'
import { useWords } from '../../../../web/words/words.ts'
import { fieldCondition } from '../../model/index.ts'
import { changeSetting } from '../own/change-setting.ts'
import { SettingForm } from '../own/setting-form.tsx'
import { ShownPart } from './shown-part.tsx'

type Row = RowOf<typeof fieldCondition>

interface Props {
  record: RecordDefinition
  /** The field that Farley ships. */
  name: string
  /** Its condition as it was when one began, and as it is by now; null where it is always shown. */
  row: Row | null
  now: Row | null
  onClose: () => void
}

/** Says when a field that Farley ships is shown; without a condition it always is. */
export function ConditionForm({ record, name, row, now, onClose }: Props) {
  const t = useWords()
  const [shownIf, setShownIf] = useState<Filter | null>(row ? (JSON.parse(row.shownIf) as Filter) : null)
  const save = (version?: number) => {
    const said = shownIf && JSON.stringify(shownIf)
    if (row && said) return changeSetting(fieldCondition, row, { shownIf: row.shownIf }, { shownIf: said }, version)
    if (row) return remove(fieldCondition, { id: row.id, version: version ?? row.version })
    return said ? create(fieldCondition, { of: record.name, field: name, shownIf: said }) : Promise.resolve()
  }
  return (
    <SettingForm
      definition={fieldCondition}
      title={t('settings.fieldEdit', { name: record.all[name]!.label })}
      go={t('save')}
      ready
      row={row as AnyRow | null}
      now={now as AnyRow | null}
      save={save}
      onClose={onClose}
    >
      {(faults) => (
        <ShownPart
          record={record}
          draft={{ shownIf }}
          error={faults.shownIf ?? faults.field}
          change={(part) => setShownIf(part.shownIf ?? null)}
        />
      )}
    </SettingForm>
  )
}
