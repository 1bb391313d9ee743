import { memo } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { cellOf } from '../app/registry.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { RecordMark } from '../kit/record-mark.tsx'
import { addDays } from '../../kernel/time.ts'
import { formatDays, formatMonth, formatNumber } from '../words/format.ts'
import { useWords, words } from '../words/words.ts'
import { frozenAt, type Column } from './columns.ts'
import type { Grouping } from './grouping.ts'
import type { GroupLine } from './lines.ts'
import styles from './table.module.css'
import { TotalWords } from './total-words.tsx'
import type { Total } from './totals.ts'

interface Props {
  definition: RecordDefinition
  grouping: Grouping
  index: number
  top: number
  group: GroupLine
  linked: Linked
  columns: readonly Column[]
  totals: ReadonlyMap<string, Total>
  active: boolean
  onSpot: () => void
  onToggle: () => void
}

/** The head of a group: what its rows have in common, how many they are, and totals under their columns. */
export const GroupRow = memo(function GroupRow(props: Props) {
  const { definition, grouping, index, top, group, linked, columns, totals, active } = props
  const t = useWords()
  return (
    <div
      role="row"
      id={`row-${group.id}`}
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={group.open}
      className={join(styles.group, active && styles.active)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={props.onSpot}
      onDoubleClick={props.onToggle}
    >
      <div role="gridcell" className={join(styles.check, styles.cell)}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-label={t(group.open ? 'group.close' : 'group.open', { group: titleOf(grouping, group.value, linked) })}
          onClick={(event) => {
            event.stopPropagation()
            props.onSpot()
            props.onToggle()
          }}
        >
          <Icon name={group.open ? 'chevron-down' : 'chevron-right'} size={14} />
        </button>
      </div>
      {columns.map((column, at) => (
        <div
          key={column.name}
          role="gridcell"
          className={join(
            styles.cell,
            at === 0 ? styles.groupName : column.end && styles.end,
            column.frozen && styles.frozen,
          )}
          style={frozenAt(column, at)}
        >
          {at === 0 ? (
            <>
              <b className="cut">
                <GroupValue definition={definition} grouping={grouping} value={group.value} linked={linked} />
              </b>
              <span className="count">{formatNumber(group.count)}</span>
            </>
          ) : (
            <TotalWords column={column} total={totals.get(column.name)} value={group.totals.get(column.name)} />
          )}
        </div>
      ))}
    </div>
  )
})

/** The month or the week that begins on a day. */
const periodTitle = (by: 'month' | 'week', start: string) =>
  by === 'month' ? formatMonth(start) : formatDays(start, addDays(start, 6))

type Shown = Pick<Props, 'definition' | 'grouping' | 'linked'> & { value: unknown }

/** What the rows of a group have in common, as their cells would show it. */
function GroupValue({ definition, grouping: { name, field, by }, value, linked }: Shown) {
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
function titleOf({ field, by }: Grouping, value: unknown, linked: Linked): string {
  if (value === null) return words('group.none', { field: field.label })
  if (by) return periodTitle(by, String(value))
  if (typeof value === 'boolean') return words(value ? 'fields.yes' : 'fields.no')
  return linked[String(value)]?.title ?? field.options?.find(({ key }) => key === value)?.label ?? field.label
}
