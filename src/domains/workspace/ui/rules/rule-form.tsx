import { useState } from 'react'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import type { Row as AnyRow } from '../../../../web/api/answers.ts'
import { create } from '../../../../web/api/create.ts'
import { definitionOf } from '../../../../web/app/registry.ts'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { ConditionField } from '../../../../web/settings/condition-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { demand } from '../../model/index.ts'
import styles from '../fields/field-form.module.css'
import { changeSetting } from '../own/change-setting.ts'
import { SettingForm } from '../own/setting-form.tsx'
import { Broken } from './broken.tsx'
import { draftOfRule, valuesOfRule, type RuleDraft } from './rule-draft.ts'

type Row = RowOf<typeof demand>
const { fields } = demand

interface Props {
  records: readonly RecordDefinition[]
  row: Row | null
  now: Row | null
  onClose: () => void
}

/** Makes a rule, or changes one: of which records what must be so, what is said, and what happens where it is not. */
export function RuleForm({ records, row, now, onClose }: Props) {
  const t = useWords()
  const [draft, setDraft] = useState(() => draftOfRule(row, records.find(({ name }) => name === 'person')?.name ?? records[0]!.name)) // prettier-ignore
  const change = (part: Partial<RuleDraft>) => setDraft((known) => ({ ...known, ...part }))
  const record = definitionOf(draft.of)
  const save = (version?: number) =>
    row
      ? changeSetting(demand, row, valuesOfRule(draftOfRule(row, row.of)), valuesOfRule(draft), version)
      : create(demand, { of: draft.of, ...valuesOfRule(draft) } as never)
  return (
    <SettingForm
      definition={demand}
      title={t(row ? 'settings.ruleChange' : 'settings.ruleAdd')}
      go={t(row ? 'save' : 'settings.ruleAdd')}
      ready={draft.sentence.trim() !== '' && draft.must !== null}
      row={row as AnyRow | null}
      now={now as AnyRow | null}
      save={save}
      onClose={onClose}
    >
      {(faults) => (
        <>
          {!row && (
            <SelectField
              label={t('settings.fieldsOf')}
              value={draft.of}
              options={records.map(({ name: value, label }) => ({ value, label: label.many }))}
              onChange={(of) => change({ of, among: null, must: null })}
            />
          )}
          <ConditionField label={fields.among.label} record={record} filter={draft.among} fault={faults.among} onChange={(among) => change({ among })} />
          <ConditionField label={fields.must.label} record={record} filter={draft.must} fault={faults.must} onChange={(must) => change({ must })} />
          <p className="t2">
            <Broken record={record} among={draft.among} must={draft.must} />
          </p>
          <TextField
            label={fields.sentence.label}
            help={fields.sentence.help!}
            value={draft.sentence}
            maxLength={300}
            error={faults.sentence}
            onChange={(event) => change({ sentence: event.currentTarget.value })}
          />
          <SelectField
            label={fields.level.label}
            value={draft.level}
            options={fields.level.options!.map(({ key, label }) => ({ value: key, label }))}
            onChange={(level) => change({ level: level as RuleDraft['level'] })}
          />
          {row && (
            <label className={styles.rule}>
              <Checkbox
                label={fields.active.label}
                checked={draft.active}
                onChange={(event) => change({ active: event.currentTarget.checked })}
              />
              {fields.active.label}
            </label>
          )}
        </>
      )}
    </SettingForm>
  ) // prettier-ignore
}
