import { useState } from 'react'
import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { create } from '../../../../web/api/create.ts'
import { pathOf } from '../../../../web/api/path.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { FilterBar } from '../../../../web/list/filter-bar.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { retentionRule } from '../../model/index.ts'
import styles from '../consents.module.css'
import type { Rule } from './retention.ts'

const { fields } = retentionRule
const datesOf = ({ all }: RecordDefinition) =>
  Object.keys(all).filter((name) => ['date', 'dateTime'].includes(all[name]!.type) && name !== 'deletedAt')

/** With what a new rule begins: what nobody has had to do with for long. */
const beginning = (of: RecordDefinition) => ({
  name: '',
  of: of.name,
  among: null as string | null,
  by: 'lastContactAt' in of.all ? 'lastContactAt' : 'createdAt',
  months: 36,
  does: 'bin' as Rule['does'],
})

/** A rule: of which records, how long after which of their dates, and what is done then. Changed, it is off until it was looked at again. */
export function RetentionForm({ records, row, onClose }: { records: readonly RecordDefinition[]; row: Rule | null; onClose: () => void }) {
  const t = useWords()
  const [values, setValues] = useState(() => row ? { name: row.name, of: row.of, among: row.among, by: row.by, months: row.months, does: row.does } : beginning(records.find(({ naming }) => naming) ?? records[0]!))
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const record = definitionOf(values.of)
  const own = useFields(record)
  const change = (part: Partial<typeof values>) => setValues((known) => ({ ...known, ...part }))
  const faultOf = (name: string) => (refusal instanceof Refusal ? refusal.fields.find(({ field }) => field === name)?.message : undefined)
  const save = async () => {
    setBusy(true)
    try {
      if (row) await request(`${pathOf(retentionRule)}/${row.id}`, { method: 'PATCH', body: values, version: row.version })
      else await create(retentionRule, values as never)
      await refresh(retentionRule.name)
      onClose()
    } catch (trouble) {
      setRefusal(trouble)
      setBusy(false)
    }
  }
  const does = fields.does.options!.filter(({ key }) => key !== 'erase' || record.naming)
  const isSaid = refusal instanceof Refusal && refusal.fields.length > 0
  return (
    <AskDialog title={t(row ? 'privacy.changeRetention' : 'privacy.newRetention')} go={t('save')} busy={busy} ready={values.name.trim() !== '' && values.months > 0} onGo={() => void save()} onClose={onClose}>
      <div className={styles.form}>
        <TextField label={fields.name.label} value={values.name} maxLength={120} error={faultOf('name')} autoFocus onChange={(event) => change({ name: event.currentTarget.value })} />
        <SelectField label={fields.of.label} value={values.of} options={records.map(({ name: value, label }) => ({ value, label: label.many }))} onChange={(of) => setValues({ ...beginning(definitionOf(of)), name: values.name })} />
        <Among record={record} text={values.among} onChange={(among) => change({ among })} />
        <SelectField label={fields.by.label} value={values.by} options={datesOf(record).flatMap((value) => (own[value] ? [{ value, label: own[value].label }] : []))} onChange={(by) => change({ by })} />
        <TextField label={fields.months.label} type="number" inputMode="numeric" value={String(values.months)} error={faultOf('months')} onChange={(event) => change({ months: Number(event.currentTarget.value) })} />
        <SelectField label={fields.does.label} value={values.does ?? 'bin'} options={does.map(({ key, label }) => ({ value: key, label }))} onChange={(key) => change({ does: key as Rule['does'] })} />
        {refusal !== null && (!isSaid || faultOf('among') || faultOf('by') || faultOf('does')) && (
          <p role="alert" className="bad">
            {faultOf('among') ?? faultOf('by') ?? faultOf('does') ?? sentenceOf(refusal)}
          </p>
        )}
      </div>
    </AskDialog>
  )
} // prettier-ignore

function Among({ record, text, onChange }: { record: RecordDefinition; text: string | null; onChange: (text: string | null) => void }) {
  const [adding, setAdding] = useState(false)
  const filter = text === null ? undefined : (JSON.parse(text) as Filter)
  return (
    <fieldset className={styles.among} onSubmit={(event) => event.stopPropagation()}>
      <legend>{fields.among.label}</legend>
      <FilterBar
        definition={record}
        filter={filter}
        adding={adding}
        onAdding={setAdding}
        onChange={(next) => onChange('and' in next && next.and.length === 0 ? null : JSON.stringify(next))}
      />
    </fieldset>
  )
} // prettier-ignore
