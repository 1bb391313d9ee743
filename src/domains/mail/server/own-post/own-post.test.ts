import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import { newId } from '../../../../kernel/id.ts'
import { readMessage } from '../../../../platform/mail/message.ts'
import { mayCallHere } from '../../../../platform/outbound/testing.ts'
import { post } from '../../../../platform/post/index.ts'
import { startSmtp, type TestSmtp } from '../sending/testing.ts'
import { openOwnPost } from './open-own-post.ts'

let app: TestApp
let smtp: TestSmtp
let ada: Client
let box: string
let carrying: Awaited<ReturnType<typeof openOwnPost>>

beforeAll(async () => {
  app = await startTestApp({ guard: mayCallHere })
  smtp = await startSmtp()
  ada = app.as(app.ada)
  box = await sendingBox(ada, 'crm@sends.example')
  carrying = await openOwnPost(app.site, undefined, { answerMs: 1_000 })
})
afterEach(() => {
  smtp.script = () => undefined
  smtp.received.length = 0
})
afterAll(async () => {
  await carrying?.close()
  await app?.close()
  await smtp?.close()
})

async function sendingBox(who: Client, address: string): Promise<string> {
  const { id } = (await who.post('/mailboxes', { address })).body.data
  const { port, authority, password } = smtp
  const way = { host: '127.0.0.1', port, startTls: false, userName: 'crm', password, authority }
  expect((await who.post(`/mailboxes/${id}/sending`, way)).status).toBe(200)
  return id
}
const choose = (mailbox: string | null) => ada.post('/our-sender', { mailbox })
const stuck = async () => (await ada.get('/our-post')).body.data
const row = async (fold: string) => {
  const text = 'select id, state, trouble, tries, message_id from post where fold = $1'
  return (await app.workspace.db.run({ text, values: [fold] }))[0]
}
async function posted(more: object = {}): Promise<string> {
  const fold = newId()
  const to = { address: `${fold}@x.example`, name: 'Eva Ölmann' }
  await post(app.workspace.db, { kind: 'mail.try', about: app.ada.id, fold, to, language: 'de', origin: app.url, goodForMs: 60_000, ...more }) // prettier-ignore
  return fold
}
const becomes = (fold: string, what: object) => expect.poll(() => row(fold), { timeout: 15_000 }).toMatchObject(what)
const patience = { timeout: 30_000 }

test('who sends is chosen by an owner, among their own mailboxes that can send', async () => {
  expect((await ada.get('/our-sender')).body.data).toBeNull()
  expect((await ada.post('/our-sender/try')).status).toBe(409)
  const max = app.as(app.max)
  const other = await sendingBox(max, 'max@sends.example')
  expect([(await max.post('/our-sender', { mailbox: other })).status, (await max.post('/our-sender/try')).status]).toEqual([403, 403])
  expect((await choose(other)).status).toBe(404)
  const silent = (await ada.post('/mailboxes', { address: 'silent@sends.example' })).body.data
  expect((await choose(silent.id)).status).toBe(409)
  expect((await ada.patch(`/mailboxes/${box}`, { sendsOurs: true }, 1)).status).toBe(422)
  expect((await choose(box)).status).toBe(204)
  expect((await app.as(app.vera).get('/our-sender')).body.data.address).toBe('crm@sends.example')
  expect((await app.as(app.bob).get('/our-post')).status).toBe(403)
}, patience.timeout) // prettier-ignore

test('it leaves once, in the reader’s language, as what a program wrote', patience, async () => {
  await choose(box)
  const fold = await posted()
  await becomes(fold, { state: 'sent', trouble: null })
  const [{ from, to, message }] = smtp.received as [TestSmtp['received'][0]]
  expect([from, to]).toEqual(['crm@sends.example', [`${fold}@x.example`]])
  expect(message).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  const { messageId, subject, text, html, automatic } = await readMessage(Buffer.from(message))
  expect([messageId, subject, automatic]).toEqual([(await row(fold))!.message_id, 'Eine Mail von Farley', 'program'])
  expect(text).toContain(app.url)
  expect(html).toContain(`href="${app.url}"`)
  expect(html).toContain('lang="de"')
})

test('what is said under one fold is sent once', patience, async () => {
  const fold = await posted()
  await post(app.workspace.db, { kind: 'mail.try', about: app.ada.id, fold, to: { address: 'twice@x.example', name: '' }, language: 'en', origin: app.url, goodForMs: 60_000 }) // prettier-ignore
  await becomes(fold, { state: 'sent' })
  expect(smtp.received.map(({ to }) => to)).toEqual([[`${fold}@x.example`]])
})

test('without a sender it waits, is told of, and leaves once there is one', patience, async () => {
  await choose(null)
  const fold = await posted()
  await becomes(fold, { state: 'due', trouble: 'noSender' })
  expect((await stuck()).waiting).toBe(1)
  await choose(box)
  await becomes(fold, { state: 'sent' })
})

test(
  'a no is told of with its reason; a later is tried again; what is of no use any more is not sent',
  patience,
  async () => {
    smtp.script = (line) => (/^RCPT/.test(line) ? '550 5.1.1 nobody here' : undefined)
    const refused = await posted()
    await becomes(refused, { state: 'failed', trouble: 'refused' })
    expect((await stuck()).stuck[0]).toMatchObject({ address: `${refused}@x.example`, said: expect.stringContaining('5.1.1') }) // prettier-ignore
    smtp.script = (line) => (/^RCPT/.test(line) ? '451 4.3.0 later' : undefined)
    const later = await posted()
    await becomes(later, { state: 'due', tries: 1 })
    expect(await stuck()).toMatchObject({ waiting: 1, said: expect.stringContaining('4.3.0') })
    smtp.script = () => undefined
    await app.workspace.db.run({ text: 'update post set due_at = clock_timestamp() where fold = $1', values: [later] })
    await becomes(later, { state: 'sent', tries: 2 })
    const late = await posted({ goodForMs: -1 })
    await becomes(late, { state: 'failed', trouble: 'late' })
    expect(smtp.received).toHaveLength(1)
  },
)

test('of which nobody knows whether it left is held, and sent again by somebody’s word alone', patience, async () => {
  smtp.script = (line) => (line === 'whole' ? 'drop' : undefined)
  const fold = await posted()
  await becomes(fold, { state: 'held', trouble: 'unknown' })
  smtp.script = () => undefined
  const { id, message_id } = (await row(fold))!
  expect((await app.as(app.bob).post(`/our-post/${String(id)}/resend`)).status).toBe(403)
  expect((await ada.post(`/our-post/${String(id)}/resend`)).status).toBe(204)
  await becomes(fold, { state: 'sent', message_id })
  expect((await ada.post(`/our-post/${String(id)}/resend`)).status).toBe(404)
})

test('what comes back by a restore is held', patience, async () => {
  await choose(null)
  const fold = await posted()
  await app.workspace.db.run({ text: 'update post set era = era - 1, due_at = clock_timestamp() where fold = $1', values: [fold] }) // prettier-ignore
  await becomes(fold, { state: 'held' })
  expect(smtp.received).toEqual([])
})

test('a mailbox that is given to somebody else sends no more of it', patience, async () => {
  await choose(box)
  const { version } = (await ada.get(`/mailboxes/${box}`)).body.data
  expect((await ada.patch(`/mailboxes/${box}`, { owner: app.max.id, private: false }, version)).status).toBe(200)
  expect((await ada.get('/our-sender')).body.data).toBeNull()
  expect((await app.as(app.max).get(`/mailboxes/${box}`)).body.data.sendsOurs).toBe(false)
})
