import { useState } from 'react'
import { searchableTypes, sortableTypes, unlikeTypes } from '../../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import type { Row as AnyRow } from '../../../../web/api/answers.ts'
import { create } from '../../../../web/api/create.ts'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import { changeSetting } from '../own/change-setting.ts'
import { SettingForm } from '../own/setting-form.tsx'
import { FieldChoices } from './field-choices.tsx'
import styles from './field-form.module.css'
import { FormulaPart } from './formula-part.tsx'
import { RollUpPart } from './roll-up-part.tsx'
import { WhatItIs, type FieldParts } from './what-it-is.tsx'
import { draftOf, settledChoices, type Draft } from './field-draft.ts'
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
          <fieldset className={styles.rules}>
            <legend>{t('settings.fieldRules')}</legend>
            {draft.way === 'typed' && <Rule name="required" draft={draft} change={change} />}
            {draft.way === 'typed' && unlikeTypes.has(draft.type) && (
              <Rule name="noTwoAlike" draft={draft} change={change} />
            )}
            {draft.way === 'typed' && searchableTypes.has(draft.type) && (
              <Rule name="searchable" draft={draft} change={change} />
            )}
            {sortableTypes.has(draft.type) && <Rule name="sortable" draft={draft} change={change} />}
          </fieldset>
        </>
      )}
    </SettingForm>
  )
}

function Rule({ name, draft, change }: FieldParts & { name: 'required' | 'noTwoAlike' | 'searchable' | 'sortable' }) {
  return (
    <label className={styles.rule}>
      <Checkbox
        label={fields[name].label}
        checked={draft[name]}
        onChange={(event) => change({ [name]: event.currentTarget.checked })}
      />
      {fields[name].label}
    </label>
  )
}

/** What may change at any time; rules that the type cannot have fall away. */
function valuesOf(draft: Draft) {
  const { type, way } = draft
  const isTyped = way === 'typed'
  const isChoice = type === 'choice' || type === 'choices'
  const choices = settledChoices(draft.type === 'choice' ? draft : { ...draft, initial: '' })
  return {
    label: draft.label.trim(),
    help: draft.help.trim() || null,
    section: draft.section.trim() || null,
    sensitivity: draft.sensitivity,
    required: draft.required && isTyped,
    noTwoAlike: draft.noTwoAlike && isTyped && unlikeTypes.has(type),
    searchable: draft.searchable && isTyped && searchableTypes.has(type),
    sortable: draft.sortable && sortableTypes.has(type),
    options: isChoice ? JSON.stringify(choices.options) : null,
    initial: !isTyped ? null : (type === 'choice' ? choices.initial : draft.initial) || null,
    ...(way === 'formula' && { formula: draft.formula.trim() || null }),
    ...(way === 'rollUp' && { rollUp: JSON.stringify(draft.rollUp) }),
  }
}

function madeOf({ type, key, linksTo, wholeNumbers, way }: Draft) {
  const isLink = type === 'link' || type === 'links'
  return {
    type,
    ...(key.trim() && { key: key.trim() }),
    ...(isLink && linksTo !== 'any' && { linksTo }),
    ...(type === 'number' && way === 'typed' && { wholeNumbers }),
  }
}

/** Whether enough is said of it to be saved. */
const isWhole = ({ label, way, formula, rollUp }: Draft) =>
  label.trim() !== '' && (way !== 'formula' || formula.trim() !== '') && (way !== 'rollUp' || rollUp !== null)
