import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import { systemContext } from '../../../platform/site.ts'
import type { DueVisits, ToVisit } from './read-due.ts'
import { visiting, type Row } from './testing.ts'

let app: TestApp
let bob: Client
let by: ReturnType<typeof visiting>
let ada: ReturnType<typeof visiting>
let today: string
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  bob = app.as(app.bob)
  by = visiting(bob)
  ada = visiting(app.as(app.ada))
  const { settings, now } = await systemContext(app.site)
  today = dayIn(settings.timeZone, now())
})
afterAll(() => app.close())

const called = (text: string) => JSON.stringify({ field: 'name', startsWith: text })
const cycle = (name: string, every: number, more: object = {}): Promise<Row> =>
  ada.make('/visit-cycles', { name, of: 'company', among: called(name), every, unit: 'weeks', ...more })
const dueOf = async (who: Client, query = ''): Promise<DueVisits> => (await who.get(`/visits/due${query}`)).body
const find = ({ data }: DueVisits, { id }: Row): ToVisit | undefined => data.find((each) => each.id === id)
const spot = (latitude: number) => ({ addresses: [{ city: 'Somewhere', latitude, longitude: 10, primary: true }] })

async function visited(company: Row, daysAgo: number): Promise<void> {
  const row = await by.visit({ about: [company.id], day: addDays(today, -daysAgo) })
  await by.done(row, 'finish')
}

describe('a visit cycle', () => {
  test('says when each is due, by the last visit that took place, the longest due first', async () => {
    await cycle('Clinic', 6)
    const [late, soon, far] = await Promise.all(['late', 'soon', 'far'].map((each) => by.make('/companies', { name: `Clinic ${each}` }))) // prettier-ignore
    await visited(late!, 51)
    await visited(soon!, 40)
    await visited(far!, 3)
    const missed = await by.visit({ about: [late!.id], day: addDays(today, -2) })
    await by.done(missed, 'miss')
    const answer = await dueOf(bob)
    expect(answer.data.map(({ id }) => id)).toEqual([late!.id, soon!.id])
    expect(find(answer, late!)).toMatchObject({ last: addDays(today, -51), due: addDays(today, -9), planned: null, cycle: { name: 'Clinic', every: 6, unit: 'weeks' } }) // prettier-ignore
    expect(answer).toMatchObject({ count: 2, due: 1, overdue: 1, today })
    expect(answer.linked[late!.id]).toMatchObject({ title: 'Clinic late', record: 'company' })
    await by.visit({ about: [late!.id], day: addDays(today, 4) })
    expect(find(await dueOf(bob), late!)).toMatchObject({ planned: addDays(today, 4) })
  })

  test('of several that hold, the tightest counts; so many a quarter are spread over it', async () => {
    await cycle('Ward', 20)
    await cycle('Ward A', 9, { unit: 'quarter' })
    const company = await by.make('/companies', { name: 'Ward A one' })
    await visited(company, 12)
    expect(find(await dueOf(bob), company)).toMatchObject({ cycle: { name: 'Ward A' }, due: addDays(today, -2) })
  })

  test('gives those who were never visited a day within the first round, always the same', async () => {
    await cycle('Newcomer', 2)
    const made = await Promise.all(Array.from({ length: 12 }, (_, each) => by.make('/companies', { name: `Newcomer ${each}` }))) // prettier-ignore
    const days = async () => {
      const answer = await dueOf(bob)
      return made.map((each) => find(answer, each)!.due)
    }
    const given = await days()
    expect(new Set(given).size).toBeGreaterThan(3)
    expect(given.every((day) => day >= today && day < addDays(today, 14))).toBe(true)
    expect(await days()).toEqual(given)
  })

  test('is of people too, and of those alone whom one owns', async () => {
    await cycle('Doctors', 1, { of: 'person', among: JSON.stringify({ field: 'lastName', is: 'Doctor' }) })
    const [mine, hers] = [await by.make('/people', { lastName: 'Doctor' }), await ada.make('/people', { lastName: 'Doctor' })] // prettier-ignore
    const answer = await dueOf(bob)
    expect(find(answer, mine!)).toMatchObject({ record: 'person', last: null })
    expect(find(answer, hers!)).toBeUndefined()
    expect(find(await dueOf(bob, `?owner=${app.ada.id}`), hers!)).toBeDefined()
  })

  test('tells nobody of whom they may not see, nor by a visit that they may not see', async () => {
    await cycle('Secret', 1)
    const hidden = await ada.make('/companies', { name: 'Secret hidden', private: true })
    expect(JSON.stringify(await dueOf(bob, `?owner=${app.ada.id}`))).not.toContain(hidden.id)
    const open = await by.make('/companies', { name: 'Secret open' })
    const row = await ada.visit({ about: [open.id], day: addDays(today, -1), private: true })
    await ada.done(row, 'finish')
    expect(find(await dueOf(bob), open)).toMatchObject({ last: null })
  })

  test('is made by who administers, of what can be asked, and not too often', async () => {
    const given = { name: 'Mine', of: 'company', every: 6, unit: 'weeks' }
    expect((await bob.post('/visit-cycles', given)).status).toBe(403)
    expect((await bob.get('/visit-cycles')).body.data ?? []).toEqual([])
    const boss = app.as(app.ada)
    for (const among of ['{', '{"and":[]}', '{"field":"dragons","is":1}'])
      expect((await boss.post('/visit-cycles', { ...given, among })).body.fields[0].field).toBe('among')
    expect((await boss.post('/visit-cycles', { ...given, every: 0 })).body.fields[0].field).toBe('every')
    expect((await boss.post('/visit-cycles', { ...given, every: 91, unit: 'quarter' })).body.fields[0].field).toBe('every') // prettier-ignore
  })

  test('is asked only by who is signed in, of a day that there is', async () => {
    expect((await app.signedOut.get('/visits/due')).status).toBe(401)
    expect((await bob.get('/visits/due?near=soon')).status).toBe(422)
  })
})

describe('near the visits of a day', () => {
  test('lie those of a cycle who are not far, however soon they are due', async () => {
    await cycle('Place', 8)
    const day = addDays(today, 6)
    const [gone, near, far] = await Promise.all([[50, 'gone'], [50.1, 'near'], [52, 'far']].map(([latitude, name]) => by.make('/companies', { name: `Place ${name}`, ...spot(latitude as number) }))) // prettier-ignore
    await visited(near!, 1)
    await by.visit({ about: [gone!.id], day })
    const answer = await dueOf(bob, `?near=${day}`)
    expect(answer.data.map(({ id }) => id).toSorted()).toEqual([gone!.id, near!.id].toSorted())
    expect(find(answer, gone!)).toMatchObject({ planned: day })
    expect(find(await dueOf(bob, `?near=${day}&kilometres=400`), far!)).toBeDefined()
  })

  test('lies nobody where there are none', async () => {
    expect(await dueOf(bob, `?near=${addDays(today, 99)}`)).toMatchObject({ data: [], count: 0 })
  })
})
