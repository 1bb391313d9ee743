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
  const types = fields.type.options!.filter(({ key }) => !draft.computed || formulaTypes.has(key))
  const targets = definitions().filter(({ hidden, secluded }) => !hidden && !secluded)
  return (
    <>
      <SelectField
        label={t('settings.fieldComes')}
        value={draft.computed ? 'formula' : 'typed'}
        options={[
          { value: 'typed', label: t('settings.fieldTyped') },
          { value: 'formula', label: t('settings.fieldComputed') },
        ]}
        onChange={(way) => change(comesOf(draft, way === 'formula'))}
      />
      <SelectField
        label={fields.type.label}
        value={draft.type}
        options={types.map(({ key, label }) => ({ value: key, label }))}
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
      {draft.type === 'number' && !draft.computed && (
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

/** A formula yields numbers, amounts, days, texts, yes or no. */
function comesOf({ type }: Draft, computed: boolean): Partial<Draft> {
  return computed && !formulaTypes.has(type) ? { computed, type: 'number', initial: '' } : { computed }
}
