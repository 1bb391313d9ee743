import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestApp } from '../../../../test/app.ts'
import { findOrInstallDovecot, type TestMailServer } from '../../../../test/mail-server.ts'
import { startTestMail, type TestMail } from './testing.ts'

const has = findOrInstallDovecot()
if (!has) console.log('Left out: mail with a real server, since there is no Dovecot and it cannot be installed here.')

let app: TestApp
let server: TestMailServer
let ada: Client
let bob: Client
let mails: TestMail

beforeAll(async () => {
  if (!has) return
  mails = await startTestMail()
  ;({ app, server, ada, bob } = mails)
})
afterAll(() => mails?.close())

const box = async (client: Client, address: string, more: object = {}) =>
  (await client.post('/mailboxes', { address, ...more })).body.data as { id: string; version: number; private: boolean }
const wayTo = (userName: string, more: object = {}) => ({
  ...{ host: '127.0.0.1', port: server.port, userName, password: server.password, authority: server.authority },
  ...more,
})
const connected = (client: Client, address: string, more: object = {}) => mails.connected(client, address, more)
const mail = (from: string, to: string, subject: string, more: readonly string[] = [], text = 'Hello') =>
  [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, 'Date: Mon, 02 Mar 2026 10:00:00 +0100', ...more, '', text].join('\r\n') // prettier-ignore
const person = async (lastName: string, email: string) =>
  (await ada.post('/people', { lastName, emails: [{ value: email }] })).body.data as { id: string; version: number }
const sync = async (client: Client, id: string) => (await client.get(`/mailboxes/${id}/sync`)).body.data
const counts = async (client: Client, id: string) => (await sync(client, id)).counts
const emailsOf = async (client: Client, subject: string) => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'subject', is: subject }))
  return (await client.get(`/emails?filter=${filter}`)).body.data as { id: string; about: string[]; private: boolean; text: string }[] // prettier-ignore
}
const nothing = { due: 0, taken: 0, waiting: 0, skipped: 0, failed: 0 }
const patience = { timeout: 20_000 }

test.runIf(has)('every message is accounted for, each with its reason', { timeout: 60_000 }, async () => {
  const eva = await person('Halden', 'eva@acme.example')
  const address = 'ada@counted.example'
  for (let at = 0; at < 120; at++)
    await server.deliver(address, mail('eva@acme.example', address, `Known ${at}`, [`Message-ID: <known-${at}@acme.example>`])) // prettier-ignore
  for (let at = 0; at < 40; at++) await server.deliver(address, mail(`new${at}@else.example`, address, `New ${at}`))
  for (let at = 0; at < 20; at++) await server.deliver(address, mail('eva@acme.example', address, `No id`, [], `Body`))
  await server.deliver(address, mail(app.bob.email, address, 'Among ourselves'))
  await server.deliver(address, mail('news@else.example', address, 'News', ['List-Id: <news.else.example>']))
  const id = await connected(ada, address)
  const all = { ...nothing, taken: 140, waiting: 40, skipped: 2 }
  await expect.poll(() => counts(ada, id), { timeout: 40_000 }).toEqual(all)
  expect(await emailsOf(ada, 'Known 7')).toMatchObject([{ about: [eva.id], private: true, text: 'Hello' }])
  const rows = (await ada.get(`/mailboxes/${id}/messages?state=skipped`)).body.data
  expect(rows.map(({ reason }: { reason: string }) => reason).toSorted()).toEqual(['automatic', 'internal'])
  await expect.poll(async () => (await sync(ada, id)).connection, patience).toMatchObject({ trouble: null, readAt: expect.any(String) }) // prettier-ignore
})

test.runIf(has)('somebody becomes known, and what waited for them is taken', { timeout: 60_000 }, async () => {
  const address = 'ada@waiting.example'
  await server.deliver(address, mail('Nora <nora@later.example>', address, 'Waits for Nora'))
  const id = await connected(ada, address)
  await expect.poll(() => counts(ada, id), patience).toMatchObject({ waiting: 1, due: 0 })
  const [row] = (await ada.get(`/mailboxes/${id}/messages?state=waiting`)).body.data
  expect(row).toMatchObject({ reason: 'unknown', from: [{ name: 'Nora', address: 'nora@later.example' }] })
  const nora = await person('Later', 'nora@later.example')
  await ada.post(`/mailboxes/${id}/try-again`, { state: 'waiting' })
  await server.deliver(address, mail('nora@later.example', address, 'Another'))
  await expect.poll(() => counts(ada, id), patience).toMatchObject({ waiting: 0, taken: 2 })
  expect(await emailsOf(ada, 'Waits for Nora')).toMatchObject([{ about: [nora.id] }])
})

test.runIf(has)('answers stand in one conversation, by ids and never by subject; one to who was merged lands', { timeout: 60_000 }, async () => {
  const address = 'ada@threads.example'
  const gone = await person('Gone', 'old@merged.example')
  const stays = await person('Stays', 'other@merged.example')
  await ada.act(`/people/${gone.id}/merge`, { into: stays.id }, gone.version)
  const from = 'old@merged.example'
  // The answer comes first, and a stranger's mail of the same subject stands alone.
  await server.deliver(address, mail(from, address, 'Answer', ['Message-ID: <2@t>', 'References: <1@t>']))
  await server.deliver(address, mail(from, address, 'Question', ['Message-ID: <1@t>']))
  await server.deliver(address, mail(from, address, 'Question', ['Message-ID: <9@t>']))
  const id = await connected(ada, address)
  await expect.poll(() => counts(ada, id), patience).toMatchObject({ taken: 3, due: 0 })
  const [answer] = await emailsOf(ada, 'Answer')
  expect(answer!.about).toEqual([stays.id])
  const { thread, senders } = (await ada.get(`/emails/${answer!.id}/message`)).body.data
  expect(senders).toEqual([{ name: '', address: from }])
  expect(thread.length).toBe(2)
  const timeline = (await ada.get(`/people/${stays.id}/timeline`)).text
  expect(timeline).toContain(answer!.id)
}) // prettier-ignore

test.runIf(has)('what is moved is the same e-mail, what is deleted is in no row and stays on the timeline', { timeout: 60_000 }, async () => {
  const address = 'ada@moved.example'
  await person('Moved', 'moved@acme.example')
  for (const subject of ['Moved', 'Deleted']) await server.deliver(address, mail('moved@acme.example', address, subject))
  const id = await connected(ada, address)
  await expect.poll(() => counts(ada, id), patience).toMatchObject({ taken: 2 })
  await server.change(address, async (client) => {
    await client.mailboxOpen('INBOX')
    await client.messageMove('1', 'Sent')
    await client.messageDelete('1')
  })
  await expect.poll(async () => (await sync(ada, id)).folders.filter(({ messages }: { messages: number }) => messages > 0), patience).toEqual([{ path: 'Sent', messages: 1, due: 0 }])
  await expect.poll(() => counts(ada, id), patience).toEqual({ ...nothing, taken: 1 })
  for (const subject of ['Moved', 'Deleted']) expect((await emailsOf(ada, subject)).length).toBe(1)
}) // prettier-ignore

test.runIf(has)('what is delivered while it waits is told at once', { timeout: 60_000 }, async () => {
  const address = 'ada@news.example'
  await person('Now', 'now@acme.example')
  const id = await connected(ada, address)
  await expect.poll(async () => (await sync(ada, id)).connection.readAt, patience).not.toBeNull()
  await server.deliver(address, mail('now@acme.example', address, 'Just now'))
  await expect.poll(() => emailsOf(ada, 'Just now'), { timeout: 10_000 }).toHaveLength(1)
})

test.runIf(has)('what is wrong with a connection is said at its field, and nothing is kept', async () => {
  const address = 'ada@wrong.example'
  const { id } = await box(ada, address)
  const trouble = async (more: object) => {
    const { status, body } = await ada.post(`/mailboxes/${id}/connect`, wayTo(address, more))
    return [status, body.code, body.trouble, body.fields[0].field]
  }
  expect(await trouble({ password: 'wrong' })).toEqual([422, 'mail_failed', 'signIn', 'password'])
  expect(await trouble({ authority: null })).toEqual([422, 'mail_failed', 'certificate', 'host'])
  expect(await trouble({ port: 1 })).toEqual([422, 'mail_failed', 'unreachable', 'port'])
  expect(await trouble({ host: 'nowhere.invalid' })).toEqual([422, 'mail_failed', 'host', 'host'])
  expect(await trouble({ host: '10.0.0.1' })).toEqual([422, 'mail_failed', 'notCalled', 'host'])
  expect(await trouble({ host: '10.0.0.1', port: 143 })).toEqual([422, 'mail_failed', 'notCalled', 'host'])
  expect((await sync(ada, id)).connection).toBeNull()
})

test.runIf(has)(
  'TLS begins at its command where that is said, and nothing is said without it',
  { timeout: 60_000 },
  async () => {
    const address = 'ada@starttls.example'
    await person('Later', 'later@acme.example')
    const { id } = await box(ada, address)
    const plain = await startPlainServer()
    const connect = (more: object) => ada.post(`/mailboxes/${id}/connect`, wayTo(address, more))
    const without = await connect({ port: plain.port, startTls: true })
    expect([without.status, without.body.trouble, without.body.fields[0].field]).toEqual([422, 'noTls', 'port'])
    expect(plain.said.join()).not.toMatch(/LOGIN|AUTHENTICATE/i)
    await plain.close()
    expect((await connect({ port: server.startTlsPort, startTls: true, authority: null })).body.trouble).toBe(
      'certificate',
    )
    expect((await connect({ port: server.startTlsPort, startTls: true })).status).toBe(200)
    expect((await sync(ada, id)).connection).toMatchObject({ port: server.startTlsPort, startTls: true })
    await server.deliver(address, mail('later@acme.example', address, 'Upgraded'))
    await expect.poll(() => emailsOf(ada, 'Upgraded'), patience).toHaveLength(1)
  },
)

/** A mail server that knows of no TLS, and what is said to it. */
async function startPlainServer() {
  const said: string[] = []
  const plain = createServer((socket) => {
    socket.write('* OK ready\r\n')
    createInterface({ input: socket }).on('line', (line) => {
      said.push(line)
      if (/CAPABILITY$/.test(line)) socket.write('* CAPABILITY IMAP4rev1\r\n')
      socket.write(`${line.split(' ')[0]} OK done\r\n`)
    })
    socket.on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  await once(plain, 'listening')
  return { port: (plain.address() as AddressInfo).port, said, close: () => new Promise((done) => plain.close(done)) }
}

test.runIf(has)('private mail is its owner’s alone, wherever one looks; the password is nobody’s', { timeout: 60_000 }, async () => {
  const address = 'bob@private.example'
  const { id: about } = await person('Between', 'between@acme.example')
  await server.deliver(address, mail('between@acme.example', address, 'Zwischenruf', [], 'Vertraulichkeit'))
  const id = await connected(bob, address)
  await expect.poll(() => counts(bob, id), patience).toMatchObject({ taken: 1 })
  const [own] = await emailsOf(bob, 'Zwischenruf')
  expect(await emailsOf(ada, 'Zwischenruf')).toEqual([])
  for (const path of ['', '/message', '/history']) expect((await ada.get(`/emails/${own!.id}${path}`)).status).toBe(404)
  expect((await ada.get(`/people/${about}/timeline`)).text).not.toContain('Zwischenruf')
  expect((await bob.get(`/people/${about}/timeline`)).text).toContain('Zwischenruf')
  expect((await bob.get('/search?q=Vertraulichkeit')).text).toContain(own!.id)
  expect((await ada.get('/search?q=Vertraulichkeit')).text).not.toContain(own!.id)
  for (const path of ['', '/sync', '/messages']) expect((await ada.get(`/mailboxes/${id}${path}`)).status).toBe(404)
  expect((await ada.post(`/mailboxes/${id}/connect`, wayTo(address))).status).toBe(404)
  const told = [await bob.get(`/mailboxes/${id}`), await bob.get(`/mailboxes/${id}/sync`), await bob.get(`/mailboxes/${id}/history`)]
  for (const { text } of told) expect(text).not.toContain(server.password)
}) // prettier-ignore

test.runIf(has)('an open mailbox shows its mail to the team, and is looked after by its owner alone; with another owner it must be connected anew', { timeout: 60_000 }, async () => {
  const address = 'bob@open.example'
  await person('Open', 'open@acme.example')
  await server.deliver(address, mail('open@acme.example', address, 'Offen'))
  const id = await connected(bob, address, { private: false })
  await expect.poll(() => counts(bob, id), patience).toMatchObject({ taken: 1 })
  expect(await emailsOf(ada, 'Offen')).toMatchObject([{ private: false }])
  expect((await ada.get(`/mailboxes/${id}/sync`)).status).toBe(403)
  expect((await ada.post(`/mailboxes/${id}/connect`, wayTo(address))).status).toBe(403)
  const { version } = (await ada.get(`/mailboxes/${id}`)).body.data
  expect((await ada.patch(`/mailboxes/${id}`, { owner: app.ada.id }, version)).status).toBe(200)
  expect((await sync(ada, id)).connection).toBeNull()
  expect(await app.site.vault().get(`mailbox:${id}:password`)).toBeNull()
}) // prettier-ignore
