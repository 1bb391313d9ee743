import { useState } from 'react'
import { isOwnName, keyOf } from '../../../../kernel/own-field.ts'
import { ownRecordName, recordKeyOf } from '../../../../kernel/own-record.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { ChangeAnswer } from '../../../../web/api/answers.ts'
import { create } from '../../../../web/api/create.ts'
import { refresh } from '../../../../web/api/refresh.ts'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { rememberCause } from '../../../../web/api/undo.ts'
import { definitions, findDefinition } from '../../../../web/app/registry.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customRecord } from '../../model/index.ts'
import { LookOfType } from './look-of-type.tsx'
import { OtherLanguages } from './other-languages.tsx'
import { draftOf, keysOf, valuesOf, type Draft } from './type-draft.ts'
import styles from '../fields/field-form.module.css'

type Row = RowOf<typeof customRecord>
const { fields } = customRecord

/** Adds a kind of record, or changes one: its keys stay as they were made, what it is called and how it looks may change. */
export function TypeForm({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useWords()
  const [draft, setDraft] = useState<Draft>(() => draftOf(row, t('settings.typeName')))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const change = (part: Partial<Draft>) => setDraft((known) => ({ ...known, ...part }))
  const isReady = draft.one.trim() !== '' && draft.many.trim() !== '' && draft.titleLabel.trim() !== ''
  const save = async () => {
    try {
      if (row) await changeType(row, draft)
      else await create(customRecord, { ...valuesOf(draft), ...keysOf(draft) } as never)
      onClose()
    } catch (error) {
      const said = error instanceof Refusal ? error.fields.map(({ field, message }) => [field, message] as const) : []
      setFaults(said.length > 0 ? Object.fromEntries(said) : { '': sentenceOf(error) })
    }
  }
  return (
    <Dialog
      title={row ? t('settings.typeEdit', { name: row.many }) : t('settings.typeNew')}
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
          <Button kind="primary" disabled={!isReady} onClick={() => void save()}>
            {t(row ? 'save' : 'settings.typeAdd')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void save()
        }}
      >
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
        {/* Enter saves from any line. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
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

async function changeType(row: Row, draft: Draft): Promise<void> {
  const answer = await request<ChangeAnswer>(`custom-records/${row.id}`, {
    method: 'PATCH',
    body: valuesOf(draft),
    version: row.version,
  })
  rememberCause(answer.cause, customRecord.label.one)
  await refresh(customRecord.name, row.id)
}
