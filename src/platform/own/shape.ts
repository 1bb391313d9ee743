import type { RecordDefinition } from '../../kernel/record.ts'
import { sqlState } from '../db/index.ts'
import { tableOf } from '../records/columns.ts'
import type { Site } from '../site.ts'
import { asDefiner, type Definer } from './definer.ts'
import { enqueue } from '../jobs/queue.ts'
import { noteAll, sumUpAll, sumUpSoon } from './roll-ups/index.ts'
import { forgottenMs, sayHowFar } from './say-how-far.ts'
import { searchAnew } from './search-anew.ts'
import { shapeRecords, type TablePoint } from './shape-records.ts'
import {
  formulaIndexes,
  foundBy,
  indexesOf,
  mayBeFound,
  placeOf,
  wantedOf,
  type IndexKind,
  type Shaped,
} from './table.ts'

/** Where a test may strike: between two steps, at any of which the process may end. */
export type Point = 'begun' | 'columnAdded' | 'readySaid' | 'indexBuilt' | 'indexesSaid' | 'columnDropped' | TablePoint
type Strike = (point: Point) => void

/**
 * Brings the tables to what the definitions say: tables, columns, indexes, search rows. It looks at what is there and does
 * what is missing, so that it can end anywhere and begin anew; nothing but what is there says how far it was. False where
 * another one is at it, or where more is left than is done at once.
 */
export async function shape(site: Site, strike: Strike = () => {}): Promise<boolean> {
  let isWhole = true
  const isDone = await asDefiner(site, async (definer) => {
    isWhole = await shapeRecords(site, definer, strike)
    for (const [of, fields] of Map.groupBy(await fieldsOf(site), (field) => field.of)) {
      const record = site.registry.record(of)
      if (record) await shapeRecord(site, definer, record, fields, strike)
    }
  })
  await site.describe()
  return isDone && isWhole
}

async function shapeRecord(
  site: Site,
  definer: Definer,
  record: RecordDefinition,
  fields: readonly Shaped[],
  strike: Strike,
) {
  strike('begun')
  await addColumns(definer, record, fields.filter(({ state }) => state !== 'dropping')) // prettier-ignore
  strike('columnAdded')
  for (const field of fields.filter(({ state }) => state === 'adding')) await say(site, field, { state: 'ready' })
  strike('readySaid')
  for (const field of await fieldsOf(site, record.name)) {
    if (field.state === 'ready') await index(site, definer, record, field, strike)
    if (field.state === 'dropping' && field.forgotten) await drop(site, definer, record, field, strike)
  }
}

async function fieldsOf({ workspace }: Site, of?: string): Promise<Shaped[]> {
  const text = `select id, of, key, type, label, links_to as "linksTo", formula, roll_up::json as "rollUp", coalesce(whole_numbers, false) as "wholeNumbers",
    coalesce(no_two_alike, false) as "noTwoAlike", coalesce(searchable, false) as searchable,
    coalesce(sortable, false) as sortable, sensitivity, state, stored_as as column, deleted_at is not null as deleted,
    updated_at < now() - make_interval(secs => $2) as forgotten,
    coalesce(indexes, '{}') as indexes
  from custom_fields where state <> 'dropped' and ($1::text is null or of = $1) order by position, id`
  const rows = await workspace.db.run<Shaped>({ name: 'own_shaped', text, values: [of ?? null, forgottenMs / 1000] })
  const plain = { help: null, section: null, required: false, initial: null, options: [], position: 0 }
  return rows.map((row) => ({ ...plain, ...row }))
}

/** All that are missing in one statement, which needs the lock once. */
async function addColumns(definer: Definer, record: RecordDefinition, fields: readonly Shaped[]) {
  const { name: table } = tableOf(record)
  const there = await ownColumns(definer, table)
  const additions = fields
    .filter(({ formula }) => formula === null)
    .flatMap((field) => placeOf(record, field).columns)
    .filter(({ column }) => !there.has(column))
    .map(({ column, type }) => `add column if not exists ${column} ${type}`)
  if (additions.length > 0) await definer.patiently(`alter table ${table} ${additions.join(', ')}`)
}

async function ownColumns(definer: Definer, table: string): Promise<Set<string>> {
  const text = `select attname as name from pg_attribute where attrelid = $1::regclass and attname like 'c\\_%' and not attisdropped`
  return new Set((await definer.read<{ name: string }>(text, [table])).map(({ name }) => name))
}

async function index(site: Site, definer: Definer, record: RecordDefinition, field: Shaped, strike: Strike) {
  const wanted = new Set(wantedOf(field))
  const has = new Set<IndexKind>()
  let trouble: 'alike' | null = null
  await dropEarlier(definer, record, field)
  for (const each of indexesOf(record, field)) {
    const valid = await isValid(definer, each.name)
    if (valid !== undefined && !(valid && wanted.has(each.kind))) {
      await definer.beside(`drop index concurrently if exists ${each.name}`)
    }
    if (!wanted.has(each.kind)) continue
    const { table } = placeOf(record, field)
    const make = `create ${each.unique ? 'unique ' : ''}index concurrently if not exists ${each.name} on ${table} ${each.on}`
    if (!valid && !(await built(definer, each.name, make))) trouble = 'alike'
    else has.add(each.kind)
    // Of what is computed nothing is known before it was looked at once.
    if (!valid && field.formula !== null) await definer.beside(`analyze ${table}`)
    strike('indexBuilt')
  }
  const found = foundBy.filter((kind) => wanted.has(kind))
  if (wanted.has('rollUp')) {
    if (!field.indexes.includes('rollUp')) await sumUpAnew(site, record)
    has.add('rollUp')
  }
  if (foundBy.some((kind) => wanted.has(kind) !== field.indexes.includes(kind))) await searchAnew(site, record, field)
  for (const kind of found) has.add(kind)
  const order = ['sort', 'unique', 'link', 'rollUp', ...foundBy] as const
  const now = order.filter((kind) => has.has(kind))
  if (now.join() !== field.indexes.join() || trouble)
    await say(site, field, { indexes: now, trouble, ...(trouble && { noTwoAlike: false }) })
  strike('indexesSaid')
}

/** Once now, and once when every process reads the ledger for it. */
async function sumUpAnew({ workspace: { db } }: Site, record: RecordDefinition) {
  await noteAll(db, record)
  await sumUpSoon(db)
  await enqueue(db, sumUpAll.name, { record: record.name }, { key: `${sumUpAll.name} ${record.name}`, at: new Date(Date.now() + forgottenMs).toISOString() }) // prettier-ignore
}

/** The indexes of what a formula yielded before it was changed. */
async function dropEarlier(definer: Definer, record: RecordDefinition, field: Shaped) {
  if (field.formula === null) return
  const now = indexesOf(record, field).map(({ name }) => name)
  const text = 'select indexrelid::regclass::text as name from pg_index where indrelid = $1::regclass'
  const all = await definer.read<{ name: string }>(text, [tableOf(record).name])
  const earlier = all.filter(({ name }) => name.startsWith(formulaIndexes(tableOf(record).name, field)))
  for (const { name } of earlier) if (!now.includes(name)) await definer.beside(`drop index concurrently if exists ${name}`) // prettier-ignore
}

async function isValid(definer: Definer, name: string): Promise<boolean | undefined> {
  const text = 'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)'
  return (await definer.read<{ valid: boolean }>(text, [name]))[0]?.valid
}

/** False where some rows are alike that may not be: what was begun is removed again. */
async function built(definer: Definer, name: string, make: string): Promise<boolean> {
  try {
    await definer.beside(make)
    return true
  } catch (error) {
    await definer.beside(`drop index concurrently if exists ${name}`)
    if (sqlState(error) === '23505') return false
    throw error
  }
}

async function drop(site: Site, definer: Definer, record: RecordDefinition, field: Shaped, strike: Strike) {
  const { table, key, columns } = placeOf(record, field)
  // It may have been archived only now: then what is deleted would still be found.
  if (field.formula === null && mayBeFound(field) && (await ownColumns(definer, table)).has(key))
    await searchAnew(site, record, field)
  const parts = columns.map(({ column }) => `drop column if exists ${column}`)
  if (parts.length > 0) await definer.patiently(`alter table ${table} ${parts.join(', ')}`)
  strike('columnDropped')
  await say(site, field, { state: 'dropped', indexes: [] })
}

const say = (site: Site, field: Shaped, patch: Record<string, unknown>) => sayHowFar(site, 'customField', field, patch)
