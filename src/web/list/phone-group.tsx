import type { Linked } from '../api/answers.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Icon } from '../kit/icon.tsx'
import { formatNumber } from '../words/format.ts'
import { GroupValue } from './group-value.tsx'
import type { Grouping } from './grouping.ts'
import type { GroupLine } from './lines.ts'
import styles from './phone-list.module.css'

interface Props {
  definition: RecordDefinition
  grouping: Grouping
  group: GroupLine
  linked: Linked
  /** What is said of its rows, in words. */
  total: string | null
  onFold: (id: string, open: boolean) => void
}

/** The head of a group on a phone; a touch opens and closes it. */
export function PhoneGroup({ definition, grouping, group, linked, total, onFold }: Props) {
  return (
    <button
      type="button"
      className={styles.group}
      aria-expanded={group.open}
      onClick={() => onFold(group.id, !group.open)}
    >
      <Icon name={group.open ? 'chevron-down' : 'chevron-right'} />
      <b className="cut">
        <GroupValue definition={definition} grouping={grouping} value={group.value} linked={linked} />
      </b>
      <span className="count grow">{formatNumber(group.count)}</span>
      {total && <span>{total}</span>}
    </button>
  )
}
