import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, testPassword, type Client, type TestApp } from '../../../../test/app.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import { systemContext } from '../../../platform/site.ts'
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

const now = () => new Date().toISOString()
const addressOf = (latitude: number, longitude: number) => ({ addresses: [{ city: 'Somewhere', latitude, longitude, primary: true }] }) // prettier-ignore

describe('a visit', () => {
  test('is planned, checked in and reported, and stands on the timeline of whom it was with', async () => {
    const company = await by.make('/companies', { name: 'Visited Ltd' })
    const row = await by.visit({ about: [company.id], day: today })
    expect(row).toMatchObject({ status: 'planned', arrivedAt: null, signedAt: null })
    const at = now()
    await by.done(row, 'checkIn', { at, place: '52.5200, 13.4050 ±12 m' })
    await by.done(row, 'finish')
    expect(await by.read(`/visits/${row.id}`)).toMatchObject({ status: 'done', arrivedAt: at, at, place: '52.5200, 13.4050 ±12 m' }) // prettier-ignore
    const timeline = (await bob.get(`/companies/${company.id}/timeline?kinds=visit`)).body.data
    expect(timeline).toMatchObject([{ kind: 'visit', id: row.id, at }])
    expect(await by.read(`/companies/${company.id}`)).toMatchObject({ lastContactAt: at })
  })

  test('that did not take place is no contact', async () => {
    for (const deed of ['miss', 'cancel']) {
      const company = await by.make('/companies', { name: 'Missed Ltd' })
      const row = await by.visit({ about: [company.id], day: addDays(today, -1) })
      await by.done(row, deed)
      expect(await by.read(`/companies/${company.id}`)).toMatchObject({ lastContactAt: null })
      expect((await by.act(row, 'checkIn', { at: now() })).body.code).toBe('not_now')
    }
  })

  test('is not checked in later than now, nor anywhere that is no place', async () => {
    const row = await by.visit()
    const late = new Date(Date.now() + 3_600_000).toISOString()
    expect((await by.act(row, 'checkIn', { at: late })).body.fields[0].field).toBe('at')
    expect((await by.act(row, 'checkIn', { at: now(), place: 'Berlin' })).body.fields[0].field).toBe('place')
  })

  test('is not said to be done, or signed, by a patch', async () => {
    const row = await by.visit()
    for (const patch of [{ status: 'done' }, { arrivedAt: now() }, { signedAt: now() }, { digest: 'a' }])
      expect((await bob.patch(`/visits/${row.id}`, patch, row.version)).status).toBe(422)
    expect((await bob.post('/visits', { title: 'Signed', signedAt: now() })).body.fields[0].field).toBe('signedAt')
  })

  test('of another, who sees only their own, is not there', async () => {
    const row = await ada.visit({ private: true })
    expect((await bob.get(`/visits/${row.id}`)).status).toBe(404)
    expect((await bob.get(`/visits/${row.id}/signature`)).status).toBe(404)
    expect((await bob.act(`/visits/${row.id}/finish`, {}, 1)).status).toBe(404)
    const way = await bob.get(`/visits/route?day=${today}&owner=${app.ada.id}`)
    expect(way.text).not.toContain(row.id)
    expect((await app.as(app.vera).post('/visits', { title: 'Hers' })).status).toBe(403)
  })
})

describe('samples', () => {
  test('are called as their product is, and are noted with their lot', async () => {
    const product = await ada.make('/products', { name: 'Ointment' })
    const row = await by.visit()
    const sample = await by.make('/visit-samples', { visit: row.id, product: product.id, quantity: 3, lot: 'A-17' })
    expect(sample).toMatchObject({ label: 'Ointment', quantity: 3, lot: 'A-17' })
    for (const quantity of [0, 1.5, -1])
      expect((await bob.post('/visit-samples', { visit: row.id, quantity })).status).toBe(422)
  })
})

describe('a signature', () => {
  test('is kept with the digest of what was shown', async () => {
    const row = await by.visit({ report: 'They want more.', day: today })
    await by.make('/visit-samples', { visit: row.id, label: 'Ointment', lot: 'A-17' })
    await by.done(row, 'finish')
    const shown = await by.shown(row)
    expect(shown).toContain('A-17')
    expect((await by.sign(row, { strokes: 'M1 1L20 30' })).status).toBe(200)
    const digest = createHash('sha256').update(shown).digest('hex')
    expect(await by.read(`/visits/${row.id}`)).toMatchObject({ digest })
    expect(await by.read(`/visits/${row.id}/signature`)).toEqual({
      name: 'Eva Kowalski',
      strokes: 'M1 1L20 30',
      intact: true,
    })
  })

  test('that was tampered with says so', async () => {
    const row = await by.signed()
    await app.site.workspace.db.run({ text: `update visit_signature set shown = shown || ' ' where visit_id = $1`, values: [row.id] }) // prettier-ignore
    expect(await by.read(`/visits/${row.id}/signature`)).toMatchObject({ intact: false })
  })

  test('is of what stands there, drawn as lines, and of a visit that took place', async () => {
    const row = await by.visit({ report: 'As shown.' })
    expect((await by.sign(row)).body.code).toBe('not_now')
    await by.done(row, 'finish')
    const shown = await by.shown(row)
    await bob.patch(`/visits/${row.id}`, { report: 'Something else.' }, (await by.read(`/visits/${row.id}`)).version)
    const refused = await by.sign(row, { shown })
    expect([refused.status, refused.body.code]).toEqual([409, 'not_now'])
    expect((await by.sign(row, { strokes: 'M1 1"/><script>' })).body.fields[0].field).toBe('strokes')
    expect((await by.sign(row, { name: ' ' })).body).toMatchObject({ code: 'invalid' })
  })

  test('closes the report: nothing of it changes any more, by no way', async () => {
    const row = await by.signed({ report: 'As it was.' })
    const path = `/visits/${row.id}`
    for (const patch of [{ report: 'Other' }, { title: 'Other' }, { day: '2026-01-01' }, { about: [] , products: [] , report: null }]) {
      const { status, body } = await bob.patch(path, patch, row.version)
      expect([status, body.code]).toEqual([409, 'not_now'])
      expect(body.detail).toMatch(/^.+: a report that was signed changes no more\.$/)
    }
    expect((await bob.post('/visit-samples', { visit: row.id, label: 'Late' })).body.code).toBe('not_now')
    expect((await bob.delete(path, row.version)).body.code).toBe('not_now')
    expect((await by.sign(row)).body.code).toBe('not_now')
    expect((await bob.patch(path, { owner: app.ada.id }, row.version)).status).toBe(200)
  }) // prettier-ignore

  test('is not put beneath a visit of which one sees nothing, nor by whoever only looks', async () => {
    const row = await ada.visit({ private: true })
    const given = { name: 'Eva', at: now(), shown: await ada.shown(row) }
    expect((await bob.act(`/visits/${row.id}/sign`, given, 1)).status).toBe(404)
    const open = await ada.visit()
    expect((await app.as(app.vera).act(`/visits/${open.id}/sign`, given, 1)).status).toBe(403)
  })

  test('is not undone', async () => {
    const row = await by.visit()
    await by.done(row, 'finish')
    const { body } = await by.sign(row)
    const undone = await bob.post('/undo', { cause: body.cause })
    expect(undone.body.data?.undone ?? 0).toBe(0)
    expect((await by.read(`/visits/${row.id}`)).signedAt).not.toBeNull()
  })

  test('goes with whoever is erased; who signed elsewhere stays', async () => {
    const [eva, other] = [await ada.make('/people', { lastName: 'Erased' }), await ada.make('/companies', { name: 'Kept' })]
    const [hers, theirs] = [await ada.signed({ about: [eva!.id, other!.id] }), await ada.signed({ about: [other!.id] })]
    const body = { record: 'person', id: eva!.id, reason: 'Asked by mail', password: testPassword }
    const { body: begun } = await app.as(app.ada).post('/privacy/erasures', body)
    await expect.poll(async () => (await ada.read(`/privacy/erasures/${begun.data.id}`)).state).toBe('done')
    const kept = await app.site.workspace.db.run<{ id: string }>({
      text: 'select visit_id as id from visit_signature where visit_id = any ($1)',
      values: [[hers!.id, theirs!.id]],
    })
    expect(kept).toEqual([{ id: theirs!.id }])
    expect(await ada.read(`/visits/${theirs!.id}/signature`)).toMatchObject({ name: 'Eva Kowalski', intact: true })
  }) // prettier-ignore

  test('stays with the visit when the company becomes one with another', async () => {
    const [one, other] = [await ada.make('/companies', { name: 'One' }), await ada.make('/companies', { name: 'Other' })]
    const row = await ada.signed({ about: [one!.id] })
    await ada.done(one!, 'merge', { into: other!.id }, '/companies')
    expect(await ada.read(`/visits/${row.id}`)).toMatchObject({ about: [other!.id] })
    expect(await ada.read(`/visits/${row.id}/signature`)).toMatchObject({ intact: true })
  }) // prettier-ignore
})

describe('the way of a day', () => {
  const wayOn = async (day: string) => (await bob.get(`/visits/route?day=${day}`)).body.data as (Row & { kilometres: number | null })[] // prettier-ignore

  test('is short, and leaves out what is over', async () => {
    const day = addDays(today, 3)
    const at = async (latitude: number) => {
      const company = await by.make('/companies', { name: `At ${latitude}`, ...addressOf(latitude, 10) })
      return by.visit({ title: `At ${latitude}`, about: [company.id], day })
    }
    const [middle, south, north, over] = [await at(50), await at(49), await at(51), await at(52)]
    const lost = await by.visit({ title: 'Nowhere', day })
    await by.done(over!, 'cancel')
    const way = await wayOn(day)
    const ids = way.map(({ id }) => id)
    expect([[south!.id, middle!.id, north!.id, lost.id], [north!.id, middle!.id, south!.id, lost.id]]).toContainEqual(ids) // prettier-ignore
    expect(way.map(({ kilometres }) => kilometres)).toEqual([null, 111.2, 111.2, null])
  })

  test('does not tell where somebody lies whom one may not see', async () => {
    const day = addDays(today, 4)
    const hidden = await ada.make('/people', { lastName: 'Hidden', private: true, ...addressOf(48.1, 11.5) })
    const row = await ada.visit({ about: [hidden.id], day, owner: app.bob.id })
    expect(await wayOn(day)).toEqual([{ id: row.id, latitude: null, longitude: null, kilometres: null }])
  })

  test('is of a day', async () => {
    expect((await bob.get('/visits/route?day=tomorrow')).status).toBe(422)
  })
})

describe('planning', () => {
  test('many are planned at once for whoever plans, each once, and taken back at once', async () => {
    const day = addDays(today, 5)
    const companies = [await by.make('/companies', { name: 'First' }), await by.make('/companies', { name: 'Second' })]
    await by.done(companies[0]!, 'planVisit', { day }, '/companies')
    expect((await by.act(companies[0]!, 'planVisit', { day }, '/companies')).body.code).toBe('taken')
    const bulk = { ids: companies.map(({ id }) => id), action: { name: 'planVisit', input: { day } } }
    expect((await bob.post('/companies/bulk', { ...bulk, preview: true })).body.data).toMatchObject({ change: 1 })
    const planned = await bob.post('/companies/bulk', bulk)
    const { id } = planned.body.data
    await expect.poll(async () => (await by.read(`/jobs/${id}`)).state).toBe('done')
    const { cause } = (await by.read(`/jobs/${id}`)).result as { cause: string }
    const way = async () => (await bob.get(`/visits/route?day=${day}`)).body.data as Row[]
    expect(await way()).toHaveLength(2)
    await bob.post('/undo', { cause })
    expect(await way()).toHaveLength(1)
  })

  test('is for whoever may add visits', async () => {
    const company = await by.make('/companies', { name: 'Third' })
    expect((await app.as(app.vera).act(`/companies/${company.id}/planVisit`, { day: today }, 1)).status).toBe(403)
  })
})
