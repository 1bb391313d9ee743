import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import { readMessage } from '../../../../platform/mail/message.ts'
import { mayCallHere } from '../../../../platform/outbound/testing.ts'
import { openPost } from './post.ts'
import { startSmtp, type TestSmtp } from './testing.ts'

let app: TestApp
let smtp: TestSmtp
let ada: Client
let box: string
let post: Awaited<ReturnType<typeof openPost>>

beforeAll(async () => {
  app = await startTestApp({ guard: mayCallHere })
  smtp = await startSmtp()
  ada = app.as(app.ada)
  box = await sendingBox('ada@sends.example', smtp)
  post = await openPost(app.site, undefined, { answerMs: 1_000 })
})
afterEach(() => {
  smtp.script = () => undefined
  smtp.received.length = 0
})
afterAll(async () => {
  await post?.close()
  await app?.close()
  await smtp?.close()
})

const wayTo = ({ port, authority, password }: TestSmtp, more: object = {}) =>
  ({ host: '127.0.0.1', port, startTls: false, userName: 'ada', password, authority, ...more }) // prettier-ignore
async function sendingBox(address: string, by: TestSmtp, more: object = {}): Promise<string> {
  const { id } = (await ada.post('/mailboxes', { address })).body.data
  const answer = await ada.post(`/mailboxes/${id}/sending`, wayTo(by, more))
  expect(answer.status, answer.text).toBe(200)
  return id
}

/** Sends a letter whose ten seconds are over at once. */
async function sent(values: object = {}): Promise<string> {
  const made = await ada.post('/letters', { mailbox: box, sendTo: 'Eva Halden <eva@acme.example>', subject: 'Offer', page: '<p>Hello</p>', ...values }) // prettier-ignore
  const { id, version } = made.body.data
  const answer = await ada.act(`/letters/${id}/send`, {}, version)
  expect(answer.status, answer.text).toBe(200)
  await due(id)
  return id
}
const due = (id: string) =>
  app.workspace.db.run({ text: 'update mail_letter set due_at = clock_timestamp() where letter_id = $1', values: [id] })
const read = async (id: string) => (await ada.get(`/letters/${id}`)).body.data
const delivery = async (id: string) => (await ada.get(`/letters/${id}/delivery`)).body.data
const becomes = (id: string, what: object, timeout = 15_000) =>
  expect.poll(() => read(id), { timeout }).toMatchObject(what)
const patience = { timeout: 15_000 }

test('a letter leaves, and is an e-mail on the timeline of everybody addressed', async () => {
  const { id: eva } = (await ada.post('/people', { lastName: 'Halden', emails: [{ value: 'eva@acme.example' }] })).body.data
  const png = 'data:image/png;base64,iVBORw0KGgo='
  const id = await sent({ cc: 'b@x.example', bcc: 'Hidden <h@y.example>', subject: 'Größe', page: `<p>Guten Tag,<br>ja.</p><img src="${png}">` }) // prettier-ignore
  await becomes(id, { state: 'sent', trouble: null, email: expect.any(String) })
  const [{ from, to, message }] = smtp.received as [TestSmtp['received'][0]]
  expect([from, to]).toEqual(['ada@sends.example', ['eva@acme.example', 'b@x.example', 'h@y.example']])
  const { messageId, receivers } = await delivery(id)
  expect(message).toContain(`Message-ID: <${messageId}>`)
  expect(message).toContain('To: Eva Halden <eva@acme.example>')
  expect(message).not.toContain('h@y.example')
  const { html, text, attachments } = await readMessage(Buffer.from(message))
  expect(text).toBe('Guten Tag,\nja.')
  expect(html).toContain(`<img src="cid:${attachments[0]!.contentId}" />`)
  expect(receivers.map(({ state }: { state: string }) => state)).toEqual(['accepted', 'accepted', 'accepted'])
  const { email } = await read(id)
  expect((await ada.get(`/emails/${email}`)).body.data).toMatchObject({ subject: 'Größe', about: [eva], direction: 'out', private: true, text: 'Guten Tag,\nja.' }) // prettier-ignore
  expect((await ada.get(`/people/${eva}/timeline`)).text).toContain(email)
  expect((await ada.get(`/emails/${email}/page`)).body.data.html).toContain('Guten Tag')
  expect((await app.as(app.bob).get(`/emails/${email}`)).status).toBe(404)
}) // prettier-ignore

test('one that is stopped in time does not leave', async () => {
  const { id, version } = (await ada.post('/letters', { mailbox: box, sendTo: 'a@x.example' })).body.data
  const sentOff = await ada.act(`/letters/${id}/send`, {}, version)
  await ada.act(`/letters/${id}/stop`, {}, sentOff.body.data.version)
  await due(id)
  await sleep(2_500)
  expect([(await read(id)).state, smtp.received]).toEqual(['draft', []])
})

test('a receiver who is refused is told of; the others have it', async () => {
  smtp.script = (line) => (/^RCPT.*gone@/.test(line) ? '550 5.1.1 no such user' : undefined)
  const id = await sent({ cc: 'gone@x.example' })
  await becomes(id, { state: 'sent', trouble: 'partly' })
  expect((await delivery(id)).receivers).toMatchObject([
    { address: 'eva@acme.example', state: 'accepted' },
    { address: 'gone@x.example', state: 'refused', said: '550 5.1.1 no such user' },
  ])
})

test('a no for ever is a failure, which can be mended and sent again', async () => {
  smtp.script = (line) => (/^RCPT/.test(line) ? '550 5.1.1 no such user' : undefined)
  const id = await sent()
  await becomes(id, { state: 'failed', trouble: 'refused' })
  expect(await delivery(id)).toMatchObject({ nextAt: null, receivers: [{ state: 'refused' }] })
  smtp.script = (line) => (line === 'whole' ? '554 5.7.1 spam' : undefined)
  const { version } = (await ada.patch(`/letters/${id}`, { sendTo: 'other@acme.example' }, (await read(id)).version)).body.data // prettier-ignore
  await ada.act(`/letters/${id}/send`, {}, version)
  await due(id)
  await becomes(id, { state: 'failed', trouble: 'refused' })
  expect(await delivery(id)).toMatchObject({ said: expect.stringContaining('554 5.7.1 spam') })
  expect(smtp.received).toEqual([])
})

test.each([
  ['says later to the receiver', (line: string) => (/^RCPT/.test(line) ? '450 4.2.1 greylisted' : undefined)],
  ['says later to the whole letter', (line: string) => (line === 'whole' ? '451 4.3.0 later' : undefined)],
  ['hangs up before the letter', (line: string) => (/^DATA/.test(line) ? 'drop' : undefined)],
  ['falls silent before the letter', (line: string) => (/^MAIL/.test(line) ? 'silent' : undefined)],
  ['is not ready for anybody', (line: string) => (/^AUTH/.test(line) ? '454 4.7.0 not now' : undefined)],
] as const)('where the server %s nobody has it, and it is tried again', async (_, script) => {
  smtp.script = script
  const id = await sent()
  await expect.poll(() => delivery(id), patience).toMatchObject({ tries: 1, said: expect.any(String) })
  await becomes(id, { state: 'due', trouble: null })
  const wait = Date.parse((await delivery(id)).nextAt) - Date.now()
  expect(wait).toBeGreaterThan(40_000)
  smtp.script = () => undefined
  await due(id)
  await becomes(id, { state: 'sent' })
  expect(smtp.received.length).toBe(1)
})

test.each([
  ['hangs up', 'drop'],
  ['falls silent', 'silent'],
])('where the server %s after the whole letter it is held, and sent again by its sender’s word alone', async (_, answer) => {
  smtp.script = (line) => (line === 'whole' ? answer : undefined)
  const id = await sent()
  await becomes(id, { state: 'held', trouble: 'unknown' })
  smtp.script = () => undefined
  await due(id)
  await sleep(2_500)
  expect(await read(id)).toMatchObject({ state: 'held' })
  expect(smtp.received).toEqual([])
  const { messageId } = await delivery(id)
  await ada.act(`/letters/${id}/resend`, {}, (await read(id)).version)
  await becomes(id, { state: 'sent' })
  expect(smtp.received).toMatchObject([{ message: expect.stringContaining(`<${messageId}>`) }])
}) // prettier-ignore

test('a password that is wrong fails it at once; one that is away for a day, too', async () => {
  smtp.script = (line) => (/^AUTH/.test(line) ? '535 5.7.8 no' : undefined)
  const id = await sent()
  await becomes(id, { state: 'failed', trouble: 'signIn' })
  smtp.script = (line) => (/^MAIL/.test(line) ? '421 4.3.2 away' : undefined)
  const late = await sent()
  await app.workspace.db.run({ text: 'update mail_letter set tries = 20 where letter_id = $1', values: [late] })
  await becomes(late, { state: 'failed', trouble: 'late' })
})

test('how a mailbox sends is tried before it is kept, and what is wrong is said at its field', async () => {
  const { id } = (await ada.post('/mailboxes', { address: 'ada@tries.example' })).body.data
  const trouble = async (more: object) => {
    const { status, body } = await ada.post(`/mailboxes/${id}/sending`, wayTo(smtp, more))
    return [status, body.trouble ?? body.code, body.fields?.[0]?.field]
  }
  expect(await trouble({ password: 'wrong' })).toEqual([422, 'signIn', 'password'])
  expect(await trouble({ authority: null })).toEqual([422, 'certificate', 'host'])
  expect(await trouble({ port: 1 })).toEqual([422, 'unreachable', 'port'])
  expect(await trouble({ host: '10.0.0.1' })).toEqual([422, 'notCalled', 'host'])
  expect(await trouble({ password: undefined })).toEqual([422, 'invalid', 'password'])
  expect((await ada.get(`/mailboxes/${id}/sync`)).body.data.sending).toBeNull()
  expect((await app.as(app.bob).post(`/mailboxes/${id}/sending`, wayTo(smtp))).status).toBe(404)
  await ada.post(`/mailboxes/${id}/sending`, wayTo(smtp))
  const sync = await ada.get(`/mailboxes/${id}/sync`)
  expect(sync.body.data.sending).toEqual({ host: '127.0.0.1', port: smtp.port, startTls: false, userName: 'ada' })
  expect(sync.text).not.toContain(smtp.password)
  await ada.post(`/mailboxes/${id}/stop-sending`)
  expect((await ada.get(`/mailboxes/${id}/sync`)).body.data.sending).toBeNull()
})

test('where TLS begins at its command nothing is said before it', async () => {
  const upgraded = await startSmtp({ startTls: true })
  const said: string[] = []
  upgraded.script = (line) => void said.push(line)
  const own = await sendingBox('ada@starttls.example', upgraded, { startTls: true })
  expect(said.findIndex((line) => line.startsWith('AUTH'))).toBeGreaterThan(said.indexOf('STARTTLS'))
  const id = await sent({ mailbox: own })
  await becomes(id, { state: 'sent' })
  // A server that can do without is not spoken with.
  upgraded.script = (line) => (/^EHLO/.test(line) ? '250 mail' : /^STARTTLS/.test(line) ? '502 no' : undefined)
  expect((await ada.post(`/mailboxes/${own}/sending`, wayTo(upgraded, { startTls: true }))).status).toBe(422)
  await upgraded.close()
})
