import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { newId } from '../../../kernel/id.ts'
import { permissionsOf } from '../../../platform/access/permissions.ts'
import type { Ctx } from '../../../platform/context.ts'
import { contextFor } from '../../../platform/site.ts'
import { applyImport } from './apply/apply-import.ts'
import { beginImport, pauseImport, resumeImport } from './run-import.ts'
import { findRun } from './run.ts'
import { importing } from './testing.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp()))
afterAll(() => app.close())

const rows = 1200

function contextOf(): Promise<Ctx> {
  const { id, name } = app.ada
  const permissions = permissionsOf('owner', 'all')
  return contextFor(app.site, {
    kind: 'person',
    id,
    name,
    userId: id,
    self: id,
    permissions,
    team: [id],
    territories: [],
    circles: [],
    shared: [],
    timeZone: 'UTC',
    firstWeekday: 1,
    language: 'en',
  })
}

/** A previewed import of companies of that name, marked as running, with nobody who runs it. */
async function begun(ctx: Ctx, name: string) {
  const ada = importing(app, app.ada)
  const lines = Array.from(
    { length: rows },
    (_, index) => `${name} ${index},${index},${index % 100 === 7 ? 'many' : ''}`,
  )
  const { body } = await ada.upload('company', {
    name: `${name}.csv`,
    bytes: ['Company,Employees,Founded in', ...lines].join('\n'),
  })
  await ada.preview(body.data.id)
  return beginImport(ctx, await findRun(ctx, body.data.id))
}

async function madeOf(name: string) {
  const { db } = app.workspace
  const made = `select count(*) as made, count(distinct name) as names from companies where name like $1 and deleted_at is null`
  const [companies] = await db.run<{ made: number; names: number }>({ text: made, values: [`${name} %`] })
  const lined = `select count(*) as lines from ledger join companies on companies.id = ledger.record_id where companies.name like $1`
  const [ledger] = await db.run<{ lines: number }>({ text: lined, values: [`${name} %`] })
  return { ...companies!, lines: ledger!.lines }
}
const whole = { made: rows - 12, names: rows - 12, lines: rows - 12 }

const source = (path: string) => pathToFileURL(resolve(import.meta.dirname, '../../../', path)).href
const worker = `
  import pg from 'pg'
  import { rooms } from '${source('domains.server.gen.ts')}'
  import { applyImport } from '${source('domains/imports/server/apply/apply-import.ts')}'
  import { system } from '${source('platform/access/system.ts')}'
  import { connectTo } from '${source('platform/db/index.ts')}'
  import { testCluster } from '${source('platform/db/testing.ts')}'
  import { silent } from '${source('platform/log/log.ts')}'
  import { createRegistry } from '${source('platform/records/index.ts')}'
  import { contextFor, createSite } from '${source('platform/site.ts')}'
  const { POINT, AFTER } = process.env
  const { query } = pg.Client.prototype
  let times = 0
  pg.Client.prototype.query = function (asked, ...rest) {
    const isPoint = POINT && (asked.text ?? asked).startsWith(POINT) && ++times === 2
    if (isPoint && !AFTER) process.kill(process.pid, 'SIGKILL')
    const answer = query.call(this, asked, ...rest)
    // What was sent has left when the event loop comes round.
    if (isPoint) setImmediate(() => process.kill(process.pid, 'SIGKILL'))
    return answer
  }
  const workspace = connectTo(await testCluster(), JSON.parse(process.env.WORKSPACE))
  const site = createSite({ workspace, registry: createRegistry(rooms), log: silent, data: '' })
  await applyImport(await contextFor(site, system), process.env.RUN, () => void process.stdout.write('.'), Number(process.env.BATCH))
`

/** Another process takes up the import; answers how it ended. */
async function takenUp(run: string, more: Record<string, string>, heard: (child: ChildProcess) => void = () => {}) {
  const [{ name }] = (await app.workspace.db.run<{ name: string }>({
    text: 'select current_database() as name',
    values: [],
  })) as [{ name: string }]
  const WORKSPACE = JSON.stringify({ id: newId(), key: 'killed', database: name })
  const child = spawn(process.execPath, ['--input-type=module', '-e', worker], {
    env: { ...process.env, WORKSPACE, RUN: run, ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.on('data', () => heard(child))
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return signal
}

/** The same, killed as soon as some batches are in. */
async function killedAfter(batches: number, run: string): Promise<void> {
  let seen = 0
  await takenUp(run, { BATCH: '40' }, (child) => ++seen >= batches && child.kill('SIGKILL'))
}

test('killed in the middle, twice, every row is in exactly once', async () => {
  const ctx = await contextOf()
  const { id } = await begun(ctx, 'Killed')
  await killedAfter(2, id)
  const first = await findRun(ctx, id)
  expect(first.done).toBeGreaterThan(0)
  expect(first.done).toBeLessThan(rows - 12)
  expect((await madeOf('Killed')).made).toBe(first.done)
  await killedAfter(5, id)
  const run = await applyImport(ctx, id)
  expect(run).toMatchObject({ state: 'done', counts: { created: rows - 12, bad: 12 } })
  expect(await madeOf('Killed')).toEqual(whole)
})

test.each([
  ['before the rows of a batch', 'copy "companies"', ''],
  ['between its rows and their search rows', 'copy "entity"', ''],
  ['before its lines in the ledger', 'copy "ledger"', ''],
  ['before it is noted how far it is', 'update import_run set applied_step', ''],
  ['before it is committed', 'commit', ''],
  ['when the commit has been sent', 'commit', 'after'],
])('killed %s, every row is in exactly once', async (at, POINT, AFTER) => {
  const ctx = await contextOf()
  const name = `Killed ${at}`
  const { id } = await begun(ctx, name)
  expect(await takenUp(id, { BATCH: '400', POINT, AFTER })).toBe('SIGKILL')
  // What was sent may be committed a moment later.
  await expect.poll(async () => (await madeOf(name)).made - (await findRun(ctx, id)).done).toBe(0)
  expect(await applyImport(ctx, id)).toMatchObject({ state: 'done', counts: { created: rows - 12, bad: 12 } })
  expect(await madeOf(name)).toEqual(whole)
})

test('taken up by two at once, every row is in exactly once', async () => {
  const ctx = await contextOf()
  const { id } = await begun(ctx, 'Shared')
  await Promise.all([applyImport(ctx, id, undefined, 50), applyImport(ctx, id, undefined, 70)])
  expect((await findRun(ctx, id)).counts).toMatchObject({ created: rows - 12, bad: 12 })
  expect(await madeOf('Shared')).toEqual(whole)
})

test('paused it stops between two batches, and goes on where it was', async () => {
  const ctx = await contextOf()
  const { id } = await begun(ctx, 'Paused')
  const paused = await applyImport(ctx, id, async () => void (await pauseImport(ctx, await findRun(ctx, id))), 100)
  expect(paused).toMatchObject({ state: 'paused', done: 100 })
  expect((await madeOf('Paused')).made).toBe(100)
  await resumeImport(ctx, paused)
  expect(await applyImport(ctx, id)).toMatchObject({ state: 'done', counts: { created: rows - 12 } })
  expect(await madeOf('Paused')).toEqual(whole)
})

test('rows that only the rooms’ rules refuse are found one by one; the others go in', async () => {
  const ctx = await contextOf()
  const ada = importing(app, app.ada)
  const { body } = await ada.upload('company', {
    name: 'circle.csv',
    bytes: 'Company,Parent company\nOne,Two\nTwo,One\nThree,\nFour,Three\n',
  })
  await ada.preview(body.data.id)
  await beginImport(ctx, await findRun(ctx, body.data.id))
  const run = await applyImport(ctx, body.data.id)
  expect(run.counts!.created + run.counts!.bad).toBe(4)
  expect(run.counts!.bad).toBeGreaterThan(0)
  const { text } = await ada.client.get(`/imports/${body.data.id}/errors`)
  expect(text.split('\r\n').length).toBe(run.counts!.bad + 2)
})
