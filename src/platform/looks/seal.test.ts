import type pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import { createTestWorkspace } from '../db/testing.ts'
import type { Workspace } from '../db/workspace.ts'
import { chainReader, readToEnd, verifyChain } from '../ledger/index.ts'
import { connectAs } from '../ledger/testing.ts'
import { forgetLooks } from './forget.ts'
import { sealLooks, verifyLooks } from './seal.ts'

let workspace: Workspace | undefined
let owner: pg.Client
const closed = async () => {
  if (!workspace) return
  await owner.end()
  await workspace.close()
}
beforeEach(async () => {
  await closed()
  workspace = await createTestWorkspace()
  owner = await connectAs(workspace, 'owner')
})
afterAll(closed)

const db = () => workspace!.db
const hour = 3_600_000
const day = 24 * hour

/** An entry that was written so long ago. */
async function look(ago: number): Promise<string> {
  const at = Date.now() - ago
  const id = newId(at)
  await db().run({
    text: `insert into look (id, at, kind, actor_kind, record, record_id) values ($1, $2, 'opened', 'person', 'person', $3)`,
    values: [id, new Date(at).toISOString(), newId()],
  })
  return id
}
const there = async () => (await db().run({ text: 'select id from look', values: [] })).length

test.each(['update look set at = now()', 'delete from look', 'truncate look', 'alter table look add column x int'])(
  'the application may not: %s',
  async (text) => {
    await look(0)
    await expect(db().run({ text, values: [] })).rejects.toThrow(/permission denied|must be owner/)
    expect(await there()).toBe(1)
  },
)

test('whole hours are sealed once; what comes later is sealed later', async () => {
  expect(await sealLooks(db())).toBe(0)
  for (const ago of [5 * hour, 4 * hour, 3 * hour, 0]) await look(ago)
  expect(await sealLooks(db())).toBeGreaterThan(0)
  expect(await sealLooks(db())).toBe(0)
  expect(await verifyLooks(db())).toMatchObject({ entries: 3, faults: [] })
})

test.each([
  ['changed', `update look set record_id = gen_random_uuid() where id = $1`],
  ['removed', 'delete from look where id = $1'],
  [
    'put among older ones',
    `insert into look select overlay(id::text placing 'ffff' from 33)::uuid, at, kind from look where id = $1`,
  ],
])('what was %s behind Farley’s back is found', async (what, text) => {
  const id = await look(3 * hour)
  await look(2.5 * hour)
  await sealLooks(db())
  expect((await verifyLooks(db())).faults).toEqual([])
  const insert = `insert into look (id, at, kind, actor_kind) select overlay(id::text placing 'ffff' from 33)::uuid, at, kind, actor_kind from look where id = $1`
  await owner.query(what === 'put among older ones' ? insert : text, [id])
  expect((await verifyLooks(db())).faults).toHaveLength(1)
})

test('a seal is a line of the ledger, which its chain holds', async () => {
  await look(3 * hour)
  await sealLooks(db())
  await readToEnd(db(), chainReader)
  expect((await verifyChain(db())).faults).toEqual([])
  await owner.query(`update ledger set after = after || '{"entries": 0}' where record = 'looks'`)
  expect((await verifyChain(db())).faults).toHaveLength(1)
})

test('what was kept long enough goes by whole months, which is no fault; what is younger stays', async () => {
  for (const ago of [900, 800, 400, 250, 20]) await look(ago * day)
  await sealLooks(db())
  expect(await forgetLooks(db(), 'always')).toBe(0)
  expect(await forgetLooks(db(), 'twoYears')).toBe(2)
  expect(await forgetLooks(db(), 'twoYears')).toBe(0)
  expect(await verifyLooks(db())).toMatchObject({ entries: 3, faults: [] })
  expect(await forgetLooks(db(), 'halfYear')).toBe(2)
  expect(await verifyLooks(db())).toMatchObject({ entries: 1, faults: [] })
})

test('by no way does the application forget what is younger than half a year', async () => {
  for (const ago of [100, 5]) await look(ago * day)
  await db().run({ text: `select forget_looks(now() + interval '1 year')`, values: [] })
  expect(await there()).toBe(2)
})

test('what is removed and not said to have gone is a fault, also when it is old', async () => {
  const id = await look(900 * day)
  await look(850 * day)
  await sealLooks(db())
  await owner.query('delete from look where id = $1', [id])
  expect((await verifyLooks(db())).faults).toHaveLength(1)
})
