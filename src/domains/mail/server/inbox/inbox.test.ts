import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../../../../../test/mail-server.ts'
import { mayCallHere } from '../../../../platform/outbound/testing.ts'
import { startSmtp, type TestSmtp } from '../sending/testing.ts'

const has = findOrInstallDovecot()
if (!has) console.log('Left out: mail in the inbox, since there is no Dovecot and it cannot be installed here.')

let app: TestApp
let server: TestMailServer
let smtp: TestSmtp
let ada: Client
let bob: Client
const patience = { timeout: 20_000 }

beforeAll(async () => {
  if (!has) return
  app = await startTestApp({ guard: mayCallHere, workers: true })
  ;[server, smtp] = [await startMailServer(), await startSmtp()]
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(async () => {
  await app?.close()
  await server?.close()
  await smtp?.close()
})

const address = 'help@inbox.example'
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toUTCString()
const mail = (id: string, subject: string, minutes: number, more: readonly string[] = []) =>
  [`From: New Stranger <new@else.example>`, `To: ${address}`, `Subject: ${subject}`, `Message-ID: <${id}@else.example>`, `Date: ${minutesAgo(minutes)}`, ...more, '', `Body of ${id}`].join('\r\n') // prettier-ignore
const conversations = async (client: Client) => (await client.get('/conversations?sort=-lastAt')).body.data
const becomes = (what: object[]) => expect.poll(() => conversations(bob), patience).toMatchObject(what)

test.runIf(has)('a stranger writes, is answered, writes again and becomes known: one conversation all along', { timeout: 120_000 }, async () => {
  await server.deliver(address, mail('first', 'Broken pump', 40))
  await server.deliver(address, mail('old', 'Long ago', 60 * 24 * 90))
  const { id } = (await ada.post('/mailboxes', { address, people: [app.bob.id] })).body.data
  const { password, authority, port } = server
  const way = { host: '127.0.0.1', port, userName: address, password, authority }
  expect((await ada.post(`/mailboxes/${id}/connect`, way)).status).toBe(200)
  const sending = { host: '127.0.0.1', port: smtp.port, startTls: false, userName: 'help', password: smtp.password, authority: smtp.authority }
  expect((await ada.post(`/mailboxes/${id}/sending`, sending)).status).toBe(200)
  await becomes([
    { subject: 'Broken pump', state: 'open', address: 'new@else.example', name: 'New Stranger', with: null, owner: null, preview: 'Body of first' },
    { subject: 'Long ago', state: 'done', waitingSince: null },
  ])
  expect(await conversations(app.as(app.max))).toEqual([])

  const [first] = await conversations(bob)
  const [{ id: emailId }] = (await bob.get(`/conversations/${first.id}/messages`)).body.data
  const letter = (await bob.post('/letters', { mailbox: id, sendTo: 'new@else.example', subject: 'Re: Broken pump', page: '<p>We come</p>', answers: emailId })).body.data
  expect((await bob.act(`/letters/${letter.id}/send`, {}, letter.version)).status).toBe(200)
  await app.workspace.db.run({ text: 'update mail_letter set due_at = clock_timestamp()', values: [] })
  await becomes([{ id: first.id, waitingSince: null, owner: app.bob.id, preview: 'We come' }, {}])

  const { version } = (await conversations(bob))[0]
  expect((await bob.act(`/conversations/${first.id}/finish`, {}, version)).status).toBe(200)
  const messageId = (await bob.get(`/letters/${letter.id}/delivery`)).body.data.messageId
  await server.deliver(address, mail('again', 'Re: Broken pump', 0, [`In-Reply-To: <${messageId}>`, 'References: <first@else.example>']))
  await becomes([{ id: first.id, state: 'open', owner: app.bob.id, preview: 'Body of again' }, {}])
  expect((await bob.get(`/conversations/${first.id}/messages`)).body.data).toHaveLength(3)

  expect((await bob.get('/mail-suggestions')).body.data).toMatchObject([{ address: 'new@else.example' }])
  const { made } = (await bob.post('/mail-suggestions/accept', { taken: [{ address: 'new@else.example' }] })).body.data
  const person = made.find(Boolean)
  await expect.poll(async () => made.includes((await conversations(bob))[0].with), patience).toBe(true)
  await expect.poll(async () => (await bob.get(`/emails/${emailId}`)).body.data.about, patience).not.toBeNull()
  expect(person).toBeTruthy()
}) // prettier-ignore

test.runIf(has)(
  'mail that was there before a mailbox is shared comes into the inbox, once',
  { timeout: 60_000 },
  async () => {
    const own = 'own@inbox.example'
    await ada.post('/people', { lastName: 'Halden', emails: [{ value: 'eva@acme.example' }] })
    for (const at of [1, 2, 3])
      await server.deliver(
        own,
        mail(`before-${at}`, `Before ${at}`, at).replace('new@else.example', 'eva@acme.example'),
      )
    const { id } = (await ada.post('/mailboxes', { address: own })).body.data
    const { password, authority, port } = server
    await ada.post(`/mailboxes/${id}/connect`, { host: '127.0.0.1', port, userName: own, password, authority })
    const taken = async () => (await ada.get(`/mailboxes/${id}/sync`)).body.data.counts.taken
    await expect.poll(taken, patience).toBe(3)
    const found = async () =>
      (await ada.get('/conversations')).body.data.filter(({ circle }: { circle: string }) => circle === id)
    expect(await found()).toEqual([])
    const patch = async (values: object) =>
      ada.patch(`/mailboxes/${id}`, values, (await ada.get(`/mailboxes/${id}`)).body.data.version)
    expect((await patch({ inInbox: true })).status).toBe(200)
    await expect.poll(async () => (await found()).length, patience).toBe(3)
    expect((await patch({ people: [app.bob.id] })).status).toBe(200)
    await expect.poll(async () => (await conversations(bob)).filter(({ circle }: { circle: string }) => circle === id).length, patience).toBe(3) // prettier-ignore
  },
)
