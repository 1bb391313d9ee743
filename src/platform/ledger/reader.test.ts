import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import { connectTo, type Workspace } from '../db/workspace.ts'
import { silent } from '../log/log.ts'
import { appendLines, type NewLine } from './append.ts'
import { openBell, ring } from './bell.ts'
import { enterReader, openReader, readAfter, presentPosition, readOnce } from './reader.ts'
import { makeRounds } from './rounds.ts'
import { connectAs, ledgerWorkspace, line } from './testing.ts'

let workspace: Workspace
beforeAll(async () => void (workspace = await ledgerWorkspace()))
afterAll(() => workspace.close())

const write = (...lines: NewLine[]) => workspace.db.run(appendLines(lines))
const readAll = async (name: string) => {
  const read: string[] = []
  const handle = async (_: unknown, lines: readonly { recordId: string }[]) =>
    void read.push(...lines.map((each) => each.recordId))
  while ((await readOnce(workspace.db, { name, from: 'beginning', batch: 3, handle })) > 0);
  return read
}

test('a reader takes each line once, in the order of writing', async () => {
  const lines = Array.from({ length: 7 }, () => line())
  await write(...lines)
  await enterReader(workspace.db, { name: 'once', from: 'beginning' })
  expect(await readAll('once')).toEqual(lines.map((each) => each.recordId))
  expect(await readAll('once')).toEqual([])
})

test('a line comes back as it was written', async () => {
  const before = await presentPosition(workspace.db)
  const written = line({
    name: 'update',
    before: { city: 'Lyon', note: 'a "quoted" \\ {brace}, comma' },
    after: { city: null },
    cause: { id: newId(), kind: 'undo', of: newId() },
  })
  await write(written)
  await write(written, line())
  const { lines } = await readAfter(workspace.db, before, 10)
  expect(lines[0]).toMatchObject(written)
  expect(lines[1]).toMatchObject(written)
  expect(lines[2]).toMatchObject({ before: {}, after: {} })
})

test('the application may neither change nor remove a line', async () => {
  await write(line())
  for (const text of [
    "update ledger set name = 'x'",
    'delete from ledger',
    'truncate ledger',
    'select begin_ledger_era()',
  ]) {
    await expect(workspace.db.run({ text, values: [] })).rejects.toThrow(/permission denied/)
  }
})

test('what fails while it handles lines leaves the position where it was', async () => {
  await enterReader(workspace.db, { name: 'failing', from: 'now' })
  const written = line()
  await write(written)
  const fail = async () => {
    throw new Error('no')
  }
  await expect(readOnce(workspace.db, { name: 'failing', from: 'now', handle: fail })).rejects.toThrow('no')
  expect(await readAll('failing')).toEqual([written.recordId])
})

test('a reader that begins now sees what commits later, even when it was begun before', async () => {
  const early = await connectAs(workspace, 'app')
  const late = line()
  await early.query('begin')
  const { text, values } = appendLines([late])
  await early.query(text, [...values])
  await write(line())
  await enterReader(workspace.db, { name: 'from now', from: 'now' })
  await early.query('commit')
  await early.end()
  expect(await readAll('from now')).toContain(late.recordId)
})

test('only one works a reader at a time', async () => {
  await enterReader(workspace.db, { name: 'alone', from: 'now' })
  await write(line())
  let second = -1
  const handle = async () => {
    second = await readOnce(workspace.db, { name: 'alone', from: 'now', handle: async () => {} })
  }
  expect(await readOnce(workspace.db, { name: 'alone', from: 'now', handle })).toBe(1)
  expect(second).toBe(0)
})

test('lines of a new era come after those of the last, whatever their transaction ids', async () => {
  const moved = await ledgerWorkspace()
  const owner = await connectAs(moved, 'owner')
  await moved.db.run(appendLines([line({ name: 'old' })]))
  await enterReader(moved.db, { name: 'moved', from: 'beginning' })
  // As after a restore on a server that has given out fewer ids.
  await owner.query(`update ledger set xid = (pg_current_xact_id()::text::bigint + 1000000)::text::xid8`)
  await owner.query('select begin_ledger_era()')
  await owner.end()
  await moved.db.run(appendLines([line({ name: 'new' })]))
  const names: string[] = []
  const handle = async (_: unknown, lines: readonly { name: string }[]) =>
    void names.push(...lines.map(({ name }) => name))
  await readOnce(moved.db, { name: 'moved', from: 'beginning', handle })
  expect(names).toEqual(['old', 'new'])
  await moved.close()
})

test('the bell wakes readers here and in other processes, and none is needed', async () => {
  const other = connectTo(workspace.cluster, workspace)
  const [here, there] = await Promise.all([openBell(workspace.db, silent), openBell(other.db, silent)])
  const heard = { here: 0, there: 0 }
  here.onRing(() => heard.here++)
  there.onRing(() => heard.there++)
  for (let count = 0; count < 200; count++) ring(workspace.db)
  await expect.poll(() => heard.there).toBeGreaterThan(0)
  expect(heard.here).toBe(200)
  // Two hundred rings at once are a few notices at most.
  expect(heard.there).toBeLessThan(5)

  const seen: string[] = []
  const reader = {
    name: 'woken',
    from: 'now' as const,
    handle: async (_: unknown, lines: readonly { recordId: string }[]) =>
      void seen.push(...lines.map((each) => each.recordId)),
  }
  await enterReader(other.db, reader)
  const look = async () => (await readOnce(other.db, reader)) > 0
  const patient = makeRounds({ name: 'woken', bell: there, log: silent, look, pollMs: 600_000 })
  const rung = line()
  await write(rung)
  ring(workspace.db)
  await expect.poll(() => seen).toEqual([rung.recordId])
  await patient.close()

  const deaf = await openReader(other.db, there, silent, reader)
  const unrung = line()
  await write(unrung)
  await expect.poll(() => seen).toEqual([rung.recordId, unrung.recordId])
  await deaf.close()
  await Promise.all([here.close(), there.close()])
  await other.close()
})

test('the bell comes back after its connection was cut', async () => {
  const bell = await openBell(workspace.db, silent)
  const admin = await connectAs(workspace, 'admin')
  const { rows } = await admin.query(
    "select count(pg_terminate_backend(pid)) from pg_stat_activity where query ilike 'listen farley%'",
  )
  expect(rows[0].count).toBe(1)
  let heard = 0
  bell.onRing(() => heard++)
  await expect.poll(() => heard).toBeGreaterThan(0)
  await admin.end()
  await bell.close()
})
