import { searchableTypes, sortableTypes, unlikeTypes } from '../../../../kernel/own-field.ts'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import styles from './field-form.module.css'
import type { FieldParts } from './what-it-is.tsx'

const { fields } = customField

/** The rules that a field of its type may have. */
export function FieldRules({ draft, change }: FieldParts) {
  const t = useWords()
  const { way, type } = draft
  const isTyped = way === 'typed'
  return (
    <fieldset className={styles.rules}>
      <legend>{t('settings.fieldRules')}</legend>
      {isTyped && <Rule name="required" draft={draft} change={change} />}
      {isTyped && unlikeTypes.has(type) && <Rule name="noTwoAlike" draft={draft} change={change} />}
      {isTyped && searchableTypes.has(type) && <Rule name="searchable" draft={draft} change={change} />}
      {sortableTypes.has(type) && <Rule name="sortable" draft={draft} change={change} />}
    </fieldset>
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
