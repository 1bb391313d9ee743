import type { RowOf } from '../../../../kernel/record.ts'
import { FormField } from '../../../../web/form/form-field.tsx'
import { useFields } from '../../../../web/api/use-fields.ts'
import { SettingForm, type AskedHere } from '../../../../web/settings/setting-form.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { approvalRule } from '../../model/index.ts'

type Row = RowOf<typeof approvalRule>

const asked = ['name', 'asks', 'percent', 'amount', 'role', 'ownRole', 'user', 'own', 'active']
const beginning = { name: '', asks: 'discount', role: 'admin', own: false, active: true }

/** Makes a rule of approval, or changes one. */
export function RuleForm({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useWords()
  return (
    <SettingForm
      definition={approvalRule}
      row={row as never}
      asked={asked}
      beginning={beginning}
      title={t('quotes.newRule')}
      onClose={onClose}
      drawn={{
        percent: (here) => here.values.asks !== 'total' && <Limit name="percent" {...here} />,
        amount: (here) => here.values.asks === 'total' && <Limit name="amount" {...here} />,
      }}
    />
  )
}

/** From where on it asks. */
function Limit({ name, values, error, onChange }: AskedHere & { name: 'percent' | 'amount' }) {
  const field = useFields(approvalRule)[name]!
  return <FormField field={field} value={values[name] ?? null} linked={{}} error={error} onChange={onChange} />
}
