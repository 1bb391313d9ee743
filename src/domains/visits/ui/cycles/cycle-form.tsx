import type { RowOf } from '../../../../kernel/record.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { ConditionField } from '../../../../web/settings/condition-field.tsx'
import { filterOf } from '../../../../web/settings/filter-text.ts'
import { SettingForm, type AskedHere } from '../../../../web/settings/setting-form.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { visitCycle } from '../../model/index.ts'

const asked = ['name', 'of', 'among', 'every', 'unit', 'minutes']
const beginning = { name: '', of: 'company', every: 6, unit: 'weeks' }

/** Makes a cycle of visits, or changes one. */
export function CycleForm({ row, onClose }: { row: RowOf<typeof visitCycle> | null; onClose: () => void }) {
  const t = useWords()
  return (
    <SettingForm
      definition={visitCycle}
      row={row as never}
      asked={asked}
      beginning={beginning}
      title={t('visits.newCycle')}
      onClose={onClose}
      drawn={{ among: Among }}
    />
  )
}

function Among({ values, error, onChange }: AskedHere) {
  const record = typeof values.of === 'string' ? values.of : 'company'
  return (
    <ConditionField
      key={record}
      label={visitCycle.fields.among.label}
      record={definitionOf(record)}
      filter={filterOf(values.among as string | null)}
      fault={error}
      onChange={(filter) => onChange(filter && JSON.stringify(filter))}
    />
  )
}
