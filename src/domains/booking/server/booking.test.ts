import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { guestOf, sentTo, timesOn } from './testing.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let guest: ReturnType<typeof guestOf>

const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const hours = { days: everyDay, begins: '08:00', ends: '18:00', notice: 24, ahead: 10 }

beforeAll(async () => {
  app = await startTestApp({ workers: true, attempts: { address: 1000 } })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  guest = guestOf(app)
  await create(bob, { name: 'Intro call', about: 'Half an hour.', place: 'We call you', asks: ['lastName', 'message'], ...hours }) // prettier-ignore
})
afterAll(() => app.close())

const create = async (who: Client, given: object): Promise<Row> => {
  const { status, body } = await who.post('/booking-pages', given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const list = async (path: string, filter: object): Promise<Row[]> =>
  (await ada.get(`${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data
const peopleWith = (email: string) => list('/people', { field: 'emails', is: email })
const meetingsAbout = (id: string) => list('/meetings', { field: 'about', contains: id })
const first = async (path = 'intro-call') => timesOn(await guest.look(path))[0]!

describe('a booking page', () => {
  test('shows what it is for, with whom, and free times, without a script', async () => {
    const page = await guest.look('intro-call')
    expect(page.status).toBe(200)
    for (const part of ['<h1>Intro call</h1>', 'Half an hour.', 'Bob', 'By phone', 'name="email"', 'No e-mail is sent'])
      expect(page.text).toContain(part)
    expect(page.text).not.toMatch(/<script|bob@/)
    expect(timesOn(page)).not.toEqual([])
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors \*/)
  })

  test('leaves out times that are taken, by private meetings too, and offers those that a meeting leaves free', async () => {
    const at = await first()
    const span = {
      startsAt: new Date(Number(at)).toISOString(),
      endsAt: new Date(Number(at) + 1_800_000).toISOString(),
    }
    const busy = (await bob.post('/meetings', { title: 'Dentist', private: true, ...span })).body.data as Row
    expect(await first()).not.toBe(at)
    expect((await guest.look('intro-call')).text).not.toContain('Dentist')
    expect((await bob.patch(`/meetings/${busy.id}`, { free: true }, busy.version)).status).toBe(200)
    expect(await first()).toBe(at)
  })

  test('speaks the language of whoever looks, and shows times in the zone that they choose', async () => {
    expect((await guest.look('intro-call', 'de')).text).toContain('Ihre Zeitzone')
    expect((await guest.look('intro-call', 'ar')).text).toContain('dir="rtl"')
    const there = await guest.send('intro-call', { see: 'zone', zone: 'Asia/Tokyo', lastName: 'Typed' })
    expect(there.text).toMatch(/value="Asia\/Tokyo" selected/)
    expect(there.text).toContain('value="Typed"')
    const odd = await guest.send('intro-call', {
      see: 'zone',
      zone: 'Nowhere/Land',
      day: 'x',
      from: '99',
      minutes: '7',
    })
    expect(odd.status).toBe(200)
  })

  test('that is closed, deleted or never was answers alike', async () => {
    const closed = await create(bob, { name: 'Closed', closed: true })
    const gone = await create(bob, { name: 'Gone' })
    await bob.delete(`/booking-pages/${gone.id}`, gone.version)
    const pages = await Promise.all([closed.address, gone.address, 'never'].map((path) => guest.look(String(path))))
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
    expect((await guest.send('closed', { act: 'book', at: '1' })).status).toBe(404)
  })

  test('keeps what the company writes as text', async () => {
    await create(bob, { name: '<script>x</script>', address: 'evil' })
    expect((await guest.look('evil')).text).not.toContain('<script>')
  })

  test('is its owner’s to change; whom it is with, others than themselves, those say who lead', async () => {
    const page = await create(bob, { name: 'Mine', ...hours })
    expect(page).toMatchObject({ address: 'mine', users: [app.bob.id], owner: app.bob.id })
    const mia = app.as(await app.join('Mia', 'member'))
    expect((await mia.patch(`/booking-pages/${page.id}`, { name: 'Hers' }, page.version)).status).toBe(403)
    expect((await mia.post('/booking-pages', { name: 'Of Bob', users: [app.bob.id] })).status).toBe(403)
    expect((await bob.patch(`/booking-pages/${page.id}`, { users: [app.ada.id] }, page.version)).status).toBe(403)
    const viewer = app.as(await app.join('Only looks', 'viewer'))
    expect((await viewer.post('/booking-pages', { name: 'Looks' })).status).toBe(403)
    const changed = await ada.patch(`/booking-pages/${page.id}`, { users: [app.bob.id, app.ada.id] }, page.version)
    expect(changed.status).toBe(200)
    const still = await bob.patch(`/booking-pages/${page.id}`, { name: 'Ours' }, changed.body.data.version)
    expect(still.body.data.users).toEqual([app.bob.id, app.ada.id])
  })

  test.each([
    ['address', { address: 'No Spaces' }],
    ['ends', { begins: '10:00', ends: '09:00' }],
    ['needs', { asks: ['lastName'], needs: ['phone'] }],
    ['address', { address: 'intro-call' }],
  ])('is refused by its %s', async (field, given) => {
    const { status, body } = await bob.post('/booking-pages', { name: 'Wrong', ...given })
    expect([status >= 400 && status < 500, body.fields[0].field]).toEqual([true, field])
  })
})

describe('somebody who books', () => {
  test('is a new person with a meeting in the calendar of whom it is with, and gets a link of their own', async () => {
    const at = await first()
    const sent = await guest.book('intro-call', {
      at,
      email: 'new@booker.example',
      lastName: 'Booker',
      message: 'Hello',
    })
    expect([sent.status, sentTo(sent)]).toEqual([303, expect.stringMatching(/^\/booked\/[\w-]{43}$/)])
    const [person] = await peopleWith('new@booker.example')
    expect(person).toMatchObject({ name: 'Booker', lifeCycle: 'lead', owner: app.bob.id })
    const [meeting] = await meetingsAbout(person!.id)
    expect(meeting).toMatchObject({ title: 'Intro call: Booker', owner: app.bob.id, location: 'We call you', startsAt: new Date(Number(at)).toISOString(), endsAt: new Date(Number(at) + 1_800_000).toISOString() }) // prettier-ignore
    expect(meeting!.notes).toMatch(/Booked on the page “Intro call”[^]*Message: Hello/)
    expect((await list('/lead-arrivals', { field: 'person', is: person!.id }))[0]).toMatchObject({ title: 'Intro call', wasKnown: false }) // prettier-ignore
    const history = (await ada.get(`/meetings/${meeting!.id}/history`)).body.data
    expect(history.at(-1).actor).toMatchObject({ kind: 'customer', name: 'Booker' })
    expect(timesOn(await guest.look('intro-call'))).not.toContain(at)
    const booked = await guest.look(sentTo(sent))
    for (const part of ['It is booked', 'Intro call', 'Bob', 'We call you', sentTo(sent)])
      expect(booked.text).toContain(part)
    const file = await guest.look(`${sentTo(sent)}/meeting.ics`)
    expect(file.headers.get('content-type')).toContain('text/calendar')
    expect(file.text).toContain(`DTSTART:${new Date(Number(at)).toISOString().replace(/[-:]|\.\d+/g, '')}\r\n`)
    const next = (await bob.get('/next-bookings')).body.data
    expect(next).toContainEqual(expect.objectContaining({ meeting: meeting!.id, title: 'Intro call: Booker' }))
  })

  test('whom we know stays as they are', async () => {
    const known = (await ada.post('/people', { lastName: 'Known', emails: [{ value: 'known@booker.example', primary: true }] })).body.data // prettier-ignore
    const sent = await guest.book('intro-call', { at: await first(), email: 'KNOWN@booker.example', lastName: 'Other' })
    expect(sent.status).toBe(303)
    expect((await peopleWith('known@booker.example'))[0]).toMatchObject({ id: known.id, lastName: 'Known', owner: app.ada.id }) // prettier-ignore
    expect((await meetingsAbout(known.id))[0]).toMatchObject({ title: 'Intro call: Other', owner: app.bob.id })
  })

  test('who is another’s alone is not told of by the meeting', async () => {
    const known = (await ada.post('/people', { lastName: 'Secret', private: true, emails: [{ value: 'secret@booker.example', primary: true }] })).body.data // prettier-ignore
    const sent = await guest.book('intro-call', {
      at: await first(),
      email: 'secret@booker.example',
      lastName: 'Typed',
    })
    expect(sent.status).toBe(303)
    expect(await meetingsAbout(known.id)).toEqual([])
    expect(await list('/meetings', { field: 'title', is: 'Intro call: Typed' })).toHaveLength(1)
  })

  test('of three who want one time one gets it; the others are told and lose nothing that they wrote', async () => {
    const [at, shown] = [await first(), await guest.shown('intro-call')]
    const wanted = ['one', 'two', 'three'].map((name) => ({ act: 'book', at, shown, email: `${name}@race.example`, lastName: `Racer ${name}`, message: `From ${name}` })) // prettier-ignore
    const pages = await Promise.all(wanted.map((said) => guest.send('intro-call', said)))
    expect(pages.map(({ status }) => status).toSorted()).toEqual([303, 409, 409])
    const lost = pages.findIndex(({ status }) => status === 409)
    for (const part of ['just been taken', wanted[lost]!.email, wanted[lost]!.lastName, wanted[lost]!.message])
      expect(pages[lost]!.text).toContain(part)
    expect(timesOn(pages[lost]!)).not.toContain(at)
    expect(timesOn(pages[lost]!)).not.toEqual([])
    const people = await Promise.all(wanted.map(({ email }) => peopleWith(email)))
    expect(people.flat()).toHaveLength(1)
  })

  test('is told what is missing; a time that was never offered is not given', async () => {
    const missing = await guest.book('intro-call', { email: 'none', lastName: '' })
    expect(missing.status).toBe(422)
    for (const part of ['Choose a time.', 'E-mail: this does not look right.']) expect(missing.text).toContain(part)
    const night = await guest.book('intro-call', { at: String(Date.now() + 1000) })
    expect(night.status).toBe(409)
  })

  test('too quickly, with a made-up word, or by filling what nobody sees is not booked', async () => {
    const at = await first()
    const said = { act: 'book', at, email: 'spam@booker.example', lastName: 'Spam' }
    const pages = [
      await guest.send('intro-call', said),
      await guest.send('intro-call', { ...said, shown: 'made.up' }),
      await guest.book('intro-call', { ...said, website: 'https://spam.example' }),
    ]
    expect(pages.map(({ status }) => status)).toEqual([422, 422, 422])
    expect(await peopleWith('spam@booker.example')).toEqual([])
  })

  test('is met by whoever of several has the fewest bookings, or by all of them', async () => {
    await create(ada, { name: 'In turn', asks: ['lastName'], users: [app.ada.id, app.max.id], ...hours })
    expect((await guest.look('in-turn')).text).not.toContain('<dt>With')
    for (const count of [1, 2, 3, 4])
      await guest.book('in-turn', { at: await first('in-turn'), email: `turn${count}@booker.example` })
    const owners = (await list('/meetings', { field: 'title', is: 'In turn: Guest' })).map(({ owner }) => owner)
    expect(owners.toSorted()).toEqual([app.ada.id, app.ada.id, app.max.id, app.max.id].toSorted())
    await create(ada, {
      name: 'All of us',
      asks: ['lastName'],
      users: [app.ada.id, app.max.id],
      together: true,
      most: 1,
      ...hours,
    })
    const at = await first('all-of-us')
    await guest.book('all-of-us', { at, email: 'all@booker.example' })
    expect(new Set((await list('/meetings', { field: 'title', is: 'All of us: Guest' })).map(({ owner }) => owner))).toEqual(new Set([app.ada.id, app.max.id])) // prettier-ignore
    const day = (each: string) => new Date(Number(each)).toISOString().slice(0, 10)
    expect(timesOn(await guest.look('all-of-us')).filter((each) => day(each) === day(at))).toEqual([])
  })
})

describe('the link of a booking', () => {
  /** Bob is told of one of these. */
  const told = (...ids: string[]) =>
    expect
      .poll(async () => {
        const news = JSON.stringify((await bob.get('/notifications')).body)
        return ids.some((id) => news.includes(id))
      })
      .toBe(true)
  const booked = async (email: string) => {
    const sent = await guest.book('intro-call', { at: await first(), email })
    const [person] = await peopleWith(email)
    return { link: sentTo(sent), person: person! }
  }

  test('moves the meeting to another free time, and whom it is with is told', async () => {
    const { link, person } = await booked('moves@booker.example')
    const at = timesOn(await guest.look(link)).at(-1)!
    expect((await guest.send(link, { act: 'move' })).status).toBe(422)
    expect((await guest.send(link, { act: 'move', at: String(Number(at) + 1) })).status).toBe(409)
    const sent = await guest.send(link, { act: 'move', at })
    expect([sent.status, sentTo(sent)]).toEqual([303, link])
    expect(await meetingsAbout(person.id)).toMatchObject([{ startsAt: new Date(Number(at)).toISOString() }])
    const [note] = await list('/notes', { field: 'about', contains: person.id })
    expect(note).toMatchObject({
      owner: app.bob.id,
      text: expect.stringMatching(/^Guest moved the meeting from .* to /),
    })
    await told(note!.id, String((await meetingsAbout(person.id))[0]!.id))
  })

  test('cancels it once: the time is free again, and whom it was with is told', async () => {
    const { link, person } = await booked('cancels@booker.example')
    const [meeting] = await meetingsAbout(person.id)
    const at = String(Date.parse(String(meeting!.startsAt)))
    expect((await guest.send(link, { act: 'cancel' })).status).toBe(303)
    expect(await meetingsAbout(person.id)).toEqual([])
    const page = await guest.look(link)
    expect(page.text).toContain('This meeting was cancelled')
    expect(page.text).not.toMatch(/name="act"/)
    expect(timesOn(await guest.look('intro-call'))).toContain(at)
    const refused = await Promise.all(['cancel', 'move'].map((act) => guest.send(link, { act, at })))
    expect(refused.map(({ status }) => status)).toEqual([409, 409])
    expect((await guest.look(`${link}/meeting.ics`)).status).toBe(409)
    const [note] = await list('/notes', { field: 'about', contains: person.id })
    expect(note!.text).toMatch(/^Guest cancelled the meeting of /)
    await told(note!.id)
  })

  test('opens no other, and one that was made up opens nothing', async () => {
    const one = await booked('one@booker.example')
    const other = await booked('other@booker.example')
    expect(one.link).not.toBe(other.link)
    await guest.send(one.link, { act: 'cancel' })
    expect(await meetingsAbout(other.person.id)).toHaveLength(1)
    const made = await Promise.all([`${one.link.slice(0, -2)}xx`, '/booked/nothing'].map((link) => guest.look(link)))
    expect(made.map(({ status }) => status)).toEqual([404, 404])
    const [row] = await app.site.workspace.db.run<{ kept: string }>({ text: 'select string_agg(hash::text, \' \') as kept from booking_link', values: [] }) // prettier-ignore
    expect(row!.kept).not.toContain(one.link.split('/').at(-1))
  })
})
