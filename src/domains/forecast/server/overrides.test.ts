import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type Person, type TestApp } from '../../../../test/app.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import { daysOf, periodOf } from '../model/period.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let lea: Person
let tim: Person
let teams: Record<'south' | 'north', string>
const period = periodOf(dayIn('Europe/Berlin', new Date()), 'quarter')

const create = async (path: string, given: unknown): Promise<Row> => {
  const { status, body, text } = await ada.post(path, given)
  expect(status, text).toBe(201)
  return body.data
}
const patch = async (path: string, values: unknown) => {
  const { version } = (await ada.get(path)).body.data
  expect((await ada.patch(path, values, version)).status).toBe(200)
}
const say = (who: Client, given: object) => who.post('/forecast/override', { period, reason: 'They said so', ...given })
const said = async (who: Client, given: object) =>
  expect((await say(who, given)).body).toEqual({ data: { said: true } })
const line = async (who: Client, name: string, more = '') =>
  (await who.get(`/forecast?period=${period}${more}`)).body.data.find((each: Row) => each.name === name)

/** Bob is in South, which Lea leads without being of it; Tim is in North; each has a deal of which a tenth is likely. */
beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  ;[lea, tim] = await Promise.all([app.join('Lea', 'member'), app.join('Tim', 'member')])
  const south = await create('/teams', { name: 'South', lead: lea.id })
  const north = await create('/teams', { name: 'North' })
  teams = { south: south.id, north: north.id }
  await patch(`/users/${app.bob.id}`, { team: teams.south })
  await patch(`/users/${tim.id}`, { team: teams.north })
  const [{ id: stage }] = (await ada.get('/stages?sort=position')).body.data
  for (const owner of [app.bob.id, tim.id])
    await create('/deals', { name: 'A deal', amount: { amount: '1000', currency: 'EUR' }, closeOn: daysOf(period)[0], stage, owner })
}) // prettier-ignore
afterAll(() => app.close())

test('a colleague says what they will close; it stands beside what is likely and counts above', async () => {
  expect(await line(ada, 'Bob')).toMatchObject({ override: null, mayOverride: true })
  await said(bob, { user: app.bob.id, amount: '700', reason: 'Signed on Friday' })
  expect(await line(bob, 'Bob')).toMatchObject({
    projection: { likely: '100.00' },
    override: { of: 'own', amount: '700.00', by: 'Bob', reason: 'Signed on Friday' },
  })
  expect((await line(ada, 'South')).override).toEqual({ of: 'below', amount: '700.00' })
  // Of Tim, who says nothing, what is likely.
  expect((await line(ada, 'Example')).override).toEqual({ of: 'below', amount: '800.00' })
})

test('who leads has the last word, and what the colleague said is there again once that is taken back', async () => {
  const leads = app.as(lea)
  await said(leads, { user: app.bob.id, amount: '300', reason: 'I know that buyer' })
  expect((await line(bob, 'Bob')).override).toMatchObject({ amount: '300.00', by: 'Lea' })
  await said(leads, { team: teams.south, amount: '2000' })
  expect((await line(ada, 'South')).override).toMatchObject({ of: 'own', amount: '2000.00' })
  for (const holder of [{ user: app.bob.id }, { team: teams.south }])
    expect((await say(leads, { ...holder, amount: null })).body.data).toEqual({ said: false })
  expect((await line(bob, 'Bob')).override).toMatchObject({ amount: '700.00', by: 'Bob' })
})

test('is said of nobody else, and who may not know it learns nothing by the sums', async () => {
  const peer = app.as(tim)
  for (const [who, holder] of [
    [peer, { user: app.bob.id }],
    [peer, { team: teams.north }],
    [app.as(lea), { team: teams.north }],
    [app.as(app.vera), { user: app.vera.id }],
  ] as const)
    expect((await say(who, { ...holder, amount: '1' })).status).toBe(403)
  for (const name of ['Bob', 'South', 'Example'])
    expect(await line(peer, name)).toMatchObject({ override: null, mayOverride: false })
  expect((await line(peer, 'Tim')).mayOverride).toBe(true)
  const given = { period, user: tim.id, amount: { amount: '1', currency: 'EUR' }, reason: 'Mine' }
  expect((await peer.post('/forecast-overrides', given)).status).toBe(403)
  expect((await peer.get('/forecast-overrides')).body.data ?? []).toEqual([])
})

test('who does not know what deals are worth says nothing of them, not even of their own', async () => {
  const rights = {
    deal: {
      see: 'all',
      edit: 'none',
      delete: 'none',
      create: false,
      export: false,
      fields: { see: ['name', 'owner'] },
    },
  }
  const { id: role } = await create('/own-roles', { name: 'Blind', rights: JSON.stringify(rights) })
  const ned = await app.join('Ned', 'member')
  const { version } = (await ada.get(`/users/${ned.id}`)).body.data
  expect((await ada.act(`/users/${ned.id}/changeRole`, { role: 'member', ownRole: role }, version)).status).toBe(200)
  expect((await say(app.as(ned), { user: ned.id, amount: '1' })).status).toBe(403)
  expect((await app.as(ned).get(`/commissions?period=${period}`)).status).toBe(403)
})

test.each([
  ['amount', { amount: '-1' }],
  ['amount', { amount: 'much' }],
  ['reason', { reason: ' ' }],
  ['period', { period: '2026-Q5' }],
  ['user', { team: '01a21e7b-b3a0-71ed-99e7-af20c9eeb561' }],
])('what is wrong with its %s is said, and nothing is kept', async (field, wrong) => {
  const { status, body } = await say(ada, { user: app.bob.id, amount: '1', ...wrong })
  expect([status, body.fields?.[0]?.field]).toEqual([422, field])
  expect((await line(bob, 'Bob')).override).toMatchObject({ amount: '700.00' })
})

test('a forecast as of a moment says what was said then', async () => {
  const moment = new Date().toISOString()
  await said(bob, { user: app.bob.id, amount: '900' })
  expect((await line(bob, 'Bob')).override).toMatchObject({ amount: '900.00' })
  expect(await line(bob, 'Bob', `&asOf=${moment}`)).toMatchObject({ override: { amount: '700.00' } })
  const before = addDays(daysOf(period)[0], -1)
  expect(await line(bob, 'Example', `&asOf=${before}`)).toMatchObject({ override: null })
})
