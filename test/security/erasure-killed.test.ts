import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { eraseAgain, noteErasure } from '../../src/platform/erasure/index.ts'
import { chainReader, readToEnd, verifyChain } from '../../src/platform/ledger/index.ts'
import { form, startTestApp, type TestApp } from '../app.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp()))
afterAll(() => app.close())

const source = (path: string) => pathToFileURL(resolve(import.meta.dirname, '../../src', path)).href
const worker = `
  import pg from 'pg'
  import { rooms } from '${source('domains.server.gen.ts')}'
  import { connectTo } from '${source('platform/db/index.ts')}'
  import { testCluster } from '${source('platform/db/testing.ts')}'
  import { eraseNow } from '${source('platform/erasure/index.ts')}'
  import { silent } from '${source('platform/log/log.ts')}'
  import { createRegistry } from '${source('platform/records/index.ts')}'
  import { createSite } from '${source('platform/site.ts')}'
  const { POINT, DATA, WORKSPACE, ERASURE } = process.env
  const [nth, text] = [Number(POINT[0]), POINT.slice(2)]
  let seen = 0
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (asked, ...rest) {
    if ((asked.text ?? asked).startsWith(text) && ++seen === nth) process.kill(process.pid, 'SIGKILL')
    return query.call(this, asked, ...rest)
  }
  const workspace = connectTo(await testCluster(), JSON.parse(WORKSPACE))
  await eraseNow(createSite({ workspace, registry: createRegistry(rooms), log: silent, data: DATA }), ERASURE)
`

async function killedAt(POINT: string, ERASURE: string): Promise<void> {
  const [{ name }] = (await app.workspace.db.run({ text: 'select current_database() as name', values: [] })) as [{ name: string }] // prettier-ignore
  const WORKSPACE = JSON.stringify({ id: newId(), key: 'killed', database: name })
  const child = spawn(process.execPath, ['--input-type=module', '-e', worker], {
    env: { ...process.env, WORKSPACE, POINT, ERASURE, DATA: app.site.data },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL')
}

test.each([
  ['before the database forgets', '1 select id from merged', 'waiting'],
  ['in the middle of what the database forgets', '1 select erase_ledger_values', 'waiting'],
  ['when the database has forgotten and files lie there yet', '2 select id, record, record_id', 'erased'],
  ['when all is gone and this is not noted yet', `1 update erasure set state = 'done'`, 'erased'],
])('killed %s, an erasure begins again and finishes', async (_, point, state) => {
  const ada = app.as(app.ada)
  const person = (await ada.post('/people', { lastName: 'Killed', emails: [{ value: `${newId()}@killed.example` }] }))
    .body.data
  await ada.patch(`/people/${person.id}`, { description: 'Sails' }, person.version)
  const { headers, body } = form({ about: JSON.stringify([person.id]) }, 'offer.txt', 'Killed')
  const file = (await ada.send('POST', '/files/upload', headers, body)).body.data
  const asked = { record: 'person', recordId: person.id, reason: 'Asked', askedBy: null, askedByName: 'Farley' }
  const id = await noteErasure(app.workspace.db, asked)
  await killedAt(point, id)
  const row = async () => (await ada.get(`/privacy/erasures/${id}`)).body.data
  expect((await row()).state).toBe(state)
  expect((await ada.get(`/people/${person.id}`)).body.data.lastName).toBe(state === 'waiting' ? 'Killed' : null)
  expect(await eraseAgain(app.site)).toBe(1)
  expect(await row()).toMatchObject({ state: 'done', report: { person: 1, file: 1, bytes: expect.any(Number) } })
  expect((await ada.get(`/people/${person.id}`)).body.data).toMatchObject({
    lastName: null,
    emails: null,
    description: null,
  })
  expect((await ada.get(`/files/${file.id}/content`)).status).toBe(404)
  await readToEnd(app.workspace.db, chainReader)
  expect((await verifyChain(app.workspace.db)).faults).toEqual([])
})
