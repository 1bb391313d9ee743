import type { RecordDefinition } from '../../kernel/record.ts'
import type { Query } from '../db/index.ts'
import { forgetRow } from '../search/index.ts'
import { tableOf } from './columns.ts'

/** Takes a row out of its table for good, and with it all that is kept beside it. */
export function forgetting(record: RecordDefinition, id: string): Query[] {
  const forget = (what: string, text: string): Query => ({ name: `forget_${what}`, text, values: [id] })
  return [
    forget(record.name, `delete from ${tableOf(record).name} where id = $1`),
    ...forgetRow(id),
    forget('timeline', 'delete from timeline where entry_id = $1 or subject_id = $1'),
    forget('periods', 'delete from period where record_id = $1'),
    forget('put_off', 'delete from put_off where record_id = $1'),
  ]
}
