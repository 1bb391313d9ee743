import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type Person, type TestApp } from '../../../../../test/app.ts'
import { dayIn } from '../../../../kernel/time.ts'
import { periodOf } from '../../model/period.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let lea: Person
let plan: Row
let settled: Row
const won: Row[] = []
const period = periodOf(dayIn('Europe/Berlin', new Date()), 'quarter')
const eur = (amount: string) => ({ amount, currency: 'EUR' })

const create = async (path: string, given: unknown): Promise<Row> => {
  const { status, body, text } = await ada.post(path, given)
  expect(status, text).toBe(201)
  return body.data
}
const sell = async (name: string, amount: string, more: object = {}) => {
  const { id, version } = await create('/deals', { name, amount: eur(amount), owner: app.bob.id, ...more })
  const answer = await ada.act(`/deals/${id}/win`, {}, version)
  expect(answer.status, answer.text).toBe(200)
  won.push(answer.body.data)
}
const statement = async (who: Client, user = app.bob.id) =>
  (await who.get(`/commissions/${user}?period=${period}`)).body.data
const listed = async (who: Client) => (await who.get(`/commissions?period=${period}`)).body

/** Bob is to sell 10,000 at 5 %, and at 8 % what lies above; Lea leads his team. */
beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  lea = await app.join('Lea', 'member')
  const { id: team } = await create('/teams', { name: 'South', lead: lea.id })
  const { version } = (await ada.get(`/users/${app.bob.id}`)).body.data
  expect((await ada.patch(`/users/${app.bob.id}`, { team }, version)).status).toBe(200)
  await create('/targets', { period, user: app.bob.id, amount: eur('10000') })
  const tiers = JSON.stringify([{ from: '100', rate: '8' }, { from: '0', rate: '5' }])
  plan = await create('/commission-plans', { name: 'Sellers', tiers, members: [app.bob.id] })
  await sell('first', '8000')
  await sell('second', '3000')
}) // prettier-ignore
afterAll(() => app.close())

test('a statement says deal by deal how it came about', async () => {
  expect(await statement(bob)).toMatchObject({
    ...{ plan: 'Sellers', target: '10000.00', sold: '11000.00', attained: 110, total: '580.00', settled: null },
    lines: [
      { deal: { name: 'first' }, parts: [{ amount: '8000', rate: '5' }], commission: '400.00', was: null },
      { deal: { name: 'second' }, parts: [{ amount: '2000', rate: '5' }, { amount: '1000', rate: '8' }], commission: '180.00' },
    ],
  }) // prettier-ignore
})

test('is known to oneself, to who leads and to owners and admins, and to nobody else', async () => {
  for (const who of [ada, bob, app.as(lea)])
    expect((await listed(who)).data).toMatchObject([{ name: 'Bob', total: '580.00' }])
  expect((await listed(app.as(app.vera))).data).toEqual([])
  expect((await app.as(app.vera).get(`/commissions/${app.bob.id}?period=${period}`)).status).toBe(404)
  for (const path of ['/commission-plans', '/commission-statements'])
    expect((await bob.get(path)).body.data ?? []).toEqual([])
  expect([(await listed(bob)).maySettle, (await listed(ada)).maySettle]).toEqual([false, true])
})

test('of a deal that is shared, each is paid for their share', async () => {
  const { id } = won[1]!
  const split = await create('/deal-splits', { deal: id, seller: lea.id, percent: 50 })
  expect(await statement(bob)).toMatchObject({ sold: '9500.00', total: '475.00' })
  const { version } = (await ada.get(`/deal-splits/${split.id}`)).body.data
  expect((await ada.delete(`/deal-splits/${split.id}`, version)).status).toBe(200)
  expect(await statement(bob)).toMatchObject({ total: '580.00' })
})

test('a deal that somebody may not see has no name in it', async () => {
  await sell('of Ada alone', '100', { owner: app.ada.id })
  expect((await listed(ada)).data).toHaveLength(1)
  const { id } = won.at(-1)!
  expect((await statement(bob)).lines.some((line: { deal: { id: string } }) => line.deal.id === id)).toBe(false)
})

test('is settled by owners and admins, once', async () => {
  const given = { period, user: app.bob.id }
  for (const who of [bob, app.as(lea)]) expect((await who.post('/commission-statements', given)).status).toBe(403)
  settled = await create('/commission-statements', given)
  expect(settled.total).toEqual(eur('580.00'))
  expect((await ada.post('/commission-statements', given)).body.code).toBe('taken')
  // It is reckoned, whatever is given.
  const other = await create('/commission-statements', { ...given, period: '2020-Q1', total: eur('99') })
  expect(other.total).toEqual(eur('0.00'))
  const changed = await ada.patch(`/commission-statements/${settled.id}`, { period: '2020-Q1' }, settled.version)
  expect(changed.body.code).toBe('not_now')
})

test('what changes afterwards leaves what was settled, and is told beside it', async () => {
  const { id, version } = won[0]!
  const answer = await ada.act(`/deals/${id}/reopen`, {}, version)
  expect(answer.status, answer.text).toBe(200)
  const now = await statement(bob)
  expect(now).toMatchObject({ total: '150.00', settled: { total: '580.00' } })
  const byDeal = new Map(now.lines.map((line: Row) => [(line.deal as Row).name, [line.commission, line.was]]))
  expect(byDeal.get('second')).toEqual(['150.00', '180.00'])
  expect(byDeal.get('first')).toEqual(['0', '400.00'])
  expect((await ada.delete(`/commission-statements/${settled.id}`, settled.version)).status).toBe(200)
  expect(await statement(bob)).toMatchObject({ total: '150.00', settled: null })
})

test.each([
  ['tiers', { tiers: '[{"from":"0","rate":"120"}]' }],
  ['tiers', { tiers: 'five' }],
  ['members', {}],
])('a plan with wrong %s is refused', async (field, wrong) => {
  const given = { name: `Other ${field}`, tiers: '[{"from":"0","rate":"1"}]', members: [app.bob.id], ...wrong }
  const { status, body } = await ada.post('/commission-plans', given)
  expect([status, body.fields[0].field]).toEqual([422, field])
})

test('who is in no plan has no statement', async () => {
  expect((await ada.patch(`/commission-plans/${plan.id}`, { members: [] }, plan.version)).status).toBe(200)
  expect(await statement(bob)).toBeUndefined()
  expect((await listed(ada)).data).toEqual([])
})

test('a period that is none is refused by name', async () => {
  const { status, body } = await ada.post('/commission-statements', { period: '2026-Q9', user: app.bob.id })
  expect([status, body.fields[0].field]).toEqual([422, 'period'])
})
