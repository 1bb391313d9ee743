import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { fetched, shownIn, visitorOf } from '../../../../test/visitor.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let purpose: Row
let form: Row

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  visitor = visitorOf(app)
  purpose = await create(ada, '/purposes', { name: 'News', channels: ['email'], words: 'You may send me news.' })
  form = await create(ada, '/lead-forms', {
    name: 'Contact',
    heading: 'Write to us',
    asks: ['firstName', 'lastName', 'phone', 'message'],
    needs: ['lastName'],
    purpose: purpose.id,
    source: 'web',
    campaign: 'Spring',
    owner: app.bob.id,
    thanks: 'Thank you!',
  })
})
afterAll(() => app.close())

const create = async (who: Client, path: string, given: unknown): Promise<Row> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const read = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const list = async (path: string, filter: object): Promise<Row[]> =>
  (await ada.get(`${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data
const mail = (value: string) => ({ value, primary: true })
const peopleWith = (email: string) => list('/people', { field: 'emails', is: email })

let visitor: ReturnType<typeof visitorOf>
const look = (key: unknown = form.key) => visitor.look(key)
const send = (said: Record<string, string>, key: unknown = form.key) => visitor.send(said, key)
const afterReading = <T>(then: () => Promise<T>) => visitor.afterReading(then)
const answer = (said: Record<string, string>, key: unknown = form.key) => visitor.answer(said, key)

describe('the page of a form', () => {
  test('asks in the words of the form, runs no script, and may stand in a frame', async () => {
    const page = await look()
    expect(page.status).toBe(200)
    for (const part of ['<h1>Write to us</h1>', 'name="email"', 'name="message"', 'You may send me news.'])
      expect(page.text).toContain(part)
    expect(page.text).not.toMatch(/jobTitle|<script|checked/)
    const policy = page.headers.get('content-security-policy')!
    expect(policy).toMatch(/default-src 'none'.*frame-ancestors \*/)
    expect(policy).not.toMatch(/script-src|unsafe/)
    expect(page.headers.get('x-frame-options')).toBeNull()
    expect(page.headers.get('set-cookie')).toBeNull()
  })

  test('nothing else may stand in a frame', async () => {
    const other = await fetched(`${app.url}/api/v1/me`)
    expect(other.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  test('one that is closed, deleted or never was answers alike', async () => {
    const closed = await create(ada, '/lead-forms', { name: 'Closed', closed: true })
    const gone = await create(ada, '/lead-forms', { name: 'Gone' })
    await ada.delete(`/lead-forms/${gone.id}`, gone.version)
    const pages = await Promise.all([closed.key, gone.key, 'never', String(form.key).toUpperCase()].map((key) => look(key))) // prettier-ignore
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
    expect((await send({ email: 'a@gone.example', lastName: 'Gone' }, gone.key)).status).toBe(404)
  })

  test('what the company writes in it stays text', async () => {
    const evil = await create(ada, '/lead-forms', { name: 'Evil', heading: '<script>alert(1)</script>"' })
    expect((await look(evil.key)).text).not.toContain('<script>')
    const back = await answer({ email: '"><img src=x>', lastName: '' })
    expect(back.text).not.toContain('<img')
  })
})

describe('somebody who answers', () => {
  test('is a lead, with what they said, where they came from, and the proof of what they agreed to', async () => {
    const page = await answer({ email: 'New@Visitor.example', firstName: 'Nina', lastName: 'Visitor', message: 'Hello', agrees: 'yes' }) // prettier-ignore
    expect([page.status, page.text.includes('Thank you!')]).toEqual([200, true])
    const [person] = await peopleWith('new@visitor.example')
    expect(person).toMatchObject({ name: 'Nina Visitor', lifeCycle: 'lead', source: 'web', campaign: 'Spring', owner: app.bob.id, firstTouchAt: null }) // prettier-ignore
    const [consent] = await list('/consents', { field: 'person', is: person!.id })
    expect(consent).toMatchObject({ purpose: purpose.id, channel: 'email', state: 'given', how: 'form', words: 'You may send me news.' }) // prettier-ignore
    expect(consent!.source).toMatch(/^Form “Contact”, version 1, from (::1|127\.|::ffff:127)/)
    const [note] = await list('/notes', { field: 'about', contains: person!.id })
    expect(note!.text).toMatch(/Came by the form “Contact”[^]*Message: Hello[^]*Agrees to be e-mailed: News/)
    const [arrival] = await list('/lead-arrivals', { field: 'person', is: person!.id })
    expect(arrival).toMatchObject({ title: 'Contact', form: form.id, formVersion: 1, source: 'web', campaign: 'Spring', wasKnown: false }) // prettier-ignore
    const [made] = (await ada.get(`/people/${person!.id}/history`)).body.data.toReversed()
    expect(made.actor).toMatchObject({ kind: 'customer', name: 'Nina Visitor' })
  })

  test('whom we know is that person: nothing of them is changed, and the page is the same to the byte', async () => {
    const known = await create(ada, '/people', { firstName: 'Known', lastName: 'Person', emails: [mail('known@known.example')], lifeCycle: 'subscriber', private: true }) // prettier-ignore
    const one = await answer({ email: 'KNOWN@known.example', lastName: 'Somebody', phone: '+49 30 901820', message: 'Me' }) // prettier-ignore
    const other = await answer({ email: 'unknown@known.example', lastName: 'Somebody', phone: '+49 30 901821', message: 'Me' }) // prettier-ignore
    expect([one.status, one.text]).toEqual([other.status, other.text])
    const kept = (headers: Headers) => [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name))
    expect(kept(one.headers)).toEqual(kept(other.headers))
    expect(await peopleWith('known@known.example')).toHaveLength(1)
    expect(await read(`/people/${known.id}`)).toMatchObject({ lastName: 'Person', phones: null, lifeCycle: 'lead', owner: app.ada.id, source: null }) // prettier-ignore
    const [note] = await list('/notes', { field: 'about', contains: known.id })
    expect(note).toMatchObject({ private: true, owner: app.ada.id })
    expect(note!.text).toContain('+49 30 901820')
    expect((await list('/lead-arrivals', { field: 'person', is: known.id }))[0]).toMatchObject({ wasKnown: true })
    expect((await bob.get(`/notes/${note!.id}`)).status).toBe(404)
  })

  test('a customer stays one, and a consent that was withdrawn stays withdrawn', async () => {
    const known = await create(ada, '/people', { lastName: 'Left', emails: [mail('left@known.example')], lifeCycle: 'customer' }) // prettier-ignore
    const given = await create(ada, '/consents', {
      person: known.id,
      purpose: purpose.id,
      channel: 'email',
      how: 'mail',
    })
    await ada.act(`/consents/${given.id}/withdraw`, { how: 'mail' }, given.version)
    await answer({ email: 'left@known.example', lastName: 'Left', agrees: 'yes' })
    expect((await read(`/consents/${given.id}`)).state).toBe('withdrawn')
    expect((await read(`/people/${known.id}`)).lifeCycle).toBe('customer')
    expect((await list('/notes', { field: 'about', contains: known.id }))[0]!.text).toContain('stays withdrawn')
  })

  test('twice at the same moment is one person', async () => {
    const said = { email: 'twice@visitor.example', lastName: 'Twice', shown: shownIn(await look()) }
    await afterReading(() => Promise.all([1, 2, 3].map(() => send(said))))
    const people = await peopleWith('twice@visitor.example')
    expect(people).toHaveLength(1)
    expect(await list('/lead-arrivals', { field: 'person', is: people[0]!.id })).toHaveLength(3)
  })

  test('works where the domain of their address says', async () => {
    const company = await create(ada, '/companies', { name: 'Domain', website: 'https://domain-of.example' })
    await answer({ email: 'worker@domain-of.example', lastName: 'Worker' })
    expect((await peopleWith('worker@domain-of.example'))[0]).toMatchObject({ company: company.id })
  })

  test('says what is missing or wrong, and is told so beside what they wrote', async () => {
    const page = await answer({ email: 'no address', phone: 'abc', message: 'Kept' })
    expect(page.status).toBe(422)
    for (const part of ['Last name must not be empty.', 'E-mail: this does not look right.', 'Phone: this', 'Kept'])
      expect(page.text).toContain(part)
  })

  test('says nothing beyond what is asked: other names are not heard', async () => {
    await answer({ email: 'more@visitor.example', lastName: 'More', owner: app.ada.id, lifeCycle: 'customer', jobTitle: 'Chief' }) // prettier-ignore
    expect((await peopleWith('more@visitor.example'))[0]).toMatchObject({ owner: app.bob.id, lifeCycle: 'lead', jobTitle: null }) // prettier-ignore
  })
})

describe('what is no answer', () => {
  test('by a machine that fills everything, too soon, with a made-up word or that of another form is not kept', async () => {
    const said = { email: 'spam@visitor.example', lastName: 'Spam' }
    expect((await answer({ ...said, website: 'https://spam.example' })).text).toContain('Thank you!')
    const shown = shownIn(await look())
    const other = shownIn(await look((await create(ada, '/lead-forms', { name: 'Another' })).key))
    const pages = [
      await send({ ...said, shown }),
      await send(said),
      await send({ ...said, shown: 'made.up' }),
      await afterReading(() => send({ ...said, shown: other })),
    ]
    expect(pages.map(({ status }) => status)).toEqual([422, 422, 422, 422])
    expect(pages[0]!.text).toContain('send it once more')
    expect(await peopleWith('spam@visitor.example')).toEqual([])
  })

  test('by somebody who sends too many is refused for a while', async () => {
    const few = await startTestApp({ attempts: { address: 60 } })
    const key = (await few.as(few.ada).post('/lead-forms', { name: 'Few' })).body.data.key as string
    const post = () => fetched(`${few.url}/forms/${key}`, { method: 'POST', body: new URLSearchParams() })
    expect((await post()).status).toBe(422)
    await Promise.all(Array.from({ length: 60 }, post))
    const refused = await post()
    await few.close()
    expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('a form', () => {
  test('is an admin’s to make; everybody who signs in may read it, and nobody says its key', async () => {
    expect((await bob.post('/lead-forms', { name: 'Mine' })).status).toBe(403)
    expect((await bob.patch(`/lead-forms/${form.id}`, { closed: true }, form.version)).status).toBe(403)
    expect((await bob.get(`/lead-forms/${form.id}`)).body.data.key).toBe(form.key)
    expect((await ada.post('/lead-forms', { name: 'Guess', key: 'guessed' })).status).toBe(422)
    expect(String(form.key)).toMatch(/^[\w-]{22}$/)
  })

  test('demands only what it asks for, and counts leads only for a team', async () => {
    const needs = await ada.post('/lead-forms', { name: 'Needs', asks: ['lastName'], needs: ['phone'] })
    expect([needs.status, needs.body.fields[0].field]).toEqual([422, 'needs'])
    const most = await ada.post('/lead-forms', { name: 'Most', capacity: 3 })
    expect([most.status, most.body.fields[0].field]).toEqual([422, 'capacity'])
  })

  test('gives its leads to a team in turn, none to whoever has enough, and the rest to whom it names', async () => {
    const team = await create(ada, '/teams', { name: 'Sellers' })
    const sellers = await Promise.all([app.join('Sel One', 'member'), app.join('Sel Two', 'member'), app.join('Sel Looks', 'viewer')]) // prettier-ignore
    for (const { id } of sellers)
      await ada.patch(`/users/${id}`, { team: team.id }, (await read(`/users/${id}`)).version)
    const turns = await create(ada, '/lead-forms', { name: 'Turns', team: team.id, capacity: 2, owner: app.max.id })
    for (const count of [1, 2, 3, 4, 5]) await answer({ email: `turn${count}@turns.example` }, turns.key)
    const owners = await Promise.all([1, 2, 3, 4, 5].map(async (count) => (await peopleWith(`turn${count}@turns.example`))[0]!.owner)) // prettier-ignore
    expect(new Set(owners.slice(0, 2))).toEqual(new Set([sellers[0]!.id, sellers[1]!.id]))
    expect(owners.slice(2, 4)).toEqual(owners.slice(0, 2))
    expect(owners[4]).toBe(app.max.id)
  })
})
