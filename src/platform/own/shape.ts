import type { RecordDefinition } from '../../kernel/record.ts'
import { tableOf } from '../records/columns.ts'
import type { Site } from '../site.ts'
import { asDefiner, type Definer } from './definer.ts'
import { enqueue } from '../jobs/queue.ts'
import { noteAll, sumUpAll, sumUpSoon } from './roll-ups/index.ts'
import { ownColumns } from './own-columns.ts'
import { forgottenMs, sayHowFar } from './say-how-far.ts'
import { searchAnew } from './search-anew.ts'
import { shapeRecords, type TablePoint } from './shape-records.ts'
import { indexField } from './index-field.ts'
import { retype, retypedAmong, retypedAside, type RetypePoint } from './retype/index.ts'
import { fieldsOf } from './shaped.ts'
import { becomes, foundBy, indexKinds, mayBeFound, placeOf, wantedOf, type Shaped } from './table.ts'

/** Where a test may strike: between two steps, at any of which the process may end. */
export type Point =
  'begun' | 'columnAdded' | 'readySaid' | 'indexBuilt' | 'indexesSaid' | 'columnDropped' | TablePoint | RetypePoint
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
  for (const field of await retypedAmong(site, fields)) {
    await retype(site, definer, record, field, strike)
  }
  for (const field of await fieldsOf(site, record.name)) {
    if (field.state === 'ready') await index(site, definer, record, field, strike)
    if (field.state === 'dropping' && field.forgotten) await drop(site, definer, record, field, strike)
  }
}

/** All that are missing in one statement, which needs the lock once. */
async function addColumns(definer: Definer, record: RecordDefinition, fields: readonly Shaped[]) {
  const { name: table } = tableOf(record)
  const there = await ownColumns(definer, table)
  const additions = fields
    .filter(({ formula }) => formula === null)
    .flatMap((field) => [field, ...becomes(field)].flatMap((each) => placeOf(record, each).columns))
    .filter(({ column }) => !there.has(column))
    .map(({ column, type }) => `add column if not exists ${column} ${type}`)
  if (additions.length > 0) await definer.patiently(`alter table ${table} ${additions.join(', ')}`)
}

async function index(site: Site, definer: Definer, record: RecordDefinition, field: Shaped, strike: Strike) {
  const wanted = new Set(wantedOf(field))
  const { has, trouble } = await indexField(definer, record, field, wanted, () => strike('indexBuilt'))
  const found = foundBy.filter((kind) => wanted.has(kind))
  if (wanted.has('rollUp')) {
    if (!field.indexes.includes('rollUp')) await sumUpAnew(site, record)
    has.add('rollUp')
  }
  if (foundBy.some((kind) => wanted.has(kind) !== field.indexes.includes(kind))) await searchAnew(site, record, field)
  for (const kind of found) has.add(kind)
  const now = indexKinds.filter((kind) => has.has(kind))
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

async function drop(site: Site, definer: Definer, record: RecordDefinition, field: Shaped, strike: Strike) {
  const { table, key, columns } = placeOf(record, field)
  // It may have been archived only now: then what is deleted would still be found.
  if (field.formula === null && mayBeFound(field) && (await ownColumns(definer, table)).has(key))
    await searchAnew(site, record, field)
  const kept = await retypedAside(definer, record, field)
  const parts = [...columns.map(({ column }) => column), ...kept].map((column) => `drop column if exists ${column}`)
  if (parts.length > 0) await definer.patiently(`alter table ${table} ${parts.join(', ')}`)
  strike('columnDropped')
  await say(site, field, { state: 'dropped', indexes: [] })
}

const say = (site: Site, field: Shaped, patch: Record<string, unknown>) => sayHowFar(site, 'customField', field, patch)
