import type { RecordDefinition } from '../../kernel/record.ts'
import type { Conflict, Refusal } from '../../kernel/refusal.ts'
import type { Linked, Row } from '../api/answers.ts'
import { useFields } from '../api/use-fields.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { useLinkedTitles } from '../form/use-linked-titles.ts'
import { differencesOf } from '../history/differences.ts'
import { Button } from '../kit/button.tsx'
import { isFilled } from '../record/detail-groups.ts'
import { formatAgo } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './unsaved.module.css'

interface Props {
  definition: RecordDefinition
  /** That the record was changed meanwhile. */
  refusal: Refusal
  /** The record as it was when one began, and as it is. */
  began: Row
  now: Row
  onKeep: () => void
  onLeave: () => void
}

/** A form about a record that somebody changed meanwhile: who, what is different now, and whether one still means it. */
export function StaleRecord({ definition, refusal, began, now, onKeep, onLeave }: Props) {
  const t = useWords()
  const fields = useFields(definition)
  const { conflicts = [], ...last } = refusal.details as { conflicts?: Conflict[]; by?: string; at?: string }
  const { by, at } = { ...conflicts.at(-1), ...last }
  const changed = differencesOf(fields, began, now)
  const shown = (row: Row) => Object.fromEntries(changed.map((name) => [name, row[name]]))
  const titles = { ...useLinkedTitles(fields, shown(began)), ...useLinkedTitles(fields, shown(now)) }
  return (
    <div className={styles.value} role="alert">
      <p className="bad">
        {t('unsaved.changed', { who: by ?? t('record.somebody') })}
        {at && <time dateTime={at}> · {formatAgo(at)}</time>}
      </p>
      {changed.map((name) => (
        <p key={name}>
          <span className="t2">{fields[name]!.label}</span> <Value field={name} row={now} {...{ fields, titles }} />{' '}
          <span className="t2">{t('record.before')}</span> <Value field={name} row={began} {...{ fields, titles }} />
        </p>
      ))}
      <span className="row">
        <Button size={24} onClick={onKeep}>
          {t('unsaved.keepMine')}
        </Button>
        <Button size={24} kind="quiet" onClick={onLeave}>
          {t('unsaved.useTheirs')}
        </Button>
      </span>
    </div>
  )
}

interface ValueProps {
  field: string
  row: Row
  fields: ReturnType<typeof useFields>
  titles: Linked
}

function Value({ field, row, fields, titles }: ValueProps) {
  const t = useWords()
  const value = row[field]
  return isFilled(value) ? <FieldValue field={fields[field]!} value={value} linked={titles} /> : t('history.empty')
}
