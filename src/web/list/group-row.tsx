import { memo } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked } from '../api/answers.ts'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { frozenAt, type Column } from './columns.ts'
import { groupTitle, GroupValue } from './group-value.tsx'
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
          aria-label={t(group.open ? 'group.close' : 'group.open', {
            group: groupTitle(grouping, group.value, linked),
          })}
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
