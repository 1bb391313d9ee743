import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import type { Outcomes } from '../model/index.ts'

let app: TestApp
let ada: Client
let bob: Client
let company: string
let product: string
let competitor: string

const create = async (who: Client, path: string, given: unknown): Promise<string> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data.id
}
const ask = async (who: Client, query: Record<string, string>) => who.get(`/win-loss?${new URLSearchParams(query)}`)
const outcomes = async (who: Client, query: Record<string, string> = {}): Promise<Outcomes> =>
  (await ask(who, query)).body.data
const closed = (openedOn: string, closedOn: string, status: string, more = {}) => ({
  name: `${status} ${openedOn}`,
  openedOn,
  status,
  closedAt: `${closedOn}T12:00:00Z`,
  closeOn: closedOn,
  amount: { amount: '100.00', currency: 'EUR' },
  ...more,
})

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  company = await create(ada, '/companies', { name: 'Cancity', industry: 'software' })
  product = await create(ada, '/products', { name: 'GTX' })
  competitor = await create(ada, '/competitors', { name: 'Voodoo' })
  const deals = [
    closed('2025-01-10', '2025-01-20', 'won', { company }),
    closed('2025-01-10', '2025-02-09', 'won', { company }),
    closed('2025-02-01', '2025-05-02', 'won'),
    closed('2025-02-01', '2025-03-01', 'lost', { company, lossReason: 'price' }),
    closed('2025-04-01', '2025-06-30', 'lost', { private: true }),
  ]
  for (const given of deals) {
    const deal = await create(ada, '/deals', given)
    await create(ada, '/deal-lines', { deal, product, quantity: 1, price: { amount: '5.00', currency: 'EUR' } })
    await create(ada, '/deal-competitors', { deal, competitor })
  }
  await create(bob, '/deals', { name: 'Open', openedOn: '2025-02-03' })
})
afterAll(() => app.close())

test('counts what was won and lost, how much, and how long it took', async () => {
  expect(await outcomes(ada)).toEqual({
    whole: {
      won: 3,
      lost: 2,
      open: 0,
      rate: 0.6,
      amount: { amount: '300.00', currency: 'EUR' },
      days: { lower: 20, median: 30, upper: 60 },
    },
    groups: [],
    more: false,
  })
})

test('by any field, also through a link, by the products of their lines and by quarter', async () => {
  const rows = async (by: string, more = {}) =>
    (await outcomes(ada, { by, ...more })).groups.map(({ key, won, lost, open }) => [key, won, lost, open])
  expect(await rows('company')).toEqual([[company, 2, 1, 0], [null, 1, 1, 0]]) // prettier-ignore
  expect(await rows('company.industry')).toEqual([['software', 2, 1, 0], [null, 1, 1, 0]]) // prettier-ignore
  expect(await rows('product')).toEqual([[product, 3, 2, 0]])
  expect(await rows('quarter')).toEqual([['2025-01-01', 2, 1, 0], ['2025-04-01', 1, 1, 0]]) // prettier-ignore
  expect(await rows('quarter', { dated: 'opened' })).toEqual([['2025-01-01', 3, 1, 1], ['2025-04-01', 0, 1, 0]]) // prettier-ignore
  const { body } = await ask(ada, { by: 'company' })
  expect(body.linked[company].title).toBe('Cancity')
})

test('between two days of closing or of opening, and under a filter', async () => {
  const count = async (query: Record<string, string>) => {
    const { won, lost, open } = (await outcomes(ada, query)).whole
    return [won, lost, open]
  }
  expect(await count({ from: '2025-02-09', to: '2025-05-02' })).toEqual([2, 1, 0])
  expect(await count({ dated: 'opened', from: '2025-02-01', to: '2025-02-28' })).toEqual([1, 1, 1])
  const filter = JSON.stringify({ field: 'company', is: company })
  expect(await count({ filter })).toEqual([2, 1, 0])
  expect((await outcomes(ada, { by: 'product', filter })).groups[0]).toMatchObject({ won: 2, lost: 1 })
  expect((await outcomes(ada, { from: '2030-01-01' })).whole).toEqual({ won: 0, lost: 0, open: 0, rate: null, amount: null, days: null }) // prettier-ignore
})

test('nobody counts what they may not see, also by its lines', async () => {
  expect((await outcomes(bob)).whole).toMatchObject({ won: 3, lost: 1 })
  expect((await outcomes(bob, { by: 'product' })).groups).toMatchObject([{ won: 3, lost: 1 }])
  expect((await app.send('GET', '/win-loss', {})).status).toBe(401)
})

test('against each competitor, counted and opened as the deals in which it is named', async () => {
  const asked = { by: 'competitor', from: '2025-02-01' }
  const { body } = await ask(ada, asked)
  expect(body.data.groups).toMatchObject([{ key: competitor, won: 2, lost: 2, rate: 0.5 }])
  expect(body.linked[competitor].title).toBe('Voodoo')
  const filter = {
    and: [
      { field: 'closedAt', gte: '2025-02-01' },
      { field: 'competitors', contains: competitor },
    ],
  }
  expect((await ada.get(`/deals?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data).toHaveLength(4)
  expect((await outcomes(bob, asked)).groups).toMatchObject([{ won: 2, lost: 1 }])
})

test('what cannot be grouped by, and no day, is refused by name', async () => {
  for (const query of [
    { by: 'nothing' },
    { by: 'description' },
    { from: '2025-02-30' },
    { dated: 'never' },
    { filter: '{"field":"nothing","is":1}' },
  ])
    expect((await ask(ada, query as never)).status, JSON.stringify(query)).toBe(422)
  expect((await ask(ada, { by: 'description' })).body.fields).toEqual([expect.objectContaining({ field: 'description' })]) // prettier-ignore
})

test('what a role hides is neither measured nor grouped by', async () => {
  const right = { see: 'all', edit: 'all', delete: 'all', create: true, export: true }
  const see = ['name', 'status', 'company', 'owner', 'openedOn']
  const rights = JSON.stringify({ deal: { ...right, fields: { see } }, company: right })
  const role = await create(ada, '/own-roles', { name: 'No amounts', rights })
  const nora = await app.join('Nora', 'member')
  const { version } = (await ada.get(`/users/${nora.id}`)).body.data
  expect((await ada.act(`/users/${nora.id}/changeRole`, { role: 'member', ownRole: role }, version)).status).toBe(200)
  expect((await outcomes(app.as(nora))).whole).toMatchObject({ won: 3, lost: 1, amount: null, days: null })
  expect((await ask(app.as(nora), { by: 'source' })).status).toBe(422)
  expect((await ask(app.as(nora), { from: '2025-01-01' })).status).toBe(422)
})
