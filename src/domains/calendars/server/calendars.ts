import type { Runner } from '../../../platform/db/runner.ts'

/** A calendar of an account. */
export interface Calendar {
  id: string
  url: string
  name: string
  color: string | null
  reads: boolean
  writes: boolean
  token: string | null
}

const columns = 'id, url, name, color, reads, writes, token'

export function calendarsOf(on: Runner, accountId: string): Promise<Calendar[]> {
  const text = `select ${columns} from calendar where account_id = $1 order by name, id`
  return on.run<Calendar>({ name: 'calendars_of', text, values: [accountId] })
}

/** Says whether a calendar is read; one that is not has no rows of its objects, and what was taken from it stays. */
export async function setReads(on: Runner, accountId: string, id: string, reads: boolean): Promise<void> {
  const text = `update calendar set reads = $3, token = null where account_id = $1 and id = $2 and reads <> $3`
  await on.run({ text, values: [accountId, id, reads] })
  if (!reads) await on.run({ text: 'delete from calendar_object where calendar_id = $1', values: [id] })
}

/** Into this calendar new meetings are written, and into no other; null: into none. */
export async function setWrites(on: Runner, accountId: string, id: string | null): Promise<void> {
  await on.run({ text: 'update calendar set writes = false where account_id = $1 and writes', values: [accountId] })
  await on.run({ text: 'update calendar set writes = true where account_id = $1 and id = $2', values: [accountId, id] })
}
