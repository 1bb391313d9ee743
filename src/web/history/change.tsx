import type { Field } from '../../kernel/field.ts'
import type { Linked } from '../api/answers.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { Icon } from '../kit/icon.tsx'
import { isFilled } from '../record/detail-groups.ts'
import { useWords } from '../words/words.ts'
import styles from './history.module.css'

interface Props {
  field: Field
  before: unknown
  after: unknown
  linked: Linked
}

/** What a field was and what it became. */
export function Change({ field, before, after, linked }: Props) {
  return (
    <>
      <dt>{field.label}</dt>
      <dd>
        <ChangedValues field={field} before={before} after={after} linked={linked} />
      </dd>
    </>
  )
}

/** The two values side by side: the old one struck through, an arrow, the new one. */
export function ChangedValues({ field, before, after, linked }: Props) {
  // Said to be still true: there is nothing that it was before.
  const isConfirmed = isFilled(after) && JSON.stringify(before) === JSON.stringify(after)
  return (
    <span className={styles.values}>
      {!isConfirmed && (
        <>
          <s>
            <One field={field} value={before} linked={linked} />
          </s>
          <Icon name="arrow-right" size={14} />
        </>
      )}
      <b>
        <One field={field} value={after} linked={linked} />
      </b>
    </span>
  )
}

function One({ field, value, linked }: { field: Field; value: unknown; linked: Linked }) {
  const t = useWords()
  if (field.type === 'boolean') return value ? t('fields.yes') : t('fields.no')
  if (!isFilled(value)) return t('history.empty')
  return <FieldValue field={field} value={value} linked={linked} />
}
