import { useState } from 'react'
import { keyOfLabel, searchableTypes, sortableTypes, unlikeTypes, type OwnType } from '../../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { ChangeAnswer } from '../../../../web/api/answers.ts'
import { create } from '../../../../web/api/create.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { rememberCause } from '../../../../web/api/undo.ts'
import { definitions } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import { FieldChoices } from './field-choices.tsx'
import styles from './field-form.module.css'
import { draftOf, settledChoices, type Draft } from './field-draft.ts'
import { InitialValue } from './initial-value.tsx'

type Row = RowOf<typeof customField>
const { fields } = customField

/** Adds a field, or changes one: what a field is stays as it was made, what it is called and which rules hold may change. */
export function FieldForm({
  record,
  row,
  onClose,
}: {
  record: RecordDefinition
  row: Row | null
  onClose: () => void
}) {
  const t = useWords()
  const [draft, setDraft] = useState<Draft>(() => draftOf(row))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const change = (part: Partial<Draft>) => setDraft((known) => ({ ...known, ...part }))
  const save = async () => {
    try {
      if (row) await changeField(row, draft)
      else await create(customField, { of: record.name, ...valuesOf(draft), ...madeOf(draft) } as never)
      onClose()
    } catch (error) {
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
          <Button kind="primary" disabled={draft.label.trim() === ''} onClick={() => void save()}>
            {t(row ? 'save' : 'settings.fieldAdd')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (draft.label.trim() !== '') void save()
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
        <InitialValue draft={draft} error={faults.initial} onChange={(initial) => change({ initial })} />
        <fieldset className={styles.rules}>
          <legend>{t('settings.fieldRules')}</legend>
          <Rule name="required" draft={draft} change={change} />
          {unlikeTypes.has(draft.type) && <Rule name="noTwoAlike" draft={draft} change={change} />}
          {searchableTypes.has(draft.type) && <Rule name="searchable" draft={draft} change={change} />}
          {sortableTypes.has(draft.type) && <Rule name="sortable" draft={draft} change={change} />}
        </fieldset>
      </form>
    </Dialog>
  )
}

interface Parts {
  draft: Draft
  change: (part: Partial<Draft>) => void
}

/** What is decided once: the type, what a link leads to, and the key that programs use. */
function WhatItIs({
  draft,
  record,
  faults,
  change,
}: Parts & { record: RecordDefinition; faults: Readonly<Record<string, string>> }) {
  const t = useWords()
  const isLink = draft.type === 'link' || draft.type === 'links'
  const targets = definitions().filter(({ hidden, secluded }) => !hidden && !secluded)
  return (
    <>
      <SelectField
        label={fields.type.label}
        value={draft.type}
        options={fields.type.options!.map(({ key, label }) => ({ value: key, label }))}
        onChange={(type) => change({ type: type as OwnType, initial: '' })}
      />
      {isLink && (
        <SelectField
          label={fields.linksTo.label}
          value={draft.linksTo}
          options={[
            { value: 'any', label: t('settings.fieldLinksToAny') },
            ...targets.map(({ name, label }) => ({ value: name, label: label.one })),
          ]}
          onChange={(linksTo) => change({ linksTo })}
        />
      )}
      {draft.type === 'number' && (
        <label className={styles.rule}>
          <Checkbox
            label={fields.wholeNumbers.label}
            checked={draft.wholeNumbers}
            onChange={(event) => change({ wholeNumbers: event.currentTarget.checked })}
          />
          {fields.wholeNumbers.label}
        </label>
      )}
      <TextField
        label={fields.key.label}
        help={fields.key.help!}
        value={draft.key}
        maxLength={40}
        placeholder={keyOfLabel(draft.label, new Set(Object.keys(record.all)))}
        error={faults.key}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change({ key: event.currentTarget.value })}
      />
    </>
  )
}

function Rule({ name, draft, change }: Parts & { name: 'required' | 'noTwoAlike' | 'searchable' | 'sortable' }) {
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
  const { type } = draft
  const isChoice = type === 'choice' || type === 'choices'
  const choices = settledChoices(draft.type === 'choice' ? draft : { ...draft, initial: '' })
  return {
    label: draft.label.trim(),
    help: draft.help.trim() || null,
    section: draft.section.trim() || null,
    sensitivity: draft.sensitivity,
    required: draft.required,
    noTwoAlike: draft.noTwoAlike && unlikeTypes.has(type),
    searchable: draft.searchable && searchableTypes.has(type),
    sortable: draft.sortable && sortableTypes.has(type),
    options: isChoice ? JSON.stringify(choices.options) : null,
    initial: (type === 'choice' ? choices.initial : draft.initial) || null,
  }
}

function madeOf({ type, key, linksTo, wholeNumbers }: Draft) {
  const isLink = type === 'link' || type === 'links'
  return {
    type,
    ...(key.trim() && { key: key.trim() }),
    ...(isLink && linksTo !== 'any' && { linksTo }),
    ...(type === 'number' && { wholeNumbers }),
  }
}

async function changeField(row: Row, draft: Draft): Promise<void> {
  const answer = await request<ChangeAnswer>(`custom-fields/${row.id}`, {
    method: 'PATCH',
    body: valuesOf(draft),
    version: row.version,
  })
  rememberCause(answer.cause, customField.label.one)
  await refresh(customField.name, row.id)
}
