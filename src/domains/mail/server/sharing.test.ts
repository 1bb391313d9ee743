import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../../../../test/mail-server.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'
import { startSmtp, type TestSmtp } from './sending/testing.ts'

const has = findOrInstallDovecot()
if (!has) console.log('Left out: shared mailboxes, since there is no Dovecot and it cannot be installed here.')

let app: TestApp
let server: TestMailServer
let smtp: TestSmtp
let ada: Client
let bob: Client
let max: Client
let vera: Client
let team: string
let eva: string

beforeAll(async () => {
  if (!has) return
  app = await startTestApp({ guard: mayCallHere, workers: true })
  ;[server, smtp] = [await startMailServer(), await startSmtp()]
  ;[ada, bob, max, vera] = [app.as(app.ada), app.as(app.bob), app.as(app.max), app.as(app.vera)]
  team = (await ada.post('/teams', { name: 'Support' })).body.data.id
  eva = (await ada.post('/people', { lastName: 'Halden', emails: [{ value: 'eva@acme.example' }] })).body.data.id
})
afterAll(async () => {
  await app?.close()
  await server?.close()
  await smtp?.close()
})

const patience = { timeout: 20_000 }
const mail = (to: string, subject: string) =>
  [`From: eva@acme.example`, `To: ${to}`, `Subject: ${subject}`, `Message-ID: <${subject}@acme.example>`, 'Date: Mon, 02 Mar 2026 10:00:00 +0100', '', `Body of ${subject}`].join('\r\n') // prettier-ignore
const emailOf = async (client: Client, subject: string) => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'subject', is: subject }))
  return (await client.get(`/emails?filter=${filter}`)).body.data[0] as
    { id: string; version: number; circle: string | null; owner: string; private: boolean } | undefined
}
const arrives = (client: Client, subject: string) =>
  expect.poll(() => emailOf(client, subject), patience).toBeTruthy().then(() => emailOf(client, subject)) // prettier-ignore

async function connected(address: string): Promise<string> {
  const { id } = (await ada.post('/mailboxes', { address })).body.data
  const { password, authority, port } = server
  const way = { host: '127.0.0.1', port, userName: address, password, authority }
  expect((await ada.post(`/mailboxes/${id}/connect`, way)).status).toBe(200)
  return id
}
async function change(id: string, patch: object): Promise<void> {
  const { version } = (await ada.get(`/mailboxes/${id}`)).body.data
  const answer = await ada.patch(`/mailboxes/${id}`, patch, version)
  expect(answer.status, answer.text).toBe(200)
}
async function put(user: { id: string }, into: string | null): Promise<void> {
  const { version } = (await ada.get(`/users/${user.id}`)).body.data
  expect((await ada.patch(`/users/${user.id}`, { team: into }, version)).status).toBe(200)
}

/** Everywhere that an e-mail could be seen. */
async function sees(client: Client, id: string, subject: string): Promise<boolean[]> {
  const paths = [`/emails/${id}`, `/emails/${id}/message`, `/emails/${id}/page`, `/emails/${id}/history`]
  const gets = await Promise.all(paths.map(async (path) => (await client.get(path)).status === 200))
  const found = (await client.get(`/search?q=${subject}`)).text.includes(id)
  const onTimeline = (await client.get(`/people/${eva}/timeline`)).text.includes(id)
  return [...gets, found, onTimeline, Boolean(await emailOf(client, subject))]
}
const everywhere = Array<boolean>(7).fill(true)
const nowhere = Array<boolean>(7).fill(false)

test.runIf(has)('mail of a shared mailbox is seen by those who share it, also what came before, and by nobody else', { timeout: 90_000 }, async () => {
  const address = 'support@shared.example'
  await server.deliver(address, mail(address, 'Earlier'))
  const id = await connected(address)
  const earlier = (await arrives(ada, 'Earlier'))!
  expect(await sees(bob, earlier.id, 'Earlier')).toEqual(nowhere)
  await put(app.bob, team)
  await change(id, { team, people: [app.vera.id] })
  expect((await ada.get(`/mailboxes/${id}`)).body.data).toMatchObject({ private: true, circle: id })
  await expect.poll(() => sees(bob, earlier.id, 'Earlier'), patience).toEqual(everywhere)
  expect(await sees(vera, earlier.id, 'Earlier')).toEqual(everywhere)
  expect(await sees(ada, earlier.id, 'Earlier')).toEqual(everywhere)
  expect(await sees(max, earlier.id, 'Earlier')).toEqual(nowhere)
  await server.deliver(address, mail(address, 'Later'))
  const later = (await arrives(bob, 'Later'))!
  expect(later).toMatchObject({ circle: id, private: true, owner: app.ada.id })
  expect(await sees(max, later.id, 'Later')).toEqual(nowhere)

  expect((await bob.patch(`/emails/${later.id}`, { subject: 'Later' }, later.version)).status).toBe(200)
  expect((await vera.patch(`/emails/${later.id}`, { subject: 'Never' }, later.version)).status).toBe(403)
  expect((await bob.delete(`/emails/${later.id}`, later.version)).status).toBe(403)
  expect((await bob.get(`/mailboxes/${id}`)).status).toBe(200)
  expect((await bob.get(`/mailboxes/${id}/sync`)).status).toBe(200)
  expect((await max.get(`/mailboxes/${id}/sync`)).status).toBe(404)
  expect((await bob.patch(`/mailboxes/${id}`, { team: null }, 1)).status).toBe(403)
  expect((await bob.post(`/mailboxes/${id}/disconnect`, {})).status).toBe(403)

  await put(app.bob, null)
  expect(await sees(bob, later.id, 'Later')).toEqual(nowhere)
  expect((await bob.get(`/mailboxes/${id}`)).status).toBe(404)
  expect(await sees(vera, later.id, 'Later')).toEqual(everywhere)
  await change(id, { team: null, people: null })
  await expect.poll(() => sees(vera, later.id, 'Later'), patience).toEqual(nowhere)
  await expect.poll(async () => (await emailOf(ada, 'Later'))?.circle, patience).toBeNull()
  expect(await sees(ada, later.id, 'Later')).toEqual(everywhere)
}) // prettier-ignore

test.runIf(has)('where members see only their own, a shared mailbox is theirs too', { timeout: 60_000 }, async () => {
  const settings = (await ada.get('/workspaces')).body.data[0]
  await ada.patch(`/workspaces/${settings.id}`, { membersSee: 'own' }, settings.version)
  const address = 'own@shared.example'
  const id = await connected(address)
  await change(id, { people: [app.bob.id] })
  await server.deliver(address, mail(address, 'Own'))
  const own = (await arrives(bob, 'Own'))!
  expect((await sees(bob, own.id, 'Own')).filter((_, at) => at !== 5)).toEqual(Array(6).fill(true))
  expect((await bob.get(`/emails/${own.id}`)).body.can).toMatchObject({ update: true, delete: false })
  expect((await bob.get(`/why?record=email&id=${own.id}`)).body.data.edit).toMatchObject({ may: true, by: 'circle' })
  const { version } = (await ada.get(`/workspaces/${settings.id}`)).body.data
  await ada.patch(`/workspaces/${settings.id}`, { membersSee: 'all' }, version)
})

test.runIf(has)('whoever shares a mailbox writes from it, for as long as they share it', { timeout: 60_000 }, async () => {
  const { id } = (await ada.post('/mailboxes', { address: 'desk@shared.example' })).body.data
  const way = { host: '127.0.0.1', port: smtp.port, startTls: false, userName: 'desk', password: smtp.password, authority: smtp.authority }
  expect((await ada.post(`/mailboxes/${id}/sending`, way)).status).toBe(200)
  const letter = async (subject: string) => {
    const { id: letterId, version } = (await bob.post('/letters', { mailbox: id, sendTo: 'eva@acme.example', subject, page: '<p>Hello</p>' })).body.data ?? {}
    return letterId ? { letterId, answer: await bob.act(`/letters/${letterId}/send`, {}, version) } : undefined
  }
  const due = (letterId: string) => app.workspace.db.run({ text: 'update mail_letter set due_at = clock_timestamp() where letter_id = $1', values: [letterId] })
  expect(await letter('Before')).toBeUndefined()
  await change(id, { people: [app.bob.id] })
  const sent = (await letter('Written'))!
  expect(sent.answer.status, sent.answer.text).toBe(200)
  await due(sent.letterId)
  const written = (await arrives(ada, 'Written'))!
  expect(written).toMatchObject({ owner: app.bob.id, circle: id, private: true })
  expect(await emailOf(max, 'Written')).toBeUndefined()
  const waiting = (await letter('Waiting'))!
  await change(id, { people: null })
  await due(waiting.letterId)
  await expect.poll(async () => (await bob.get(`/letters/${waiting.letterId}`)).body.data, patience).toMatchObject({ state: 'failed', trouble: 'forbidden' })
  expect(smtp.received.map(({ message }) => /^Subject: (.*)$/m.exec(message)?.[1])).toEqual(['Written'])
  await expect.poll(() => emailOf(bob, 'Written'), patience).toBeUndefined()
}) // prettier-ignore

test.runIf(has)('nobody puts an e-mail among what others share', async () => {
  const { id } = (await ada.post('/mailboxes', { address: 'shut@shared.example', private: false })).body.data
  const answer = await bob.post('/emails', { subject: 'Slipped in', circle: id })
  expect([answer.status, answer.body.fields?.[0]?.field]).toEqual([422, 'circle'])
})
