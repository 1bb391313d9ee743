import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../../../../../test/mail-server.ts'
import { systemContext } from '../../../../platform/site.ts'
import { mayCallHere } from '../../../../platform/outbound/testing.ts'
import { openPost } from '../sending/post.ts'
import { startSmtp, type TestSmtp } from '../sending/testing.ts'
import { openWatch } from '../watch.ts'
import { remindOfUnanswered } from './remind.ts'

const has = findOrInstallDovecot()
if (!has) console.log('Left out: what comes of letters, since there is no Dovecot and it cannot be installed here.')

let app: TestApp
let imap: TestMailServer
let smtp: TestSmtp
let ada: Client
let open: { close(): Promise<void> }[]
const address = 'ada@sender.example'
let box: string

beforeAll(async () => {
  if (!has) return
  app = await startTestApp({ guard: mayCallHere, workers: true })
  ;[imap, smtp] = [await startMailServer(), await startSmtp()]
  ada = app.as(app.ada)
  const { id } = (await ada.post('/mailboxes', { address })).body.data
  box = id
  const reads = { host: '127.0.0.1', port: imap.port, userName: address, password: imap.password, authority: imap.authority } // prettier-ignore
  expect((await ada.post(`/mailboxes/${id}/connect`, reads)).status).toBe(200)
  const sends = { host: '127.0.0.1', port: smtp.port, startTls: false, password: smtp.password, authority: smtp.authority } // prettier-ignore
  expect((await ada.post(`/mailboxes/${id}/sending`, sends)).status).toBe(200)
  open = [await openWatch(app.site, undefined), await openPost(app.site, undefined)]
})
afterAll(async () => {
  for (const each of open ?? []) await each.close()
  await app?.close()
  await imap?.close()
  await smtp?.close()
})

const patience = { timeout: 20_000 }
const read = async (id: string) => (await ada.get(`/letters/${id}`)).body.data
async function sent(values: object): Promise<{ id: string; email: string; messageId: string }> {
  const { id, version } = (await ada.post('/letters', { mailbox: box, page: '<p>Hello</p>', ...values })).body.data
  expect((await ada.act(`/letters/${id}/send`, {}, version)).status).toBe(200)
  await app.workspace.db.run({ text: 'update mail_letter set due_at = clock_timestamp() where letter_id = $1', values: [id] }) // prettier-ignore
  await expect.poll(() => read(id), patience).toMatchObject({ state: 'sent' })
  const { messageId } = (await ada.get(`/letters/${id}/delivery`)).body.data
  return { id, email: (await read(id)).email, messageId }
}
const person = async (lastName: string, email: string) =>
  (await ada.post('/people', { lastName, emails: [{ value: email }] })).body.data as { id: string }
const emailsOf = async (subject: string) => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'subject', is: subject }))
  return (await ada.get(`/emails?filter=${filter}`)).body.data as { id: string }[]
}
const counts = async () => (await ada.get(`/mailboxes/${box}/sync`)).body.data

/** A notice as mail servers write it. */
const notice = (messageId: string, to: string, action: string, status: string) =>
  [
    ...['From: MAILER-DAEMON@mail.example', `To: ${address}`, 'Subject: Undelivered', 'Auto-Submitted: auto-replied'],
    ...['MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', ''],
    ...['--b', 'Content-Type: text/plain', '', 'Sorry.', '--b', 'Content-Type: message/delivery-status', ''],
    ...['Reporting-MTA: dns; mail.example', '', `Final-Recipient: rfc822; ${to}`, `Action: ${action}`, `Status: ${status}`],
    ...['Diagnostic-Code: smtp; 550 no such user', '', '--b', 'Content-Type: text/rfc822-headers', ''],
    ...[`Message-ID: <${messageId}>`, 'Subject: Offer', '', '--b--', ''],
  ].join('\r\n') // prettier-ignore

test.runIf(has)('the copy lies among what was sent, and is the same e-mail as it is read; an answer joins it', { timeout: 60_000 }, async () => {
  await person('Halden', 'eva@copied.example')
  const { email, messageId } = await sent({ sendTo: 'eva@copied.example', bcc: 'quiet@x.example', subject: 'Copied' })
  const sentFolder = async () => (await counts()).folders.find(({ path }: { path: string }) => path === 'Sent')
  await expect.poll(sentFolder, patience).toMatchObject({ messages: 1, due: 0 })
  expect(await emailsOf('Copied')).toMatchObject([{ id: email }])
  let copy = ''
  await imap.change(address, async (client) => {
    await client.mailboxOpen('Sent')
    const found = await client.fetchOne('*', { source: true, flags: true })
    copy = String(found && found.source)
    expect(found && [...found.flags!]).toContain('\\Seen')
  })
  expect(copy).toContain('Bcc: quiet@x.example')
  await imap.deliver(address, `From: eva@copied.example\r\nTo: ${address}\r\nSubject: Re: Copied\r\nMessage-ID: <a1@copied.example>\r\nIn-Reply-To: <${messageId}>\r\n\r\nYes`) // prettier-ignore
  await expect.poll(() => emailsOf('Re: Copied'), patience).toHaveLength(1)
  const [answer] = await emailsOf('Re: Copied')
  expect((await ada.get(`/emails/${email}/message`)).body.data.thread).toEqual([email, answer!.id])
  // What answers it names both, the first one first.
  await sent({ sendTo: 'eva@copied.example', subject: 'Re: Re: Copied', answers: answer!.id })
  expect(smtp.received.at(-1)!.message).toMatch(/In-Reply-To: <a1@copied\.example>/)
  expect(smtp.received.at(-1)!.message.replace(/\r\n\s+/g, ' ')).toContain(`References: <${messageId}> <a1@copied.example>`)
}) // prettier-ignore

test.runIf(has)('whoever asked not to be written to is answered', { timeout: 60_000 }, async () => {
  const { id } = await person('Quiet', 'quiet@acme.example')
  const { id: purpose } = (await ada.post('/purposes', { name: 'News', channels: ['email'] })).body.data
  const said = { person: id, purpose, channel: 'email', state: 'withdrawn', since: new Date().toISOString(), how: 'form' } // prettier-ignore
  await ada.post('/consents', said)
  await imap.deliver(address, `From: quiet@acme.example\r\nTo: ${address}\r\nSubject: My question\r\nMessage-ID: <q@acme.example>\r\n\r\nWhy?`) // prettier-ignore
  await expect.poll(() => emailsOf('My question'), patience).toHaveLength(1)
  const [question] = await emailsOf('My question')
  expect(await sent({ sendTo: 'quiet@acme.example', subject: 'An answer', answers: question!.id })).toBeDefined()
})

test.runIf(has)('what comes back marks whom it did not reach, and their address; its sender is told', { timeout: 60_000 }, async () => {
  const { id: person_ } = await person('Gone', 'gone@acme.example')
  const { id, messageId } = await sent({ sendTo: 'gone@acme.example, stays@acme.example', subject: 'Offer' })
  await imap.deliver(address, notice(messageId, 'stays@acme.example', 'delayed', '4.4.1'))
  // Somebody else cannot be marked by it.
  await imap.deliver(address, notice(messageId, app.bob.email, 'failed', '5.1.1'))
  await imap.deliver(address, notice(messageId, 'Gone@acme.example', 'failed', '5.1.1'))
  await expect.poll(() => read(id), patience).toMatchObject({ state: 'sent', trouble: 'bounced' })
  expect((await ada.get(`/letters/${id}/delivery`)).body.data.receivers).toMatchObject([
    { address: 'gone@acme.example', state: 'bounced', said: '550 no such user' },
    { address: 'stays@acme.example', state: 'delayed' },
  ])
  const emails = async () => (await ada.get(`/people/${person_}`)).body.data.emails
  expect(await emails()).toMatchObject([{ value: 'gone@acme.example', valid: false }])
  expect((await ada.get(`/people/${person_}/history`)).text).toContain('"bounce"')
  const warned = async () => {
    const groups = (await ada.get('/notifications')).body.data as { id: string; loud: boolean; notifications: { kind: string; deed: string }[] }[] // prettier-ignore
    return groups.find((group) => group.id === id)
  }
  await expect.poll(warned, patience).toMatchObject({ loud: true, notifications: [{ kind: 'warned', deed: 'comeBack' }] }) // prettier-ignore
}) // prettier-ignore

test.runIf(has)('a mailbox that is full, or a notice about what was not sent from here, marks no address', { timeout: 60_000 }, async () => {
  const { id: full } = await person('Full', 'full@acme.example')
  const { id, messageId } = await sent({ sendTo: 'full@acme.example', subject: 'Offer' })
  await imap.deliver(address, notice('unknown@sender.example', 'full@acme.example', 'failed', '5.1.1'))
  await imap.deliver(address, notice(messageId, 'full@acme.example', 'failed', '5.2.2'))
  await expect.poll(() => read(id), patience).toMatchObject({ trouble: 'bounced' })
  expect((await ada.get(`/people/${full}`)).body.data.emails).toMatchObject([{ valid: null }])
}) // prettier-ignore

test.runIf(has)('whoever wants it is reminded of a letter that nobody has answered; what a program answers is no answer', { timeout: 90_000 }, async () => {
  const { id: silent } = await person('Silent', 'silent@waits.example')
  await person('Quick', 'quick@waits.example')
  const [unanswered, away, answered, later] = [
    await sent({ sendTo: 'silent@waits.example', subject: 'Silence', remindDays: 3 }),
    await sent({ sendTo: 'silent@waits.example', subject: 'Away', remindDays: 3 }),
    await sent({ sendTo: 'quick@waits.example', subject: 'Quick', remindDays: 3 }),
    await sent({ sendTo: 'silent@waits.example', subject: 'Later', remindDays: 30 }),
  ]
  const answer = (from: string, to: { messageId: string }, subject: string, head = '') =>
    imap.deliver(address, `From: ${from}\r\nTo: ${address}\r\nSubject: ${subject}\r\n${head}Message-ID: <${subject.replaceAll(' ', '-')}@waits.example>\r\nIn-Reply-To: <${to.messageId}>\r\n\r\nYes`) // prettier-ignore
  await answer('quick@waits.example', answered, 'Re Quick')
  await answer('silent@waits.example', away, 'Re Away', 'Auto-Submitted: auto-replied\r\n')
  for (const subject of ['Re Quick', 'Re Away']) await expect.poll(() => emailsOf(subject), patience).toHaveLength(1)
  const after = async (days: number) => {
    const ctx = await systemContext(app.site)
    await remindOfUnanswered.run({ ...ctx, now: () => new Date(Date.now() + days * 86_400_000) }, {})
    const tasks = (await ada.get('/tasks?limit=100')).body.data as { title: string; about: string[] }[]
    return tasks.filter(({ title }) => title.startsWith('No answer yet'))
  }
  expect(await after(2)).toEqual([])
  const made = await after(4)
  expect(made.map(({ title }) => title).toSorted()).toEqual(['No answer yet: Away', 'No answer yet: Silence'])
  expect(made.map(({ about }) => about)).toEqual([[silent], [silent]])
  expect(await after(5)).toHaveLength(2)
  expect(await Promise.all([unanswered, answered, later].map(({ id }) => read(id)))).toMatchObject([{ remindDays: null }, { remindDays: null }, { remindDays: 30 }])
}) // prettier-ignore
