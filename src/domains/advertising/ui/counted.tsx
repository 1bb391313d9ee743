import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { pageOf } from '../../../web/api/path.ts'
import { followHere } from '../../../web/fields/record-link.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import styles from './lift.module.css'

interface Props {
  count: number
  filter: Filter | null
  record: RecordDefinition
}

/** A number that opens the list of those it counts, where a list can be asked for them. */
export function Counted({ count, filter, record }: Props) {
  if (!filter) return <b>{formatNumber(count)}</b>
  const page = `${pageOf(record)}?filter=${encodeURIComponent(JSON.stringify(filter))}`
  return (
    <a href={page} className={`reach ${styles.opens}`} onClick={(event) => followHere(event, page)}>
      {formatNumber(count)}
    </a>
  )
}
