import type { Field } from '../../kernel/field.ts'
import type { Linked } from '../api/answers.ts'
import type { Unsaved } from '../api/unsaved.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import styles from './details.module.css'

/** What was typed and could not be kept, beside its field: try again, or give it up; never lost by itself. */
export function UnsavedValue({ unsaved, field, linked }: { unsaved: Unsaved; field: Field; linked: Linked }) {
  const t = useWords()
  const conflict = unsaved.theirs !== undefined
  return (
    <div className={styles.unsaved} role="alert">
      <p className="bad">
        {unsaved.refusal.fields.find(({ field: name }) => name === unsaved.field)?.message ?? unsaved.refusal.message}
      </p>
      <p>
        {t('record.yours')} <FieldValue field={field} value={unsaved.value} linked={linked} />
      </p>
      <span className="row">
        <Button size={24} onClick={unsaved.retry}>
          {t(conflict ? 'record.keepMine' : 'retry')}
        </Button>
        <Button size={24} kind="quiet" onClick={unsaved.discard}>
          {t(conflict ? 'record.useTheirs' : 'record.giveUp')}
        </Button>
      </span>
    </div>
  )
}
