import { formulaTypes } from '../../../../kernel/formula/kind.ts'
import { keyOfLabel, type OwnType } from '../../../../kernel/own-field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { definitions } from '../../../../web/app/registry.ts'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import type { Draft } from './field-draft.ts'
import styles from './field-form.module.css'
import { countOf, pointingTo } from './pointing.ts'

const { fields } = customField

export interface FieldParts {
  draft: Draft
  change: (part: Partial<Draft>) => void
}

/** What is decided once: the type, what a link leads to, and the key that programs use. */
export function WhatItIs({
  draft,
  record,
  faults,
  change,
}: FieldParts & { record: RecordDefinition; faults: Readonly<Record<string, string>> }) {
  const t = useWords()
  const isLink = draft.type === 'link' || draft.type === 'links'
  const types = fields.type.options!.filter(({ key }) => draft.way !== 'formula' || formulaTypes.has(key))
  const targets = definitions().filter(({ hidden, secluded }) => !hidden && !secluded)
  return (
    <>
      <SelectField
        label={t('settings.fieldComes')}
        value={draft.way}
        options={[
          { value: 'typed', label: t('settings.fieldTyped') },
          { value: 'formula', label: t('settings.fieldComputed') },
          ...(pointingTo(record).length > 0 ? [{ value: 'rollUp', label: t('settings.fieldSums') }] : []),
        ]}
        onChange={(way) => change(comesOf(draft, way as Draft['way'], record))}
      />
      {draft.way !== 'rollUp' && (
        <SelectField
          label={fields.type.label}
          value={draft.type}
          options={types.map(({ key, label }) => ({ value: key, label }))}
          onChange={(type) => change({ type: type as OwnType, initial: '' })}
        />
      )}
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
      {draft.type === 'number' && draft.way === 'typed' && (
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

/** A formula yields numbers, amounts, days, texts, yes or no; what is summed up begins with how many there are. */
function comesOf({ type }: Draft, way: Draft['way'], record: RecordDefinition): Partial<Draft> {
  const isNumber = way === 'rollUp' || (way === 'formula' && (type === 'text' || !formulaTypes.has(type)))
  const rollUp = way === 'rollUp' ? countOf(pointingTo(record)[0]!) : null
  return { way, rollUp, ...(isNumber && { type: 'number', initial: '' }) }
}
