import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { startFaultProxy, type Fault, type FaultProxy } from '../../../../test/fault-proxy.ts'
import { honestly, startLyingServer, type LyingServer, type Story } from '../../../../test/lying-imap.ts'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../../../../test/mail-server.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'
import { openWatch } from './watch.ts'

const has = findOrInstallDovecot()
if (!has) console.log('Left out: mail through a bad network, since there is no Dovecot and it cannot be installed here.') // prettier-ignore

let app: TestApp
let server: TestMailServer
let proxy: FaultProxy
let lying: LyingServer
let ada: Client
let watch: Awaited<ReturnType<typeof openWatch>> | undefined

beforeAll(async () => {
  app = await startTestApp({ guard: mayCallHere })
  ada = app.as(app.ada)
  lying = await startLyingServer(truth([]))
  if (has) {
    server = await startMailServer()
    proxy = await startFaultProxy(server.port)
  }
})
afterEach(async () => {
  await watch?.close()
  watch = undefined
})
afterAll(async () => {
  for (const each of [app, proxy, server, lying]) await each?.close()
})

const mail = (from: string, to: string, subject: string, text = 'Hello') =>
  `From: ${from}\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replaceAll(' ', '-')}@t>\r\n\r\n${text}`
async function boxOf(
  address: string,
  { port, authority }: { port: number; authority: string },
  password = 'any',
): Promise<string> {
  const { id } = (await ada.post('/mailboxes', { address })).body.data
  const answer = await ada.post(`/mailboxes/${id}/connect`, {
    host: '127.0.0.1',
    port,
    userName: address,
    password,
    authority,
  })
  expect(answer.status, answer.text).toBe(200)
  return id
}
const syncOf = async (id: string) => (await ada.get(`/mailboxes/${id}/sync`)).body.data
const counts = async (id: string) => (await syncOf(id)).counts
const troubleOf = async (id: string) => (await syncOf(id)).connection.trouble
const subjects = async (like: string) => {
  const text = 'select subject from emails where subject like $1 order by subject'
  return (await app.workspace.db.run<{ subject: string }>({ text, values: [like] })).map(({ subject }) => subject)
}
const soon = (id: string) => app.workspace.db.run({ text: 'update mail_connection set due_at = clock_timestamp() where mailbox_id = $1', values: [id] }) // prettier-ignore
const triesOf = async (id: string) =>
  (await app.workspace.db.run<{ tries: number }>({ text: 'select tries from mail_connection where mailbox_id = $1', values: [id] }))[0]!.tries // prettier-ignore
const person = (lastName: string, email: string) => ada.post('/people', { lastName, emails: [{ value: email }] })
const nothing = { due: 0, taken: 0, waiting: 0, skipped: 0, failed: 0 }
const patience = { timeout: 30_000 }

test.runIf(has)('through a network that cuts off, falls silent and is slow, nothing is lost and nothing doubled, and other mailboxes go on', { timeout: 120_000 }, async () => {
  const [address, other] = ['ada@faults.example', 'ada@calm.example']
  await person('Faults', 'eva@faulty.example')
  for (let at = 0; at < 60; at++) await server.deliver(address, mail('eva@faulty.example', address, `Fault ${at}`, 'x'.repeat(8_000)))
  const id = await boxOf(address, { port: proxy.port, authority: server.authority }, server.password)
  await server.deliver(other, mail('eva@faulty.example', other, 'Calm'))
  const calm = await boxOf(other, { port: server.port, authority: server.authority }, server.password)
  // In the middle of a message, time and again, each time a little later.
  const faults: Fault[] = [{ cutAfter: 9_000 }, { cutAfter: 60_000 }, { cutAfter: 150_000 }, { silentAfter: 200_000 }]
  for (const [at, fault] of faults.entries()) {
    proxy.fault = fault
    await soon(id)
    watch ??= await openWatch(app.site, undefined, { patienceMs: 2_000, leaseMs: 3_000 })
    await expect.poll(() => triesOf(id), patience).toBe(at + 1)
    expect(await troubleOf(id)).toMatch(/^(unreachable|late)$/)
    expect(await counts(id)).toMatchObject({ taken: 0, failed: 0 })
  }
  await expect.poll(() => counts(calm), patience).toEqual({ ...nothing, taken: 1 })
  proxy.fault = { lateMs: 20 }
  await soon(id)
  await expect.poll(() => counts(id), { timeout: 60_000 }).toEqual({ ...nothing, taken: 60 })
  await expect.poll(() => troubleOf(id), patience).toBeNull()
  const all = await subjects('Fault %')
  expect([all.length, new Set(all).size]).toEqual([60, 60])
}) // prettier-ignore

function truth(messages: readonly string[], validity = 7): Story {
  return {
    ...{ validity, exists: messages.length, uidNext: messages.length + 1, uids: messages.map((_, at) => at + 1) },
    fetch: (uid, what) => (messages[uid - 1] === undefined ? null : honestly(uid, what, messages[uid - 1]!)),
  }
}

test('a server that lies of counts, numbers and what was asked makes nothing up and loses nothing', { timeout: 120_000 }, async () => {
  const address = 'ada@lies.example'
  await person('Lies', 'eva@lies.example')
  const messages = ['One', 'Two', 'Three'].map((each) => mail('eva@lies.example', address, `Lie ${each}`))
  const honest = truth(messages)
  // More than there are, each number twice, one that is not there, and in between what nobody asked for.
  lying.story = {
    ...honest,
    ...{ exists: 9, uids: [1, 2, 2, 3, 3, 77] },
    fetch: (uid, what) => {
      const told = honest.fetch(uid, what)
      return told && `* ${uid} FETCH (UID ${uid} FLAGS (\\Seen))\r\n${told}\r\n${told}\r\n* 8 FETCH (UID 4711 FLAGS (\\Seen))`
    },
  }
  const id = await boxOf(address, lying)
  watch = await openWatch(app.site, undefined, { restMs: 6_000 })
  await expect.poll(() => counts(id), patience).toEqual({ ...nothing, taken: 3, failed: 1 })
  expect(await subjects('Lie %')).toEqual(['Lie One', 'Lie Three', 'Lie Two'])
  // It lies on, and what stands there stays so.
  await sleep(2_000)
  expect(await counts(id)).toEqual({ ...nothing, taken: 3, failed: 1 })

  // Another validity, and with it other numbers: all is listed anew, and what was taken is known.
  lying.story = truth(messages.toReversed(), 8)
  await expect.poll(async () => { await soon(id); return counts(id) }, patience).toEqual({ ...nothing, taken: 3 })
  expect(await subjects('Lie %')).toEqual(['Lie One', 'Lie Three', 'Lie Two'])
}) // prettier-ignore

test('a server that announces more than any message is, or never ends a line, is taken for mad and fills no memory', { timeout: 120_000 }, async () => {
  const address = 'ada@endless.example'
  await person('Endless', 'eva@endless.example')
  const honest = truth([mail('eva@endless.example', address, 'Endless')])
  lying.story = { ...honest, fetch: (uid) => `* ${uid} FETCH (UID ${uid} BODY[HEADER] {900000000}\r\n${'x'.repeat(100_000)}` }
  const id = await boxOf(address, lying)
  watch = await openWatch(app.site, undefined, { patienceMs: 3_000, leaseMs: 3_000 })
  await expect.poll(() => troubleOf(id), patience).toBe('failed')
  lying.story = honest
  await soon(id)
  await expect.poll(() => counts(id), patience).toEqual({ ...nothing, taken: 1 })
  await expect.poll(() => troubleOf(id), patience).toBeNull()
}) // prettier-ignore
