import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type pg from 'pg'
import type { Workspace } from '../db/workspace.ts'
import { appendLines } from './append.ts'
import { chainReader, linkOf, verifyChain } from './chain.ts'
import { readToEnd } from './reader.ts'
import { connectAs, ledgerWorkspace, line } from './testing.ts'

let workspace: Workspace
let owner: pg.Client
beforeAll(async () => {
  workspace = await ledgerWorkspace()
  owner = await connectAs(workspace, 'owner')
})
beforeEach(async () => {
  await owner.query('truncate ledger, ledger_digest, ledger_block')
  await write(3)
  await sealed()
  await write(4)
  await sealed()
})
afterAll(async () => {
  await owner.end()
  await workspace.close()
})

const write = (count: number) =>
  workspace.db.run(
    appendLines(Array.from({ length: count }, (_, number) => line({ after: { name: `Rex ${number}` } }))),
  )
const sealed = () => readToEnd(workspace.db, { ...chainReader, batch: 2 })
const verified = () => verifyChain(workspace.db)
const numbers = async () => {
  const { rows } = await owner.query<{ id: string }>('select id from ledger order by id')
  return rows.map(({ id }) => Number(id))
}

test('what nobody touched verifies, and its end is held when the chain has grown', async () => {
  const first = await verified()
  expect(first).toMatchObject({ lines: 7, erased: 0, faults: [] })
  await write(1)
  await sealed()
  const later = await verified()
  expect(later).toMatchObject({ lines: 8, faults: [] })
  expect(later.end.number).toBe(first.end.number + 1)
  expect(await linkOf(workspace.db, first.end.number)).toBe(first.end.link)
})

test.each(['before', 'after', 'actor_name', 'happened_at', 'record_id', 'version', 'name'])(
  'a line whose %s was changed is found',
  async (column) => {
    const [, , third] = await numbers()
    const values: Record<string, string> = {
      before: `'{"name": "Max"}'`,
      after: `'{"name": "Max"}'`,
      happened_at: `happened_at + interval '1 microsecond'`,
      record_id: 'gen_random_uuid()',
      version: 'version + 1',
    }
    await owner.query(`update ledger set ${column} = ${values[column] ?? `'other'`} where id = $1`, [third])
    expect((await verified()).faults).toEqual([{ kind: 'changed', at: third }])
  },
)

test('a line that was removed is found, also when its digest went with it', async () => {
  const [, second, , , fifth] = await numbers()
  await owner.query('delete from ledger where id = any ($1)', [[second, fifth]])
  expect((await verified()).faults).toEqual([
    { kind: 'removed', at: second },
    { kind: 'removed', at: fifth },
  ])
  await owner.query('delete from ledger_digest where line = any ($1)', [[second, fifth]])
  expect((await verified()).faults.map(({ kind }) => kind)).toEqual(['unlinked', 'unlinked'])
})

test('a line that was put among older ones is found', async () => {
  const [first] = await numbers()
  const columns = 'recorded_at, happened_at, actor_kind, actor_id, actor_name, cause_id, cause_kind, record, record_id, version, name' // prettier-ignore
  const { rows } = await owner.query<{ id: string }>(
    `insert into ledger (id, era, xid, ${columns}) overriding system value
      select -1, era, xid, ${columns} from ledger where id = $1 returning id`,
    [first],
  )
  expect((await verified()).faults).toEqual([{ kind: 'added', at: Number(rows[0]!.id) }])
})

test('whoever writes digests of their own breaks the links', async () => {
  const [, , third] = await numbers()
  await owner.query(`update ledger set name = 'other' where id = $1`, [third])
  await owner.query(`update ledger_digest set salt = null, digest = sha256('mine') where line = $1`, [third])
  const { faults, erased } = await verified()
  expect(erased).toBe(1)
  expect(faults.map(({ kind }) => kind)).toEqual(['unlinked'])
})

test('erased values are no fault, and are said', async () => {
  const [, , third] = await numbers()
  await owner.query(`update ledger set before = null, after = null where id = $1`, [third])
  await owner.query(`update ledger_digest set salt = null where line = $1`, [third])
  expect(await verified()).toMatchObject({ lines: 7, erased: 1, faults: [] })
})

test('the application itself may neither change nor remove what was sealed', async () => {
  for (const text of ['update ledger_digest set salt = null', 'delete from ledger_digest', 'truncate ledger_block'])
    await expect(workspace.db.run({ text, values: [] })).rejects.toThrow(/permission denied/)
})
