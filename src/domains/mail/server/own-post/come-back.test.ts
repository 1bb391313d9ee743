import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOrInstallDovecot } from '../../../../../test/mail-server.ts'
import { newId } from '../../../../kernel/id.ts'
import { post } from '../../../../platform/post/index.ts'
import { startSmtp, type TestSmtp } from '../sending/testing.ts'
import { startTestMail, type TestMail } from '../testing.ts'
import { openOwnPost } from './open-own-post.ts'

const has = findOrInstallDovecot()
if (!has)
  console.log(
    'Left out: what comes back of Farley’s own mails, since there is no Dovecot and it cannot be installed here.',
  )

const address = 'crm@sender.example'
const to = 'gone@acme.example'
let mail: TestMail
let smtp: TestSmtp
let box: string
let carrying: Awaited<ReturnType<typeof openOwnPost>>

beforeAll(async () => {
  if (!has) return
  ;[mail, smtp] = [await startTestMail(), await startSmtp()]
  box = await mail.connected(mail.ada, address)
  const { port, authority, password } = smtp
  await mail.ada.post(`/mailboxes/${box}/sending`, { host: '127.0.0.1', port, startTls: false, password, authority })
  expect((await mail.ada.post('/our-sender', { mailbox: box })).status).toBe(204)
  carrying = await openOwnPost(mail.app.site, undefined)
})
afterAll(async () => {
  await carrying?.close()
  await mail?.close()
  await smtp?.close()
})

const patience = { timeout: 20_000 }
const row = async (fold: string) => {
  const text = 'select state, message_id as "messageId" from post where fold = $1'
  return (await mail.app.workspace.db.run<{ state: string; messageId: string }>({ text, values: [fold] }))[0]!
}
async function sent(): Promise<string> {
  const fold = newId()
  const { app } = mail
  await post(app.workspace.db, { kind: 'mail.try', about: app.ada.id, fold, to: { address: to, name: '' }, language: 'en', origin: app.url, goodForMs: 600_000 }) // prettier-ignore
  await expect.poll(() => row(fold), patience).toMatchObject({ state: 'sent' })
  return fold
}
const notice = (messageId: string) =>
  [
    ...['From: MAILER-DAEMON@mail.example', `To: ${address}`, 'Subject: Undelivered', 'Auto-Submitted: auto-replied'],
    ...['MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', ''],
    ...['--b', 'Content-Type: text/plain', '', 'Sorry.', '--b', 'Content-Type: message/delivery-status', ''],
    ...['Reporting-MTA: dns; mail.example', '', `Final-Recipient: rfc822; ${to}`, 'Action: failed', 'Status: 5.1.1'],
    ...['Diagnostic-Code: smtp; 550 no such user', '', '--b', 'Content-Type: text/rfc822-headers', ''],
    ...[`Message-ID: <${messageId}>`, '', '--b--', ''],
  ].join('\r\n') // prettier-ignore

test.runIf(has)('a copy that the mail server keeps is no e-mail of ours; what comes back is heard where it was sent, and marks the address', { timeout: 90_000 }, async () => {
  const { ada, bob, server, app } = mail
  const person = (await ada.post('/people', { lastName: 'Gone', emails: [{ value: to }] })).body.data
  const fold = await sent()
  await server.change(address, async (client) => void (await client.append('Sent', smtp.received.at(-1)!.message)))
  await ada.post(`/mailboxes/${box}/try-again`, { state: 'failed' })
  const skipped = async () => (await ada.get(`/mailboxes/${box}/messages?state=skipped`)).body.data
  await expect.poll(skipped, patience).toMatchObject([{ folder: 'Sent', reason: 'automatic' }])
  expect((await ada.get('/emails')).body.data).toEqual([])
  // In the mailbox of somebody else it says nothing.
  await mail.connected(bob, app.bob.email)
  await server.deliver(app.bob.email, notice((await row(fold)).messageId))
  const seen = async () => (await ada.get('/our-post')).body.data.stuck
  await server.deliver(address, notice('unknown@sender.example'))
  const notices = async () => (await ada.get(`/mailboxes/${box}/messages?state=skipped`)).body.data.length
  await expect.poll(notices, patience).toBe(2)
  expect(await seen()).toEqual([])
  await server.deliver(address, notice((await row(fold)).messageId))
  await expect.poll(seen, patience).toMatchObject([{ address: to, state: 'bounced', said: '550 no such user', again: false }])
  expect((await ada.get(`/people/${person.id}`)).body.data.emails).toMatchObject([{ value: to, valid: false }])
}) // prettier-ignore
