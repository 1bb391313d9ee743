import type { RowOf } from '../../../../kernel/record.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { ConditionField } from '../../../../web/settings/condition-field.tsx'
import { filterOf } from '../../../../web/settings/filter-text.ts'
import { SettingForm, type AskedHere } from '../../../../web/settings/setting-form.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { scoreRule } from '../../model/index.ts'
import { WouldChange } from './would-change.tsx'

type Row = RowOf<typeof scoreRule>

const asked = ['name', 'asks', 'condition', 'points', 'within', 'halfLife', 'active']
/** Who somebody is does not pass with the days. */
const passing = ['within', 'halfLife']
const beginning = { name: '', asks: 'person', points: 10, active: true }

/** Makes a rule of scoring, or changes one, and says what that would change. */
export function RuleForm({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useWords()
  return (
    <SettingForm
      definition={scoreRule}
      row={row as never}
      asked={asked}
      beginning={beginning}
      title={t('leads.newRule')}
      onClose={onClose}
      without={({ asks }) => (asks === 'person' ? passing : [])}
      drawn={{ condition: Condition }}
      beneath={(values) => <WouldChange id={row?.id ?? null} values={values} />}
    />
  )
}

function Condition({ values, error, onChange }: AskedHere) {
  const record = typeof values.asks === 'string' ? values.asks : 'person'
  return (
    <ConditionField
      key={record}
      label={scoreRule.fields.condition.label}
      record={definitionOf(record)}
      filter={filterOf(values.condition as string | null)}
      fault={error}
      onChange={(filter) => onChange(filter && JSON.stringify(filter))}
    />
  )
}
