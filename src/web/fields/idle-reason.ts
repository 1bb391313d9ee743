import { quietDays } from '../../kernel/idle.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { today } from '../words/format.ts'
import { words } from '../words/words.ts'

/** Where a record stands, and how many quiet days are allowed there. */
export interface Stand {
  label: string
  idleAfter: number | null
}

/** For how many days nothing has happened to a record that is idle, and the sentence that says why this is too long; null while it is not idle. */
export function idleReason({ idle }: Pick<RecordDefinition, 'idle'>, row: Row, { label, idleAfter }: Stand) {
  const days = idle ? quietDays(row[idle.from] as string | null, idleAfter, today()) : null
  return days === null ? null : { days, why: words('idle.why', { count: days, where: label, allowed: idleAfter }) }
}
