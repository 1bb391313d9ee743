import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import type { Db, Query } from '../db/index.ts'
import { createTestWorkspace } from '../db/testing.ts'
import type { Workspace } from '../db/workspace.ts'
import { connectAs } from '../ledger/testing.ts'
import { silent, type Log } from '../log/log.ts'
import type { Looker, Seen } from './look.ts'
import { openLooks } from './looks.ts'

let workspace: Workspace
beforeAll(async () => void (workspace = await createTestWorkspace()))
afterAll(() => workspace.close())
beforeEach(async () => {
  const owner = await connectAs(workspace, 'owner')
  await owner.query('truncate look')
  await owner.end()
})

const ada: Looker = { kind: 'person', id: newId(), as: null, session: newId(), address: '127.0.0.1' }
const saw = (kind: Seen['kind'] = 'opened', id = newId()): Seen => ({ kind, record: 'person', id })
const entries = () =>
  workspace.db.run<{ kind: string; record_id: string | null; rows: number | null; times: number }>({
    text: 'select kind, record_id, rows, times from look order by id',
    values: [],
  })
const counting = (db: Db) => {
  const written: Query[] = []
  return { written, db: { ...db, run: (query: Query) => (written.push(query), db.run(query)) } as Db }
}

test('many looks are written at once, a second later, without being waited for', async () => {
  const { db, written } = counting(workspace.db)
  const looks = openLooks(db, silent)
  for (let times = 0; times < 500; times++) looks.note(ada, saw())
  expect(written).toEqual([])
  await expect.poll(async () => (await entries()).length).toBe(500)
  expect(written).toHaveLength(1)
  await looks.close()
})

test('one person at one record is one entry for ten minutes; another session is another', async () => {
  let now = Date.now()
  const looks = openLooks(workspace.db, silent, () => now)
  const seen = saw()
  for (let times = 0; times < 3; times++) looks.note(ada, seen)
  looks.note({ ...ada, session: newId() }, seen)
  now += 9 * 60_000
  looks.note(ada, seen)
  await looks.flush()
  expect(await entries()).toHaveLength(2)
  now += 2 * 60_000
  looks.note(ada, seen)
  await looks.close()
  expect(await entries()).toHaveLength(3)
})

test('rows of lists are added up, and none are lost when it is closed', async () => {
  const looks = openLooks(workspace.db, silent)
  const list: Seen = { kind: 'listed', record: 'person', rows: 50 }
  looks.note(ada, list)
  await expect.poll(async () => (await entries()).map(({ rows }) => rows)).toEqual([50])
  for (let times = 0; times < 4; times++) looks.note(ada, list)
  await looks.close()
  expect((await entries()).map(({ rows, times }) => [rows, times])).toEqual([[50, 1], [200, 4]]) // prettier-ignore
})

test('what cannot be written is kept, said in the log, and written later', async () => {
  let away = true
  const said: string[] = []
  const log = { ...silent, error: (_: object, text: string) => void said.push(text) } as unknown as Log
  const run = (query: Query) => (away ? Promise.reject(new Error('away')) : workspace.db.run(query))
  const looks = openLooks({ ...workspace.db, run } as Db, log)
  looks.note(ada, saw())
  await looks.flush()
  expect(said).toEqual(['who saw what could not be written'])
  expect(await entries()).toEqual([])
  away = false
  await looks.close()
  expect(await entries()).toHaveLength(1)
})

test('what was noted stays when the process is closed; killed, it loses what was not yet sent', async () => {
  const [before, after] = [newId(), newId()]
  expect(await leave('close', before, after)).toBe(null)
  expect((await entries()).map(({ record_id: id }) => id)).toEqual([before, after])
  const [kept, lost] = [newId(), newId()]
  expect(await leave('kill', kept, lost)).toBe('SIGKILL')
  expect((await entries()).map(({ record_id: id }) => id)).toEqual([before, after, kept])
})

const source = (path: string) => pathToFileURL(resolve(import.meta.dirname, '..', path)).href
const worker = `
  import { connectTo } from '${source('db/workspace.ts')}'
  import { testCluster } from '${source('db/testing.ts')}'
  import { silent } from '${source('log/log.ts')}'
  import { openLooks } from '${source('looks/looks.ts')}'
  const { DATABASE, ENDING, FIRST, SECOND, LOOKER } = process.env
  const { db, close } = connectTo(await testCluster(), JSON.parse(DATABASE))
  let sent = 0
  const run = (query) => (++sent === 2 && ENDING === 'kill' ? process.kill(process.pid, 'SIGKILL') : db.run(query))
  const looks = openLooks({ ...db, run }, silent)
  const by = JSON.parse(LOOKER)
  looks.note(by, { kind: 'opened', record: 'person', id: FIRST })
  await looks.flush()
  looks.note(by, { kind: 'opened', record: 'person', id: SECOND })
  await looks.close()
  await close()
  process.exit()
`

/** Another process notes two looks and writes the first; it is closed, or killed before it sends the second. */
async function leave(ENDING: 'close' | 'kill', FIRST: string, SECOND: string): Promise<string | null> {
  const { id, key, database } = workspace
  const env = { ...process.env, DATABASE: JSON.stringify({ id, key, database }), LOOKER: JSON.stringify(ada), ENDING, FIRST, SECOND } // prettier-ignore
  const child = spawn(process.execPath, ['--input-type=module', '-e', worker], { env, stdio: ['ignore', 'ignore', 'inherit'] }) // prettier-ignore
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return signal
}
