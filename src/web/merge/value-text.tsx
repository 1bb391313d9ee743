import type { Field, FieldType } from '../../kernel/field.ts'
import type { Linked } from '../api/answers.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { plainText } from '../fields/plain-text.ts'
import { isFilled } from '../record/detail-groups.ts'
import { useWords } from '../words/words.ts'
import styles from './merge.module.css'

/** What would be a link elsewhere is plain text here: a click on it chooses. */
const plain: ReadonlySet<FieldType> = new Set(['emails', 'phones', 'addresses', 'handles', 'url', 'link', 'links', 'user', 'file', 'longText']) // prettier-ignore

/** A value to choose, item under item. */
export function ValueText({ field, value, linked }: { field: Field; value: unknown; linked: Linked }) {
  const t = useWords()
  if (field.type === 'boolean') return value ? t('fields.yes') : t('fields.no')
  if (!isFilled(value)) return <span className="t3">{t('history.empty')}</span>
  if (!plain.has(field.type)) return <FieldValue field={field} value={value} linked={linked} />
  if (!Array.isArray(value))
    return (
      <span className={styles.text}>
        <bdi>{plainText(field, value, linked, '')}</bdi>
      </span>
    )
  return value.map((item, index) => (
    <span key={index} className={styles.item}>
      <bdi>{plainText(field, [item], linked, '')}</bdi>
    </span>
  ))
}
