import { addDays } from '../../kernel/time.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { cellOf } from '../app/registry.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { RecordMark } from '../kit/record-mark.tsx'
import { formatDays, formatMonth } from '../words/format.ts'
import { words } from '../words/words.ts'
import type { Grouping } from './grouping.ts'
import styles from './table.module.css'

/** The month or the week that begins on a day. */
const periodTitle = (by: 'month' | 'week', start: string) =>
  by === 'month' ? formatMonth(start) : formatDays(start, addDays(start, 6))

interface Shown {
  definition: RecordDefinition
  grouping: Grouping
  value: unknown
  linked: Linked
}

/** What the rows of a group have in common, as their cells would show it. */
export function GroupValue({ definition, grouping: { name, field, by }, value, linked }: Shown) {
  if (value === null) return <span className="t2">{words('group.none', { field: field.label })}</span>
  if (by) return periodTitle(by, String(value))
  const Own = cellOf(definition.name, name)
  if (Own) return <Own field={field} value={value} row={{ [name]: value } as never} linked={linked} />
  const target = field.type === 'link' ? linked[String(value)] : undefined
  if ((field.type === 'link' || field.type === 'user') && !linked[String(value)])
    return <span className="t2">{words('group.unseen')}</span>
  if (target?.record === 'company' || target?.record === 'person') {
    return (
      <span className={styles.marked}>
        <RecordMark record={target.record} name={target.title} />
        <span className="cut">{target.title}</span>
      </span>
    )
  }
  return field.type === 'link' ? target!.title : <FieldValue field={field} value={value} linked={linked} />
}

/** The same in words, to be read aloud. */
export function groupTitle({ field, by }: Grouping, value: unknown, linked: Linked): string {
  if (value === null) return words('group.none', { field: field.label })
  if (by) return periodTitle(by, String(value))
  if (typeof value === 'boolean') return words(value ? 'fields.yes' : 'fields.no')
  return linked[String(value)]?.title ?? field.options?.find(({ key }) => key === value)?.label ?? field.label
}
