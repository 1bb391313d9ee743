import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../../../../test/mail-server.ts'
import { newId } from '../../../kernel/id.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'
import { openWatch } from './watch.ts'

const has = findOrInstallDovecot()
if (!has) console.log('Left out: mail and killed processes, since there is no Dovecot and it cannot be installed here.')

let app: TestApp
let server: TestMailServer
beforeAll(async () => {
  if (!has) return
  app = await startTestApp({ guard: mayCallHere })
  server = await startMailServer()
})
afterAll(async () => {
  await app?.close()
  await server?.close()
})

const leaseMs = 1_500
const source = (path: string) => pathToFileURL(resolve(import.meta.dirname, '../../../', path)).href
const worker = `
  import pg from 'pg'
  import { rooms } from '${source('domains.server.gen.ts')}'
  import { openWatch } from '${source('domains/mail/server/watch.ts')}'
  import { connectTo } from '${source('platform/db/index.ts')}'
  import { testCluster } from '${source('platform/db/testing.ts')}'
  import { silent } from '${source('platform/log/log.ts')}'
  import { createRegistry } from '${source('platform/records/index.ts')}'
  import { createSite } from '${source('platform/site.ts')}'
  const { POINT, DATA, WORKSPACE } = process.env
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (asked, ...rest) {
    if ((asked.text ?? asked).startsWith(POINT)) process.kill(process.pid, 'SIGKILL')
    return query.call(this, asked, ...rest)
  }
  const workspace = connectTo(await testCluster(), JSON.parse(WORKSPACE))
  const guard = { allow: ['127.0.0.0/8'], ports: [...Array(65536).keys()] }
  const site = createSite({ workspace, registry: createRegistry(rooms), log: silent, data: DATA, guard })
  await openWatch(site, undefined, { leaseMs: ${leaseMs} })
`

/** Another process reads the mailboxes, until it comes to that point. */
async function killedAt(POINT: string): Promise<void> {
  const [{ name }] = (await app.workspace.db.run({ text: 'select current_database() as name', values: [] })) as [{ name: string }] // prettier-ignore
  const WORKSPACE = JSON.stringify({ id: newId(), key: 'killed', database: name })
  const child = spawn(process.execPath, ['--input-type=module', '-e', worker], {
    env: { ...process.env, WORKSPACE, POINT, DATA: app.site.data },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL')
}

const messages = 70

test.runIf(has).each([
  ['before the messages are listed', 'insert into mail_seen'],
  ['before what was listed is known', 'update mail_folder'],
  ['before what a message says is kept', 'insert into mail_message'],
  ['before it is noted what became of it', 'with given as'],
])('killed %s, no message is missed and none is taken twice', { timeout: 120_000 }, async (_, point) => {
  const ada = app.as(app.ada)
  const [domain, address] = [`d${newId()}.example`, `ada@${newId()}.example`]
  await ada.post('/people', { lastName: domain, emails: [{ value: `eva@${domain}` }] })
  for (let at = 0; at < messages; at++)
    await server.deliver(address, `From: eva@${domain}\r\nTo: ${address}\r\nSubject: ${domain} ${at}\r\n\r\nHello`)
  const { id } = (await ada.post('/mailboxes', { address })).body.data
  const way = { host: '127.0.0.1', port: server.port, userName: address, password: server.password }
  await ada.post(`/mailboxes/${id}/connect`, { ...way, authority: server.authority })
  await killedAt(point)
  const watch = await openWatch(app.site, undefined, { leaseMs })
  const counts = async () => (await ada.get(`/mailboxes/${id}/sync`)).body.data.counts
  const all = { due: 0, taken: messages, waiting: 0, skipped: 0, failed: 0 }
  await expect.poll(counts, { timeout: 60_000 }).toEqual(all)
  await watch.close()
  const text = 'select count(*)::int as count from emails where subject like $1'
  expect(await app.workspace.db.run({ text, values: [`${domain} %`] })).toEqual([{ count: messages }])
})
