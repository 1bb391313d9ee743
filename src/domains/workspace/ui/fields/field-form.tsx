import { useState } from 'react'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import type { Row as AnyRow } from '../../../../web/api/answers.ts'
import { create } from '../../../../web/api/create.ts'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import { changeSetting } from '../own/change-setting.ts'
import { SettingForm } from '../own/setting-form.tsx'
import { FieldChoices } from './field-choices.tsx'
import { FormulaPart } from './formula-part.tsx'
import { RollUpPart } from './roll-up-part.tsx'
import { WhatItIs } from './what-it-is.tsx'
import { draftOf, type Draft } from './field-draft.ts'
import { FieldRules } from './field-rules.tsx'
import { isWhole, madeOf, valuesOf } from './field-values.ts'
import { ShownPart } from './shown-part.tsx'
import { InitialValue } from './initial-value.tsx'

type Row = RowOf<typeof customField>
const { fields } = customField

/** Adds a field, or changes one: what a field is stays as it was made, what it is called and which rules hold may change. */
export function FieldForm({
  record,
  row,
  now,
  onClose,
}: {
  record: RecordDefinition
  row: Row | null
  /** The field as it is by now. */
  now: Row | null
  onClose: () => void
}) {
  const t = useWords()
  const [draft, setDraft] = useState<Draft>(() => draftOf(row))
  const change = (part: Partial<Draft>) => setDraft((known) => ({ ...known, ...part }))
  const save = (version?: number) =>
    row
      ? changeSetting(customField, row, valuesOf(draftOf(row)), valuesOf(draft), version)
      : create(customField, { of: record.name, ...valuesOf(draft), ...madeOf(draft) } as never)
  return (
    <SettingForm
      definition={customField}
      title={row ? t('settings.fieldEdit', { name: row.label }) : t('settings.fieldNew', { record: record.label.one })}
      go={t(row ? 'save' : 'settings.fieldAdd')}
      ready={isWhole(draft)}
      row={row as AnyRow | null}
      now={now as AnyRow | null}
      save={save}
      onClose={onClose}
    >
      {(faults, forgive) => (
        <>
          <TextField
            label={fields.label.label}
            value={draft.label}
            maxLength={80}
            error={faults.label}
            onChange={(event) => change({ label: event.currentTarget.value })}
          />
          {row ? null : <WhatItIs draft={draft} record={record} faults={faults} change={change} />}
          {draft.way === 'rollUp' && (
            <RollUpPart record={record} draft={draft} error={faults.rollUp ?? faults.type} change={change} />
          )}
          {draft.way === 'formula' && (
            <FormulaPart
              record={record}
              draft={draft}
              made={row !== null}
              error={faults.formula}
              onChange={(formula) => {
                change({ formula })
                forgive('formula')
              }}
            />
          )}
          {(draft.type === 'choice' || draft.type === 'choices') && (
            <FieldChoices options={draft.options} error={faults.options} onChange={(options) => change({ options })} />
          )}
          <TextField
            label={fields.help.label}
            value={draft.help}
            maxLength={300}
            onChange={(event) => change({ help: event.currentTarget.value })}
          />
          <TextField
            label={fields.section.label}
            help={fields.section.help!}
            value={draft.section}
            maxLength={60}
            onChange={(event) => change({ section: event.currentTarget.value })}
          />
          <SelectField
            label={fields.sensitivity.label}
            value={draft.sensitivity}
            options={fields.sensitivity.options!.map(({ key, label }) => ({ value: key, label }))}
            onChange={(sensitivity) => change({ sensitivity: sensitivity as Draft['sensitivity'] })}
          />
          {draft.way === 'typed' && (
            <InitialValue draft={draft} error={faults.initial} onChange={(initial) => change({ initial })} />
          )}
          {draft.way === 'typed' && <ShownPart record={record} draft={draft} error={faults.shownIf} change={change} />}
          <FieldRules draft={draft} change={change} />
        </>
      )}
    </SettingForm>
  )
}
