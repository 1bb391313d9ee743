import { afterAll, beforeAll, expect, test } from 'vitest'
import { f } from '../../kernel/field.ts'
import { newId } from '../../kernel/id.ts'
import { defineRecord } from '../../kernel/record.ts'
import type { Workspace } from '../db/workspace.ts'
import { createTable } from '../records/columns.ts'
import { createRegistry } from '../records/registry.ts'
import { appendLines, type NewLine } from './append.ts'
import { periodsReader, rebuildPeriods } from './periods.ts'
import { enterReader, readOnce } from './reader.ts'
import { connectAs, ledgerWorkspace, line } from './testing.ts'

const boat = defineRecord({
  name: 'boat',
  plural: 'boats',
  label: { one: 'Boat', many: 'Boats' },
  icon: 'sailboat',
  title: 'name',
  fields: {
    name: f.text({ label: 'Name' }),
    berth: f.text({ label: 'Berth', tracked: true }),
    price: f.money({ label: 'Price', tracked: true }),
  },
})
const user = defineRecord({
  name: 'user',
  plural: 'users',
  label: { one: 'User', many: 'Users' },
  icon: 'user',
  title: 'name',
  fields: { name: f.text({ label: 'Name' }) },
})
const registry = createRegistry([{ model: { room: 'harbour', records: [boat, user], actions: [] } }])
const reader = periodsReader(() => registry)

let workspace: Workspace
beforeAll(async () => {
  workspace = await ledgerWorkspace()
  const owner = await connectAs(workspace, 'owner')
  await owner.query(createTable(boat))
  await owner.end()
  await enterReader(workspace.db, reader)
})
afterAll(() => workspace.close())

const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`
const read = async () => {
  while ((await readOnce(workspace.db, reader)) > 0);
}
const change = (recordId: string, version: number, day: number, before = {}, after = {}): NewLine =>
  line({
    record: 'boat',
    recordId,
    version,
    name: version === 1 ? 'create' : 'update',
    happenedAt: at(day),
    before,
    after,
  })

/** As the write door does it: the row as it is now, and the line. */
async function write(berth: string | null, ...lines: NewLine[]): Promise<void> {
  const text = `insert into boats (id, berth, price, price_currency) values ($1, $2, 1200, 'EUR')
    on conflict (id) do update set berth = excluded.berth`
  await workspace.db.transaction(async (tx) => {
    await tx.finish([{ text, values: [lines[0]!.recordId, berth] }, appendLines(lines)])
  })
}

async function periods(id: string, field = 'berth') {
  const rows = await workspace.db.run<{ value: unknown; valid_from: string; valid_to: string | null }>({
    text: 'select value, valid_from, valid_to from period where record_id = $1 and field = $2 order by valid_from',
    values: [id, field],
  })
  return rows.map((row) => [
    row.value,
    Number(row.valid_from.slice(8, 10)),
    row.valid_to && Number(row.valid_to.slice(8, 10)),
  ])
}

test('a creation begins the periods of what the row holds', async () => {
  const id = newId()
  await write('A1', change(id, 1, 1))
  await read()
  expect(await periods(id)).toEqual([['A1', 1, null]])
  expect(await periods(id, 'price')).toEqual([[{ amount: '1200.00', currency: 'EUR' }, 1, null]])
  expect(await periods(id, 'name')).toEqual([])
})

test('a change ends a period and begins the next, in the same batch or a later one', async () => {
  const id = newId()
  await write('A1', change(id, 1, 1))
  await write('B2', change(id, 2, 5, { berth: 'A1' }, { berth: 'B2' }))
  await read()
  expect(await periods(id)).toEqual([['A1', 1, 5], ['B2', 5, null]]) // prettier-ignore
  await write(null, change(id, 3, 8, { berth: 'B2' }, { berth: null }))
  await read()
  expect(await periods(id)).toEqual([['A1', 1, 5], ['B2', 5, 8]]) // prettier-ignore
  await write('C3', change(id, 4, 9, { berth: null }, { berth: 'C3' }))
  await read()
  expect(await periods(id)).toEqual([['A1', 1, 5], ['B2', 5, 8], ['C3', 9, null]]) // prettier-ignore
})

test('the value at creation is found although the row has moved on before the reader came', async () => {
  const id = newId()
  await write('A1', change(id, 1, 1))
  await write('B2', change(id, 2, 5, { berth: 'A1' }, { berth: 'B2' }))
  // One line at a time, so that the reader knows nothing of the second when it meets the first.
  expect(await readOnce(workspace.db, { ...reader, batch: 1 })).toBe(1)
  expect(await periods(id)).toEqual([['A1', 1, null]])
  await read()
  expect(await periods(id)).toEqual([['A1', 1, 5], ['B2', 5, null]]) // prettier-ignore
})

test('what is written later about an earlier day replaces what was said from that day on', async () => {
  const id = newId()
  await write('B2', change(id, 1, 1), change(id, 2, 10, { berth: 'A1' }, { berth: 'B2' }))
  await write('C3', change(id, 3, 5, { berth: 'B2' }, { berth: 'C3' }))
  await read()
  expect(await periods(id)).toEqual([['A1', 1, 5], ['C3', 5, null]]) // prettier-ignore
})

test('rebuilding gives the same periods, also of records whose rows are gone', async () => {
  const all = () => workspace.db.run({ text: 'select * from period order by record_id, field, valid_from', values: [] })
  const gone = newId()
  await write('A1', change(gone, 1, 1))
  await write('B2', change(gone, 2, 2, { berth: 'A1' }, { berth: 'B2' }))
  await read()
  const before = await all()
  expect(before.length).toBeGreaterThan(5)
  await workspace.db.run({ text: 'update period set valid_to = null', values: [] })
  await workspace.db.run({ text: 'delete from boats where id = $1', values: [gone] })
  await rebuildPeriods(workspace.db)
  await read()
  expect(await all()).toEqual(before.filter((row) => row.record_id !== gone || row.field === 'berth'))
})
