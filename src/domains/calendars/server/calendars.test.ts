import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestApp } from '../../../../test/app.ts'
import { findOrInstallRadicale, type TestCalendarServer } from '../../../../test/calendar-server.ts'
import { startTestCalendars, type TestCalendars } from './testing.ts'

const has = findOrInstallRadicale()
if (!has) console.log('Left out: calendars with a real server, since there is no Radicale and it cannot be installed here.') // prettier-ignore

let calendars: TestCalendars
let app: TestApp
let server: TestCalendarServer
let ada: Client
let bob: Client
const users = ['taken', 'given', 'series', 'both', 'gone', 'private', 'open', 'wrong', 'known', 'erased', 'two', 'again', 'token'] // prettier-ignore

beforeAll(async () => {
  if (!has) return
  calendars = await startTestCalendars(users, { workers: true })
  ;({ app, server, ada, bob } = calendars)
})
afterAll(() => calendars?.close())

const soon = (days: number, time: string) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}:00.000Z` // prettier-ignore
const stamp = (moment: string) => moment.replace(/[-:]|\.\d+/g, '')
const ics = (uid: string, title: string, startsAt: string, ...more: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//EN', 'BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', `DTSTART:${stamp(startsAt)}`, 'DURATION:PT1H', `SUMMARY:${title}`, ...more, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n') // prettier-ignore
const put = async (user: string, place: string, uid: string, text: string) => {
  const { status } = await server.ask(user, 'PUT', `${place}${uid}.ics`, text)
  expect(status).toBeLessThan(300)
}
const textOf = async (user: string, place: string, uid: string) => (await server.ask(user, 'GET', `${place}${uid}.ics`)).text() // prettier-ignore
interface Meeting {
  id: string
  version: number
  title: string
  startsAt: string
  about: string[]
  notes: string | null
  private: boolean
  free: boolean
}
const meetingsOf = async (client: Client, title: string) => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'title', is: title }))
  return (await client.get(`/meetings?filter=${filter}&sort=startsAt&limit=100`)).body.data as Meeting[]
}
const syncOf = async (client: Client, id: string) => (await client.get(`/calendar-accounts/${id}/sync`)).body.data
const person = async (lastName: string, email: string) => (await ada.post('/people', { lastName, emails: [{ value: email }] })).body.data as { id: string } // prettier-ignore
const none = { due: 0, taken: 0, skipped: 0, failed: 0 }

test.runIf(has)('every object is accounted for, each with its reason, and events are meetings about whoever is in them', { timeout: 60_000 }, async () => {
  const eva = await person('Halden', 'eva@acme.example')
  const place = await server.make('taken', 'work')
  for (let at = 0; at < 60; at++)
    await put('taken', place, `e${at}`, ics(`e${at}`, `Event ${at}`, soon(at - 30, '08:00'), 'ATTENDEE:mailto:eva@acme.example', 'ATTENDEE:mailto:who@else.example'))
  await put('taken', place, 'off', ics('off', 'Off', soon(1, '09:00'), 'STATUS:CANCELLED'))
  await put('taken', place, 'no', ics('no', 'No', soon(1, '09:00'), `ATTENDEE;PARTSTAT=DECLINED:mailto:${app.ada.email}`))
  await put('taken', place, 'old', ics('old', 'Old', '2010-01-01T08:00:00.000Z', 'RRULE:FREQ=DAILY;COUNT=5'))
  await put('taken', place, 'todo', ics('todo', 'Todo', soon(1, '09:00')).replaceAll('VEVENT', 'VTODO').replace('DURATION:PT1H\r\n', ''))
  await put('taken', place, 'free', ics('free', 'Free', soon(1, '09:00'), 'TRANSP:TRANSPARENT'))
  const id = await calendars.connected(ada, 'taken')
  await calendars.looked(id)
  expect(await syncOf(ada, id)).toMatchObject({ counts: { ...none, taken: 61, skipped: 4 }, connection: { trouble: null }, calendars: [{ name: 'work', reads: true, writes: true }] })
  const skipped = (await ada.get(`/calendar-accounts/${id}/objects?state=skipped`)).body.data as { reason: string }[]
  expect(skipped.map(({ reason }) => reason).toSorted()).toEqual(['cancelled', 'declined', 'noEvent', 'past'])
  expect(await meetingsOf(ada, 'Event 7')).toMatchObject([{ about: [eva.id], private: true, free: false, startsAt: soon(-23, '08:00') }])
  expect(await meetingsOf(ada, 'Free')).toMatchObject([{ free: true }])
  expect((await ada.get(`/people/${eva.id}/timeline`)).text).toContain('Event 59')
}) // prettier-ignore

test.runIf(has)('what is written here stands in the calendar, and what we wrote comes back as the same', { timeout: 60_000 }, async () => {
  const place = await server.make('given', 'work')
  await ada.post('/meetings', { title: 'Long ago', startsAt: '2026-01-01T08:00:00Z' })
  const id = await calendars.connected(ada, 'given')
  const given = { title: 'Talk', startsAt: soon(3, '10:00'), endsAt: soon(3, '11:00'), location: 'Halden', notes: 'One\nTwo' }
  const { id: meeting } = (await ada.post('/meetings', given)).body.data as Meeting
  await calendars.looked(id)
  const uid = `${meeting}@farley`
  expect(await textOf('given', place, meeting)).toMatch(new RegExp(`UID:${uid}[^]*SUMMARY:Talk`))
  expect(await syncOf(ada, id)).toMatchObject({ counts: { ...none, taken: 1 } })
  await ada.patch(`/meetings/${meeting}`, { title: 'Talk again', startsAt: soon(3, '10:30') }, 1)
  await calendars.looked(id)
  expect(await textOf('given', place, meeting)).toContain('SUMMARY:Talk again')
  await calendars.looked(id)
  expect((await ada.get(`/meetings/${meeting}`)).body.data).toMatchObject({ version: 2, title: 'Talk again' })
  expect(await meetingsOf(ada, 'Talk again')).toHaveLength(1)
  expect((await ada.delete(`/meetings/${meeting}`, 2)).status).toBe(200)
  await calendars.looked(id)
  expect((await server.ask('given', 'GET', `${place}${meeting}.ics`)).status).toBe(404)
  expect(await syncOf(ada, id)).toMatchObject({ counts: none })
}) // prettier-ignore

test.runIf(has)('a series is its meetings: moved, left out and changed, there and here', { timeout: 60_000 }, async () => {
  const place = await server.make('series', 'work')
  const start = soon(1, '08:00')
  await put('series', place, 's', ics('s', 'Weekly', start, 'RRULE:FREQ=WEEKLY;COUNT=6'))
  const id = await calendars.connected(ada, 'series')
  await calendars.looked(id)
  const before = await meetingsOf(ada, 'Weekly')
  expect(before.map(({ startsAt }) => startsAt)).toEqual([1, 8, 15, 22, 29, 36].map((days) => soon(days, '08:00')))
  const moved = ['BEGIN:VEVENT', 'UID:s', 'DTSTAMP:20260101T000000Z', `RECURRENCE-ID:${stamp(soon(8, '08:00'))}`, `DTSTART:${stamp(soon(9, '14:00'))}`, 'SUMMARY:Moved', 'END:VEVENT', 'END:VCALENDAR']
  const text = ics('s', 'Weekly', start, 'RRULE:FREQ=WEEKLY;COUNT=6', `EXDATE:${stamp(soon(15, '08:00'))}`)
  await put('series', place, 's', text.replace('END:VCALENDAR', moved.join('\r\n')))
  await calendars.looked(id)
  expect(await meetingsOf(ada, 'Moved')).toMatchObject([{ id: before[1]!.id, startsAt: soon(9, '14:00') }])
  expect((await meetingsOf(ada, 'Weekly')).map((each) => each.id)).toEqual([0, 3, 4, 5].map((at) => before[at]!.id))
  await ada.patch(`/meetings/${before[3]!.id}`, { title: 'Here' }, 1)
  await ada.delete(`/meetings/${before[4]!.id}`, 1)
  await calendars.looked(id)
  const there = await textOf('series', place, 's')
  expect(there).toContain('SUMMARY:Here')
  expect(there).toContain(stamp(soon(29, '08:00')))
  // An hour later, all of it: each is the same meeting.
  await put('series', place, 's', there.replaceAll('T080000Z', 'T090000Z'))
  await calendars.looked(id)
  expect(await meetingsOf(ada, 'Weekly')).toMatchObject([{ id: before[0]!.id, startsAt: soon(1, '09:00') }, { id: before[5]!.id, startsAt: soon(36, '09:00') }])
  expect(await meetingsOf(ada, 'Here')).toMatchObject([{ id: before[3]!.id, startsAt: soon(22, '09:00') }])
}) // prettier-ignore

test.runIf(has)('of what both have changed the calendar’s stands, whoever changed it here is told, and nothing is lost', { timeout: 60_000 }, async () => {
  const place = await server.make('both', 'work')
  await put('both', place, 'b', ics('b', 'Both', soon(2, '08:00'), 'DESCRIPTION:Old'))
  const id = await calendars.connected(ada, 'both')
  await calendars.looked(id)
  const [one] = await meetingsOf(ada, 'Both')
  await ada.patch(`/meetings/${one!.id}`, { title: 'Mine', notes: 'My notes' }, 1)
  await put('both', place, 'b', ics('b', 'Theirs', soon(2, '08:00'), 'DESCRIPTION:Old'))
  await calendars.looked(id)
  expect((await ada.get(`/meetings/${one!.id}`)).body.data).toMatchObject({ title: 'Theirs', notes: 'My notes' })
  await calendars.looked(id)
  expect(await textOf('both', place, 'b')).toMatch(/My notes/)
  const history = (await ada.get(`/meetings/${one!.id}/history`)).text
  expect(history).toContain('overtaken')
  expect(history).toContain('Mine')
  await expect.poll(async () => (await ada.get('/notifications')).text, { timeout: 10_000 }).toContain(one!.id)
  // Deleted here, changed there: it comes back.
  const { version } = (await ada.get(`/meetings/${one!.id}`)).body.data as Meeting
  await ada.delete(`/meetings/${one!.id}`, version)
  await put('both', place, 'b', ics('b', 'Still on', soon(2, '12:00'), 'DESCRIPTION:Old'))
  await calendars.looked(id)
  expect(await meetingsOf(ada, 'Still on')).toMatchObject([{ id: one!.id, startsAt: soon(2, '12:00') }])
}) // prettier-ignore

test.runIf(has)('what is deleted there goes to the bin, unless it only moved to another calendar', { timeout: 60_000 }, async () => {
  const [work, home] = [await server.make('gone', 'work'), await server.make('gone', 'home')]
  await put('gone', work, 'g1', ics('g1', 'Gone', soon(2, '08:00')))
  await put('gone', work, 'g2', ics('g2', 'Moving', soon(2, '08:00')))
  const id = await calendars.connected(ada, 'gone')
  await calendars.looked(id)
  const [[moving], [gone]] = [await meetingsOf(ada, 'Moving'), await meetingsOf(ada, 'Gone')]
  await put('gone', home, 'g2', ics('g2', 'Moving', soon(2, '08:00')))
  for (const uid of ['g1', 'g2']) await server.ask('gone', 'DELETE', `${work}${uid}.ics`)
  await calendars.looked(id)
  expect(await meetingsOf(ada, 'Gone')).toEqual([])
  expect((await ada.get(`/meetings/${gone!.id}/history`)).text).toContain('delete')
  expect(await meetingsOf(ada, 'Moving')).toMatchObject([{ id: moving!.id, version: 1 }])
  expect((await syncOf(ada, id)).counts).toEqual({ ...none, taken: 1 })
  // A calendar that is gone as a whole takes nothing away.
  await server.ask('gone', 'DELETE', home)
  await calendars.looked(id)
  await calendars.looked(id)
  expect(await meetingsOf(ada, 'Moving')).toHaveLength(1)
  expect((await syncOf(ada, id)).calendars).toMatchObject([{ name: 'work' }])
}) // prettier-ignore

test.runIf(has)('a list of changes that the server knows no more is read anew as a whole, and costs nothing', { timeout: 60_000 }, async () => {
  const place = await server.make('token', 'work')
  for (const uid of ['t1', 't2']) await put('token', place, uid, ics(uid, `Token ${uid}`, soon(2, '08:00')))
  const id = await calendars.connected(ada, 'token')
  await calendars.looked(id)
  await server.ask('token', 'DELETE', `${place}t1.ics`)
  await app.workspace.db.run({ text: `update calendar set token = 'http://radicale.org/ns/sync/' || repeat('0', 64)`, values: [] })
  await calendars.looked(id)
  expect([await meetingsOf(ada, 'Token t1'), (await meetingsOf(ada, 'Token t2')).length]).toEqual([[], 1])
  expect((await meetingsOf(ada, 'Token t2'))[0]!.version).toBe(1)
}) // prettier-ignore

test.runIf(has)('calendars are their owner’s alone, wherever one looks; opened, their events are seen but the private ones', { timeout: 60_000 }, async () => {
  const place = await server.make('private', 'work')
  await put('private', place, 'p', ics('p', 'Vertraulich', soon(2, '08:00')))
  const id = await calendars.connected(bob, 'private')
  await calendars.looked(id)
  const [own] = await meetingsOf(bob, 'Vertraulich')
  expect(await meetingsOf(ada, 'Vertraulich')).toEqual([])
  expect((await ada.get(`/meetings/${own!.id}`)).status).toBe(404)
  for (const path of ['', '/sync', '/objects']) expect((await ada.get(`/calendar-accounts/${id}${path}`)).status).toBe(404)
  for (const path of ['', '/sync', '/history']) expect((await bob.get(`/calendar-accounts/${id}${path}`)).text).not.toContain(server.password)

  const shared = await server.make('open', 'work')
  await put('open', shared, 'o1', ics('o1', 'Offen', soon(2, '08:00')))
  await put('open', shared, 'o2', ics('o2', 'Heimlich', soon(2, '08:00'), 'CLASS:PRIVATE'))
  const open = await calendars.connected(bob, 'open', { private: false })
  await calendars.looked(open)
  expect([(await meetingsOf(ada, 'Offen')).length, await meetingsOf(ada, 'Heimlich')]).toEqual([1, []])
  for (const path of ['/sync', '/objects']) expect((await ada.get(`/calendar-accounts/${open}${path}`)).status).toBe(403)
  const body = { url: server.url, userName: 'open', password: server.password }
  expect((await ada.post(`/calendar-accounts/${open}/connect`, body)).status).toBe(403)
  const { version } = (await ada.get(`/calendar-accounts/${open}`)).body.data
  expect((await ada.patch(`/calendar-accounts/${open}`, { owner: app.ada.id }, version)).status).toBe(200)
  expect((await syncOf(ada, open)).connection).toBeNull()
  expect(await app.site.vault().get(`calendarAccount:${open}:password`)).toBeNull()
}) // prettier-ignore

test.runIf(has)('what is wrong with the way is said at its field, and nothing is kept', { timeout: 60_000 }, async () => {
  const { id } = (await ada.post('/calendar-accounts', { name: 'Wrong' })).body.data
  const trouble = async (more: object) => {
    const given = { url: server.url, userName: 'wrong', password: server.password, ...more }
    const { status, body } = await ada.post(`/calendar-accounts/${id}/connect`, given)
    return [status, body.code, body.trouble, body.fields[0].field]
  }
  expect(await trouble({ password: 'no' })).toEqual([422, 'calendars_failed', 'signIn', 'password'])
  expect(await trouble({})).toEqual([422, 'calendars_failed', 'nothing', 'url'])
  expect(await trouble({ url: 'http://127.0.0.1:1/' })).toEqual([422, 'calendars_failed', 'unreachable', 'url'])
  expect(await trouble({ url: 'https://10.0.0.1/' })).toEqual([422, 'calendars_failed', 'notCalled', 'url'])
  expect(await trouble({ url: 'http://calendar.example/' })).toEqual([422, 'calendars_failed', 'open', 'url'])
  expect((await syncOf(ada, id)).connection).toBeNull()
}) // prettier-ignore

test.runIf(has)('somebody becomes known, and the meetings with them are theirs too; whom somebody took off stays off', { timeout: 60_000 }, async () => {
  const place = await server.make('known', 'work')
  await put('known', place, 'k', ics('k', 'Known', soon(2, '08:00'), 'ATTENDEE:mailto:later@acme.example'))
  const id = await calendars.connected(ada, 'known')
  await calendars.looked(id)
  expect((await meetingsOf(ada, 'Known'))[0]!.about ?? []).toEqual([])
  const later = await person('Later', 'later@acme.example')
  await calendars.looked(id)
  const [meeting] = await meetingsOf(ada, 'Known')
  expect(meeting!.about).toEqual([later.id])
  await ada.patch(`/meetings/${meeting!.id}`, { about: [] }, meeting!.version)
  await put('known', place, 'k', ics('k', 'Known', soon(2, '09:00'), 'ATTENDEE:mailto:later@acme.example'))
  await calendars.looked(id)
  expect((await meetingsOf(ada, 'Known'))[0]).toMatchObject({ startsAt: soon(2, '09:00'), about: null })
}) // prettier-ignore

test.runIf(has)('what was erased is not taken once more, and what passed to a colleague is theirs', { timeout: 60_000 }, async () => {
  const place = await server.make('erased', 'work')
  for (const uid of ['r1', 'r2']) await put('erased', place, uid, ics(uid, `Erased ${uid}`, soon(2, '08:00')))
  const id = await calendars.connected(ada, 'erased', { private: false })
  await calendars.looked(id)
  const [[one], [two]] = [await meetingsOf(ada, 'Erased r1'), await meetingsOf(ada, 'Erased r2')]
  await app.workspace.db.run({ text: 'update calendar_meeting set meeting_id = null where meeting_id = $1', values: [one!.id] })
  await ada.delete(`/meetings/${one!.id}`, 1)
  await ada.patch(`/meetings/${two!.id}`, { owner: app.bob.id }, 1)
  for (const uid of ['r1', 'r2']) await put('erased', place, uid, ics(uid, `Erased ${uid}`, soon(2, '10:00')))
  await calendars.looked(id)
  expect(await meetingsOf(ada, 'Erased r1')).toEqual([])
  expect(await meetingsOf(ada, 'Erased r2')).toMatchObject([{ id: two!.id, startsAt: soon(2, '08:00') }])
  expect((await syncOf(ada, id)).counts).toEqual({ ...none, skipped: 2 })
}) // prettier-ignore

test.runIf(has)('disconnected and connected again, each event is the meeting that it was', { timeout: 60_000 }, async () => {
  const place = await server.make('again', 'work')
  await put('again', place, 'a', ics('a', 'Again', soon(2, '08:00')))
  const id = await calendars.connected(ada, 'again')
  await calendars.looked(id)
  const [first] = await meetingsOf(ada, 'Again')
  await ada.post(`/calendar-accounts/${id}/disconnect`, {})
  expect(await syncOf(ada, id)).toMatchObject({ connection: null, counts: none })
  await put('again', place, 'a', ics('a', 'Again', soon(2, '09:00')))
  await ada.post(`/calendar-accounts/${id}/connect`, { url: server.url, userName: 'again', password: server.password })
  await calendars.looked(id)
  expect(await meetingsOf(ada, 'Again')).toMatchObject([{ id: first!.id, startsAt: soon(2, '09:00') }])
}) // prettier-ignore

test.runIf(has)('a calendar that is not read is left alone, and new meetings go into the one that was chosen', { timeout: 60_000 }, async () => {
  const [work, home] = [await server.make('two', 'a-work'), await server.make('two', 'b-home')]
  await put('two', home, 'h', ics('h', 'At home', soon(2, '08:00')))
  const id = await calendars.connected(ada, 'two', {}, (name) => name === 'a-work')
  const [first, second] = (await syncOf(ada, id)).calendars as { id: string }[]
  expect((await ada.post(`/calendar-accounts/${id}/choose`, { writes: second!.id })).body.data.calendars).toMatchObject([{ writes: false }, { writes: true, reads: false }])
  const { id: meeting } = (await ada.post('/meetings', { title: 'Into home', startsAt: soon(3, '10:00') })).body.data
  await calendars.looked(id)
  expect(await meetingsOf(ada, 'At home')).toEqual([])
  expect((await server.ask('two', 'GET', `${home}${meeting}.ics`)).status).toBe(200)
  expect((await server.ask('two', 'GET', `${work}${meeting}.ics`)).status).toBe(404)
  await ada.post(`/calendar-accounts/${id}/choose`, { calendar: second!.id, reads: true })
  await calendars.looked(id)
  expect(await meetingsOf(ada, 'At home')).toHaveLength(1)
  expect((await ada.post(`/calendar-accounts/${id}/choose`, { calendar: second!.id, reads: false })).body.data).toMatchObject({ counts: none })
  await calendars.looked(id)
  expect(await meetingsOf(ada, 'At home')).toHaveLength(1)
  expect((await ada.post(`/calendar-accounts/${id}/choose`, { writes: first!.id.replace(/.$/, (end) => (end === '0' ? '1' : '0')) })).status).toBe(404)
}) // prettier-ignore
