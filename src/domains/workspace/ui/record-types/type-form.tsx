import { useState } from 'react'
import { isOwnName, keyOf } from '../../../../kernel/own-field.ts'
import { ownRecordName, recordKeyOf } from '../../../../kernel/own-record.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Row as AnyRow } from '../../../../web/api/answers.ts'
import { create } from '../../../../web/api/create.ts'
import { definitions, findDefinition } from '../../../../web/app/registry.ts'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customRecord } from '../../model/index.ts'
import { changeSetting } from '../own/change-setting.ts'
import { SettingForm } from '../own/setting-form.tsx'
import { LookOfType } from './look-of-type.tsx'
import { OtherLanguages } from './other-languages.tsx'
import { draftOf, keysOf, valuesOf, type Draft } from './type-draft.ts'

type Row = RowOf<typeof customRecord>
const { fields } = customRecord

/** Adds a kind of record, or changes one: its keys stay as they were made, what it is called and how it looks may change. */
export function TypeForm({
  row,
  now,
  onClose,
}: {
  row: Row | null
  /** The kind as it is by now. */
  now: Row | null
  onClose: () => void
}) {
  const t = useWords()
  const [draft, setDraft] = useState<Draft>(() => draftOf(row, t('settings.typeName')))
  const change = (part: Partial<Draft>) => setDraft((known) => ({ ...known, ...part }))
  const save = (version?: number) =>
    row
      ? changeSetting(customRecord, row, valuesOf(draftOf(row, '')), valuesOf(draft), version)
      : create(customRecord, { ...valuesOf(draft), ...keysOf(draft) } as never)
  return (
    <SettingForm
      definition={customRecord}
      title={row ? t('settings.typeEdit', { name: row.many }) : t('settings.typeNew')}
      go={t(row ? 'save' : 'settings.typeAdd')}
      ready={[draft.one, draft.many, draft.titleLabel].every((text) => text.trim() !== '')}
      row={row as AnyRow | null}
      now={now as AnyRow | null}
      save={save}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <Line name="one" draft={draft} faults={faults} change={change} />
          <Line name="many" draft={draft} faults={faults} change={change} />
          <Line name="titleLabel" draft={draft} faults={faults} change={change} />
          <LookOfType draft={draft} change={change} />
          <SelectField
            label={fields.menuGroup.label}
            value={draft.menuGroup}
            options={fields.menuGroup.options!.map(({ key, label }) => ({ value: key, label }))}
            onChange={(menuGroup) => change({ menuGroup })}
          />
          {row && <BoardBy row={row} draft={draft} change={change} />}
          <OtherLanguages words={draft.words} error={faults.words} onChange={(words) => change({ words })} />
          {!row && <Keys draft={draft} faults={faults} change={change} />}
        </>
      )}
    </SettingForm>
  )
}

interface Parts {
  draft: Draft
  faults: Readonly<Record<string, string>>
  change: (part: Partial<Draft>) => void
}

function Line({ name, draft, faults, change }: Parts & { name: 'one' | 'many' | 'titleLabel' }) {
  const { label, help, max } = fields[name]
  return (
    <TextField
      label={label}
      {...(name === 'titleLabel' ? { help: help! } : { placeholder: help! })}
      value={draft[name]}
      maxLength={max}
      error={faults[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
}

/** By which of its fields with choices it is drawn as a board. */
function BoardBy({ row, draft, change }: Pick<Parts, 'draft' | 'change'> & { row: Row }) {
  const t = useWords()
  const all = findDefinition(ownRecordName(row.key!))?.all ?? {}
  const choices = Object.entries(all).filter(([name, { type }]) => isOwnName(name) && type === 'choice')
  if (choices.length === 0) return null
  const none = { value: '', label: t('settings.typeNoBoard') }
  return (
    <SelectField
      label={fields.boardBy.label}
      value={draft.boardBy}
      options={[none, ...choices.map(([name, { label }]) => ({ value: keyOf(name), label }))]}
      onChange={(boardBy) => change({ boardBy })}
    />
  )
}

/** What is decided once: how programs name it, and how its addresses begin. */
function Keys({ draft, faults, change }: Parts) {
  const names = new Set(definitions().map(({ name }) => name))
  const plurals = new Set(definitions().map(({ plural }) => plural))
  const made = {
    key: recordKeyOf(draft.one, names, 'record'),
    pluralKey: recordKeyOf(draft.many, plurals, 'records'),
  }
  return (['key', 'pluralKey'] as const).map((name) => (
    <TextField
      key={name}
      label={fields[name].label}
      help={fields[name].help!}
      value={draft[name]}
      maxLength={40}
      placeholder={made[name]}
      error={faults[name]}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  ))
}
