import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../../../../test/mail-server.ts'
import { doomedProcess } from '../../../../test/doomed-process.ts'
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

/** Another process reads the mailboxes, until it comes to that point. */
async function killedAt(point: string): Promise<void> {
  const child = await doomedProcess(app, { file: 'domains/mail/server/watch.ts', opens: 'openWatch', leaseMs, point })
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
