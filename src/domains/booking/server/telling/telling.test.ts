import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import { senderChosen, type TestSender } from '../../../../../test/sender.ts'
import { newId } from '../../../../kernel/id.ts'
import { readMessage, type Message } from '../../../../platform/mail/message.ts'
import { guestOf, sentTo, timesOn } from '../testing.ts'

let app: TestApp
let sender: TestSender
let ada: Client
let guest: ReturnType<typeof guestOf>
const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

beforeAll(async () => {
  sender = await senderChosen(async (guard) => (app = await startTestApp({ guard, workers: true, attempts: { address: 1000 } }))) // prettier-ignore
  ada = app.as(app.ada)
  guest = guestOf(app)
  const hours = { days: everyDay, begins: '08:00', ends: '18:00', notice: 24, ahead: 10 }
  for (const more of [{ name: 'Intro call' }, { name: 'Both', users: [app.bob.id, app.ada.id], together: true }])
    expect(
      (await ada.post('/booking-pages', { ...hours, asks: ['lastName'], users: [app.bob.id], ...more })).status,
    ).toBe(201)
})
afterEach(() => void (sender.received.length = 0))
afterAll(async () => {
  await sender?.close()
  await app?.close()
})

const patience = { timeout: 40_000 }
/** Those of the second day that is offered: whatever hour it is, they are many. */
async function times(path: string): Promise<string[]> {
  const { text } = await guest.look(path)
  const day = [...text.matchAll(/<button name="day" value="([^"]+)"/g)][1]![1]!
  return timesOn(await guest.send(path, { day }))
}
const read = async (text: string): Promise<Message> => readMessage(Buffer.from(text))
/** The mail to an address that says so, once it is there; what came before is forgotten. */
async function told(address: string): Promise<Message> {
  const message = await read(await sender.mailTo(address))
  sender.received.length = 0
  return message
}
const fileOf = ({ attachments }: Message) => Buffer.from(attachments[0]!.bytes).toString()
const linkIn = ({ text }: Message) => /http\S+(\/booked\/\S+)/.exec(text)![1]!
async function booked(path = 'intro-call'): Promise<{ address: string; place: string; message: Message }> {
  const address = `${newId()}@visitor.example`
  const [at] = await times(path)
  const place = sentTo(await guest.book(path, { at: at!, email: address, lastName: 'Buy at evil.example' }))
  return { address, place, message: await told(address) }
}

test('whoever books gets a confirmation with a file for their calendar, which answers to whom they meet', patience, async () => {
  const { place, message } = await booked()
  expect([message.subject, message.replyTo[0]!.address]).toEqual(['It is booked: Intro call', app.bob.email])
  expect([message.automatic, message.attachments.map(({ name }) => name)]).toEqual(['program', ['meeting.ics']])
  expect(fileOf(message)).toMatch(/BEGIN:VEVENT[^]*SEQUENCE:0[^]*END:VEVENT/)
  expect(`${message.text}${message.subject}`).not.toContain('evil.example')
  const link = linkIn(message)
  expect(link).not.toBe(place)
  expect((await guest.look(link)).text).toContain('you get it by e-mail too')
  expect((await guest.look('intro-call')).text).toContain('You get a confirmation by e-mail.')
}) // prettier-ignore

test('what they move, and what we move or take away in Farley, they are told once each, whatever it was before', patience, async () => {
  const { address, place, message } = await booked()
  const uid = /UID:(\S+)/.exec(fileOf(message))![1]!
  const [, other] = await times('intro-call')
  expect((await guest.send(place, { act: 'move', at: other! })).status).toBe(303)
  const moved = await told(address)
  expect(moved.subject).toBe('The meeting was changed: Intro call')
  expect(fileOf(moved)).toContain(`UID:${uid}`)
  expect(fileOf(moved)).toContain('SEQUENCE:1')
  const meeting = (await ada.get('/meetings?sort=-createdAt&limit=1')).body.data[0]
  expect((await ada.patch(`/meetings/${meeting.id}`, { notes: 'Nothing that concerns them' }, meeting.version)).status).toBe(200)
  const seen = (await ada.get(`/meetings/${meeting.id}`)).body.data
  expect((await ada.patch(`/meetings/${meeting.id}`, { location: 'Room 4' }, seen.version)).status).toBe(200)
  const there = await told(address)
  expect(there.text).toContain('Room 4')
  await ada.delete(`/meetings/${meeting.id}`, (await ada.get(`/meetings/${meeting.id}`)).body.data.version)
  const off = await told(address)
  expect(off.subject).toBe('This meeting was cancelled: Intro call')
  expect(fileOf(off)).toContain('STATUS:CANCELLED')
  expect(off.text).not.toContain('/booked/')
}) // prettier-ignore

test('one that is with two of us is told of once', patience, async () => {
  const { address, place } = await booked('both')
  await guest.send(place, { act: 'cancel' })
  const off = await told(address)
  expect(off.subject).toBe('This meeting was cancelled: Both')
  const text = `select details->>'deed' as deed from post where address = $1 order by made_at`
  const rows = await app.workspace.db.run<{ deed: string }>({ text, values: [address] })
  expect(rows.map(({ deed }) => deed)).toEqual(['booked', 'cancelled'])
})

test('meetings that nobody booked tell nobody; an address gets so many a day', patience, async () => {
  const at = new Date(Date.now() + 86_400_000).toISOString()
  expect((await ada.post('/meetings', { title: 'Own', startsAt: at })).status).toBe(201)
  const { address } = await booked()
  const more = `insert into post (id, kind, about, fold, address, name, language, origin, era, until, state, due_at)
    select gen_random_uuid(), 'booking', gen_random_uuid(), gen_random_uuid()::text, $1, '', 'en', '', 0, now(), 'dropped', null
    from generate_series(1, 11)`
  await app.workspace.db.run({ text: more, values: [address] })
  const [time] = await times('intro-call')
  await guest.book('intro-call', { at: time!, email: address })
  // What is booked after it is told of, and this one is not.
  await booked()
  const text = `select count(*)::int as count from post where address = $1 and state <> 'dropped'`
  expect(await app.workspace.db.run({ text, values: [address] })).toEqual([{ count: 1 }])
})

test('where nobody is chosen who sends, the page says so and nothing is due', patience, async () => {
  await ada.post('/our-sender', { mailbox: null })
  expect((await guest.look('intro-call')).text).toContain('No e-mail is sent')
  const [at] = await times('intro-call')
  const place = sentTo(await guest.book('intro-call', { at: at!, email: 'nobody@visitor.example' }))
  expect((await guest.look(place)).text).toContain('No e-mail is sent: this page is your confirmation.')
  await sender.choose()
  await booked()
  expect(await app.workspace.db.run({ text: `select 1 from post where address = 'nobody@visitor.example'`, values: [] })).toEqual([])
}) // prettier-ignore
