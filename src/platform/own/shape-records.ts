import { ownRecordName } from '../../kernel/own-record.ts'
import { eraseAll } from '../records/erase.ts'
import { systemContext, type Site } from '../site.ts'
import type { Definer } from './definer.ts'
import { makeOwnTable } from './own-table.ts'
import { readOwn } from './read-own.ts'
import { forgottenMs, sayHowFar } from './say-how-far.ts'

/** Where a test may strike while a table is made or dropped. */
export type TablePoint = 'tableMade' | 'tableSaid' | 'rowsErased' | 'tableDropped'
type Strike = (point: TablePoint) => void

interface Shaped {
  id: string
  key: string
  table: string
  state: 'adding' | 'dropping'
  forgotten: boolean
}

/** So many records are erased in one run of the worker, so that whoever adds a field meanwhile has their turn. */
const erasedAtOnce = 5_000

/** Makes the tables that kinds of record of the company's own lack, and drops those that are on their way out with all in them; false where more of these are left. */
export async function shapeRecords(site: Site, definer: Definer, strike: Strike): Promise<boolean> {
  let isWhole = true
  for (const each of await unfinished(site)) {
    if (each.state === 'adding') await make(site, definer, each, strike)
    else if (each.forgotten) isWhole = (await drop(site, definer, each, strike)) && isWhole
  }
  return isWhole
}

async function unfinished({ workspace }: Site): Promise<Shaped[]> {
  const text = `select id, key, stored_as as table, state, updated_at < now() - make_interval(secs => $1) as forgotten
  from custom_records where state in ('adding', 'dropping') order by position, id`
  return workspace.db.run<Shaped>({ name: 'records_shaped', text, values: [forgottenMs / 1000] })
}

/** The table comes with its indexes, in one transaction. */
async function make(site: Site, definer: Definer, record: Shaped, strike: Strike) {
  if (!(await isThere(definer, record.table))) await definer.patiently(makeOwnTable(record.table))
  strike('tableMade')
  await sayHowFar(site, 'customRecord', record, { state: 'ready' })
  strike('tableSaid')
}

async function isThere(definer: Definer, table: string): Promise<boolean> {
  return (await definer.read('select 1 where to_regclass($1) is not null', [table])).length > 0
}

/** Their columns went with the table. */
async function fieldsOf({ workspace }: Site, { key }: Shaped): Promise<Pick<Shaped, 'id' | 'state'>[]> {
  const text = `select id, state from custom_fields where of = $1 and state <> 'dropped'`
  return workspace.db.run({ name: 'fields_of_dropped', text, values: [ownRecordName(key)] })
}

/** Its records go through the one door, so that what linked to them does not any more; then the table. */
async function drop(site: Site, definer: Definer, record: Shaped, strike: Strike): Promise<boolean> {
  if (await isThere(definer, record.table)) {
    const registry = site.registry.with(await readOwn(site.workspace.db, record.key))
    const definition = registry.record(ownRecordName(record.key))!
    const isEmpty = await eraseAll({ ...(await systemContext(site)), registry }, definition, erasedAtOnce)
    strike('rowsErased')
    if (!isEmpty) return false
    await definer.patiently(`drop table if exists ${record.table}`)
  }
  strike('tableDropped')
  for (const field of await fieldsOf(site, record)) await sayHowFar(site, 'customField', field, { state: 'dropped', indexes: [] }) // prettier-ignore
  await sayHowFar(site, 'customRecord', record, { state: 'dropped' })
  return true
}
