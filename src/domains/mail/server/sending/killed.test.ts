import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import { findOrInstallDovecot, startMailServer, type TestMailServer } from '../../../../../test/mail-server.ts'
import { newId } from '../../../../kernel/id.ts'
import { mayCallHere } from '../../../../platform/outbound/testing.ts'
import { openPost } from './post.ts'
import { goneOn, killedAt } from './testing-killed.ts'
import { startSmtp, type TestSmtp } from './testing.ts'

const has = findOrInstallDovecot()
if (!has)
  console.log('Left out: letters and killed processes, since there is no Dovecot and it cannot be installed here.')

let app: TestApp
let imap: TestMailServer
let smtp: TestSmtp
let ada: Client
beforeAll(async () => {
  if (!has) return
  app = await startTestApp({ guard: mayCallHere })
  ;[imap, smtp] = [await startMailServer(), await startSmtp()]
  ada = app.as(app.ada)
})
afterAll(async () => {
  await app?.close()
  await imap?.close()
  await smtp?.close()
})

interface Begun {
  id: string
  address: string
}

/** A letter that is due at once, from a mailbox of its own. */
async function begun(): Promise<Begun> {
  smtp.received.length = 0
  const address = `ada@${newId()}.example`
  const { id: mailbox } = (await ada.post('/mailboxes', { address })).body.data
  const reads = { host: '127.0.0.1', port: imap.port, userName: address, password: imap.password, authority: imap.authority } // prettier-ignore
  await ada.post(`/mailboxes/${mailbox}/connect`, reads)
  const sends = { host: '127.0.0.1', port: smtp.port, startTls: false, userName: address, password: smtp.password, authority: smtp.authority } // prettier-ignore
  expect((await ada.post(`/mailboxes/${mailbox}/sending`, sends)).status).toBe(200)
  const { id, version } = (await ada.post('/letters', { mailbox, sendTo: 'eva@acme.example', subject: address })).body.data // prettier-ignore
  expect((await ada.act(`/letters/${id}/send`, {}, version)).status).toBe(200)
  await app.workspace.db.run({ text: 'update mail_letter set due_at = clock_timestamp() where letter_id = $1', values: [id] }) // prettier-ignore
  return { id, address }
}

const read = async (id: string) => (await ada.get(`/letters/${id}`)).body.data
const emailsOf = async (address: string) => {
  const text = 'select count(*)::int as count from emails where subject = $1'
  return (await app.workspace.db.run<{ count: number }>({ text, values: [address] }))[0]!.count
}
async function copiesOf(address: string): Promise<number> {
  let copies = 0
  await imap.change(address, async (client) => {
    copies = (await client.mailboxOpen('Sent')).exists
  })
  return copies
}

const staged = () => ({ app, smtp })

test.runIf(has).each([
  ['before it is said that it is being sent', { statement: 'update mail_letter set tries' }, 0],
  ['once it has left, before its copy is filed', { statement: 'select 1 from mail_receiver' }, 1],
  ['once its copy is filed, before that is noted', { statement: 'update mail_letter set filed = $2' }, 1],
])('killed %s, a letter leaves once and is filed once', { timeout: 60_000 }, async (_, point, leftBefore) => {
  const { id, address } = await begun()
  await killedAt(staged(), point)
  expect(smtp.received.length).toBe(leftBefore)
  await goneOn(staged(), openPost)
  expect(await read(id)).toMatchObject({ state: 'sent', trouble: null })
  expect([smtp.received.length, await emailsOf(address), await copiesOf(address)]).toEqual([1, 1, 1])
})

test.runIf(has).each([
  ['as the server is told who sends', { line: /^MAIL/ }, 0],
  ['as the server is told that the letter comes', { line: /^DATA/ }, 0],
  ['before the server has answered to the whole letter', { line: /^whole$/ }, 1],
  ['once it was taken, before that is noted', { statement: 'update mail_receiver r set' }, 1],
])('killed %s, it is held, and not sent again unknowingly', { timeout: 60_000 }, async (_, point, leftBefore) => {
  const { id, address } = await begun()
  await killedAt(staged(), point)
  await goneOn(staged(), openPost)
  expect(await read(id)).toMatchObject({ state: 'held', trouble: 'unknown' })
  expect([smtp.received.length, await emailsOf(address)]).toEqual([leftBefore, 0])
})

test.runIf(has)('killed before the answer, it is found among what was sent where the server puts it there itself', { timeout: 60_000 }, async () => {
  const { id, address } = await begun()
  await killedAt(staged(), { line: /^whole$/ })
  await imap.change(address, async (client) => void (await client.append('Sent', smtp.received[0]!.message)))
  await goneOn(staged(), openPost)
  expect(await read(id)).toMatchObject({ state: 'sent', trouble: null })
  expect([smtp.received.length, await emailsOf(address), await copiesOf(address)]).toEqual([1, 1, 1])
}) // prettier-ignore

test.runIf(has)('what comes back by a restore is not sent once more unknowingly', { timeout: 60_000 }, async () => {
  const { id } = await begun()
  await app.workspace.db.run({ text: 'update mail_letter set era = era - 1 where letter_id = $1', values: [id] })
  await goneOn(staged(), openPost)
  expect(await read(id)).toMatchObject({ state: 'held', trouble: 'unknown' })
  expect(smtp.received).toEqual([])
})
