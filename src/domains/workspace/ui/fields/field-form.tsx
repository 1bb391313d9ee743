import { useState } from 'react'
import { searchableTypes, sortableTypes, unlikeTypes } from '../../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { ChangeAnswer, Row as AnyRow } from '../../../../web/api/answers.ts'
import { create } from '../../../../web/api/create.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { rememberCause } from '../../../../web/api/undo.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { StaleRecord } from '../../../../web/unsaved/stale-record.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
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
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [stale, setStale] = useState<Refusal | null>(null)
  const change = (part: Partial<Draft>) => setDraft((known) => ({ ...known, ...part }))
  const save = async (version?: number) => {
    setStale(null)
    try {
      if (row) await changeField(row, draft, version)
      else await create(customField, { of: record.name, ...valuesOf(draft), ...madeOf(draft) } as never)
      onClose()
    } catch (error) {
      if (error instanceof Refusal && error.code === 'stale' && now) return setStale(error)
      const said = error instanceof Refusal ? error.fields.map(({ field, message }) => [field, message] as const) : []
      setFaults(said.length > 0 ? Object.fromEntries(said) : { '': sentenceOf(error) })
    }
  }
  return (
    <Dialog
      title={row ? t('settings.fieldEdit', { name: row.label }) : t('settings.fieldNew', { record: record.label.one })}
      width={520}
      onClose={onClose}
      foot={
        <>
          {faults[''] && (
            <span className={styles.fault} role="alert">
              {faults['']}
            </span>
          )}
          <Button kind="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="primary" disabled={!isWhole(draft)} onClick={() => void save()}>
            {t(row ? 'save' : 'settings.fieldAdd')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole(draft)) void save()
        }}
      >
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
              setFaults(({ formula: _, ...rest }) => rest)
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
      </form>
      {stale && row && now && (
        <StaleRecord
          definition={customField}
          refusal={stale}
          began={row as unknown as AnyRow}
          now={now as unknown as AnyRow}
          onKeep={() => void save(Number(stale.details.version))}
          onLeave={onClose}
        />
      )}
    </Dialog>
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

/** Says only what was changed here: what others changed meanwhile about the rest stands. */
async function changeField(row: Row, draft: Draft, version = row.version): Promise<void> {
  const before: Readonly<Record<string, unknown>> = valuesOf(draftOf(row))
  const body = Object.fromEntries(Object.entries(valuesOf(draft)).filter(([name, value]) => value !== before[name]))
  if (Object.keys(body).length === 0) return
  const answer = await request<ChangeAnswer>(`custom-fields/${row.id}`, {
    method: 'PATCH',
    body,
    version,
  })
  rememberCause(answer.cause, customField.label.one)
  await refresh(customField.name, row.id)
}

/** Whether enough is said of it to be saved. */
const isWhole = ({ label, way, formula, rollUp }: Draft) =>
  label.trim() !== '' && (way !== 'formula' || formula.trim() !== '') && (way !== 'rollUp' || rollUp !== null)
