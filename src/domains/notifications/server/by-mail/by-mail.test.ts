import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type Person, type TestApp } from '../../../../../test/app.ts'
import { senderChosen, type TestSender } from '../../../../../test/sender.ts'
import { fetched } from '../../../../../test/visitor.ts'
import { mentionToken } from '../../../../kernel/mention.ts'
import { readMessage, type Message } from '../../../../platform/mail/message.ts'
import { systemContext } from '../../../../platform/site.ts'
import { mailNews } from './due-mails.ts'

let app: TestApp
let sender: TestSender
let ada: Client
let bob: Client

beforeAll(async () => {
  sender = await senderChosen(async (guard) => (app = await startTestApp({ guard, workers: true })))
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterEach(async () => {
  await choose({ atOnce: [], summary: [] })
  await bob.patch('/me/preferences', { quietHours: null })
  await app.workspace.db.run({ text: 'delete from notification', values: [] })
  sender.received.length = 0
})
afterAll(async () => {
  await sender?.close()
  await app?.close()
})

const patience = { timeout: 40_000 }
const choose = (patch: object, who: Client = bob) => who.patch('/news-by-mail', patch)
const add = async (path: string, values: object) => {
  const answer = await ada.post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data as { id: string; version: number }
}
const sql = (text: string) => app.workspace.db.run<Record<string, unknown>>({ text, values: [] })
/** Ada names Bob in a note about something of hers; it is there once he is told. */
async function named(deal: string, words: string, who: Person = app.bob): Promise<string> {
  const { id } = await add('/deals', { name: deal })
  await add('/notes', { text: `${mentionToken(who)} ${words}`, about: [id] })
  const told = () => sql(`select 1 from notification where user_id = '${who.id}' and group_id = '${id}'`)
  await expect.poll(told, { timeout: 15_000 }).toHaveLength(1)
  return id
}
/** The minute in which what is due is looked at. */
async function minute(): Promise<void> {
  await sql(
    `update notification set mail_at = clock_timestamp() where mail_at < clock_timestamp() + interval '5 minutes'`,
  )
  await mailNews.run(await systemContext(app.site), {})
}
const summaryIsDue = () => sql(`update news_by_mail set due_at = clock_timestamp() where due_at is not null`)
async function mailed(): Promise<Message> {
  const message = await readMessage(Buffer.from(await sender.mailTo(app.bob.email)))
  sender.received.length = 0
  return message
}
/** All that was due has left or was dropped. */
const nothingLeft = () => expect.poll(() => sql(`select state from post where due_at is not null`), { timeout: 15_000 }).toEqual([]) // prettier-ignore
const linkIn = ({ text }: Message) => /http\S+\/unsubscribe\/\S+/.exec(text)![0]

test('nobody is mailed anything who has not chosen it; each chooses for themselves', patience, async () => {
  expect((await bob.get('/news-by-mail')).body.data).toEqual({ atOnce: [], summary: [], summaryAt: '08:00', summaryDays: [1, 2, 3, 4, 5] }) // prettier-ignore
  await named('Silent', 'nothing')
  await minute()
  expect(await sql(`select 1 from post where kind like 'notifications%'`)).toEqual([])
  expect((await choose({ atOnce: ['mentioned'], summary: ['changed'], summaryAt: '07:30', summaryDays: [1] })).status).toBe(200) // prettier-ignore
  expect((await app.as(app.max).get('/news-by-mail')).body.data.atOnce).toEqual([])
  expect((await (await app.withKey('owner')).get('/news-by-mail')).status).toBe(403)
  const twice = await choose({ summary: ['mentioned'] })
  expect([twice.status, twice.body.fields[0].field]).toEqual([422, 'summary'])
  for (const wrong of [{ summaryAt: '25:00' }, { summaryDays: [] }, { atOnce: ['everything'] }])
    expect((await choose(wrong)).status).toBe(422)
})

test('what comes at once says what happened, leads to the record, and unsubscribes by one click', patience, async () => {
  await choose({ atOnce: ['mentioned'] })
  const id = await named('Office move', 'they want two floors')
  await minute()
  const message = await mailed()
  expect(message.subject).toBe('Ada mentioned you: Office move')
  expect(message.text).toContain('they want two floors')
  expect(message.text).toContain(`${app.url}/deals/${id}`)
  const link = linkIn(message)
  expect((await fetched(link)).status).toBe(200)
  expect((await bob.get('/news-by-mail')).body.data.atOnce).toEqual(['mentioned'])
  const click = new FormData()
  click.set('List-Unsubscribe', 'One-Click')
  expect((await fetched(link, { method: 'POST', body: click })).status).toBe(200)
  expect((await bob.get('/news-by-mail')).body.data.atOnce).toEqual([])
  expect((await fetched(link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })).status).toBe(200)
  expect((await fetched(link.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')))).status).toBe(404)
}) // prettier-ignore

test('the heads say that a program wrote it and how one click unsubscribes', patience, async () => {
  await choose({ atOnce: ['mentioned'] })
  await named('Heads', 'look')
  await minute()
  const source = (await sender.mailTo(app.bob.email)).replace(/\r\n\s+/g, ' ')
  expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(source).toMatch(/^List-Unsubscribe: <http\S+\/unsubscribe\/\S+>\r$/m)
  expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
})

test('what was seen meanwhile, and what may not be seen any more, is not mailed', patience, async () => {
  await choose({ atOnce: ['mentioned'] })
  await named('Seen', 'look')
  const [{ id }] = (await bob.get('/notifications')).body.data[0].notifications
  await bob.post('/notifications/change', { ids: [id], read: true })
  await sql(`update notification set read_at = clock_timestamp()`)
  const hidden = await named('Hidden', 'look')
  const note = (await ada.get('/notes?sort=-createdAt&limit=1')).body.data[0]
  await ada.patch(`/notes/${note.id}`, { private: true }, note.version)
  await ada.patch(`/deals/${hidden}`, { private: true }, (await ada.get(`/deals/${hidden}`)).body.data.version)
  await minute()
  await nothingLeft()
  expect(sender.received).toEqual([])
})

test('quiet hours keep mails back until they are over', patience, async () => {
  await choose({ atOnce: ['mentioned'] })
  await bob.patch('/me/preferences', { quietHours: { from: '00:00', until: '00:00', days: [0, 1, 2, 3, 4, 5, 6] } })
  await named('Night', 'look')
  await minute()
  expect(await sql(`select 1 from notification where mail_at > clock_timestamp() + interval '5 minutes'`)).toHaveLength(
    1,
  )
  expect(await sql(`select 1 from post where due_at is not null`)).toEqual([])
})

test('the summary holds what came since the last one and was not seen, once; where nothing would stand in it none comes', patience, async () => {
  expect((await choose({ summary: ['mentioned'] })).status).toBe(200)
  await named('First', 'one')
  await named('Second', 'two')
  await summaryIsDue()
  await minute()
  const message = await mailed()
  expect(message.subject).toBe('What is new for you: 2')
  for (const part of ['First', 'Second', 'Ada mentioned you']) expect(message.text).toContain(part)
  const [{ due_at }] = (await sql(`select due_at from news_by_mail where due_at is not null`)) as [{ due_at: string }]
  expect(Date.parse(due_at)).toBeGreaterThan(Date.now())
  await summaryIsDue()
  await minute()
  await nothingLeft()
  expect(sender.received).toEqual([])
  await named('Third', 'three')
  await summaryIsDue()
  await minute()
  const next = await mailed()
  expect(next.text).toContain('Third')
  expect(next.text).not.toContain('First')
}) // prettier-ignore

test('somebody without an account any more is mailed nothing', patience, async () => {
  const gone = await app.join('Gone', 'member')
  await choose({ atOnce: ['mentioned'], summary: ['changed'] }, app.as(gone))
  await named('Farewell', 'bye', gone)
  const { version } = (await ada.get(`/users/${gone.id}`)).body.data
  expect((await ada.act(`/users/${gone.id}/deactivate`, {}, version)).status).toBe(200)
  await summaryIsDue()
  await minute()
  await nothingLeft()
  expect(sender.received).toEqual([])
})

test('while nobody sends it cannot be chosen, and says where that is changed', patience, async () => {
  await ada.post('/our-sender', { mailbox: null })
  const refused = await choose({ atOnce: ['mentioned'] })
  expect([refused.status, refused.body.code]).toEqual([409, 'no_sender'])
  expect(refused.body.detail ?? refused.body.title).toContain('settings under Mailboxes')
  await sender.choose()
})
