import type { Row } from '../api/answers.ts'
import type { BoardUi } from '../room.ts'
import type { BoardColumn } from './columns.ts'

const day = 86_400_000

/** For how many days nothing has happened to a card, once its column's limit is passed; else null. */
export function idleDays(
  board: BoardUi,
  column: Pick<BoardColumn, 'idleAfter'>,
  row: Row,
  now = Date.now(),
): number | null {
  if (!board.idle || column.idleAfter === null) return null
  const moments = board.idle.since
    .map((field) => row[field])
    .filter((moment): moment is string => typeof moment === 'string')
  if (moments.length === 0) return null
  const days = Math.floor((now - Math.max(...moments.map((moment) => Date.parse(moment)))) / day)
  return days > column.idleAfter ? days : null
}
