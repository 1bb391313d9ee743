import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { eur, ordering, type Row } from './testing.ts'

let app: TestApp
let bob: Client
let by: ReturnType<typeof ordering>
let products: Row[]
beforeAll(async () => {
  app = await startTestApp()
  bob = app.as(app.bob)
  by = ordering(bob)
  const ada = ordering(app.as(app.ada))
  products = [await ada.make('/products', { name: 'Pump' }), await ada.make('/products', { name: 'Hose' })]
})
afterAll(() => app.close())

async function bought(whose: object, placedOn: string, ...lines: [product: number, quantity: number, price: string][]) {
  const order = await by.make('/orders', { ...whose, placedOn })
  for (const [index, quantity, price] of lines)
    await by.make('/order-lines', { order: order.id, product: products[index]!.id, quantity, price: eur(price) })
  return order
}
const purchases = async (company: string, who = bob) => (await who.get(`/companies/${company}/purchases`)).body.data

test('what a company bought: how many orders, for how much in each currency, how often, and of what most', async () => {
  const company = (await by.make('/companies', { name: 'Brandt' })).id
  await bought({ company }, '2026-01-01', [0, 2, '100'], [1, 5, '3.10'])
  const second = await bought({ company }, '2026-01-31', [0, 10, '90'])
  const abroad = await by.make('/orders', { company, placedOn: '2026-03-02', currency: 'USD' })
  await by.make('/order-lines', { order: abroad.id, product: products[1]!.id, quantity: 1, price: { amount: '7', currency: 'USD' } }) // prettier-ignore
  const cancelled = await bought({ company }, '2026-06-01', [1, 99, '1'])
  await by.through(cancelled, 'cancel')
  await by.through(second, 'accept', 'pick', 'ship')
  await by.act(second, 'return', { lines: [{ line: (await by.linesOf(second))[0]!.id, quantity: 8 }] })
  expect(await purchases(company)).toEqual({
    count: 3,
    first: '2026-01-01',
    last: '2026-03-02',
    days: 30,
    sums: [eur('395.50'), { amount: '7.00', currency: 'USD' }],
    most: [
      { id: products[1]!.id, label: 'Hose', quantity: 6, times: 2 },
      { id: products[0]!.id, label: 'Pump', quantity: 4, times: 2 },
    ],
  })
})

test('what a person bought is asked in the same way; of nobody there is no answer', async () => {
  const contact = (await by.make('/people', { lastName: 'Brandt' })).id
  await bought({ contact }, '2026-01-01', [0, 1, '9'])
  expect((await bob.get(`/people/${contact}/purchases`)).body.data).toMatchObject({
    count: 1,
    days: null,
    sums: [eur('9.00')],
  })
  expect((await bob.get('/people/nobody/purchases')).status).toBe(404)
})

test('orders that one may not see count for nobody, nor do those in the bin', async () => {
  const company = (await by.make('/companies', { name: 'Discreet' })).id
  const ada = app.as(app.ada)
  const kept = await ordering(ada).make('/orders', { company, private: true })
  await ordering(ada).make('/order-lines', { order: kept.id, product: products[0]!.id, quantity: 3, price: eur('5') })
  expect(await purchases(company, ada)).toMatchObject({ count: 1, sums: [eur('15.00')] })
  expect(await purchases(company)).toMatchObject({ count: 0, first: null, sums: [], most: [] })
  await ada.delete(`/orders/${kept.id}`, (await ordering(ada).read(`/orders/${kept.id}`)).version)
  expect(await purchases(company, ada)).toMatchObject({ count: 0, most: [] })
})

test('what a role hides is not summed up, and who sees no orders is told of none', async () => {
  const company = (await by.make('/companies', { name: 'Hidden' })).id
  await bought({ company }, '2026-01-01', [0, 1, '9'])
  const sees = { see: 'all', edit: 'none', delete: 'none', create: false, export: false }
  const fields = { see: ['number', 'company', 'status', 'placedOn'] }
  const [noSums, noOrders] = [
    await withRole('Nils', { company: sees, order: { ...sees, fields }, product: sees }),
    await withRole('Olga', { company: sees }),
  ]
  expect(await purchases(company, noSums)).toMatchObject({ count: 1, first: '2026-01-01', sums: [] })
  const { status, body } = await noOrders.get(`/companies/${company}/purchases`)
  expect(status === 200 ? body.data : { count: 0, sums: [], most: [] }).toMatchObject({ count: 0, sums: [], most: [] })
})

/** Somebody with a role of the company's own that has these rights alone. */
async function withRole(name: string, rights: object): Promise<Client> {
  const ada = app.as(app.ada)
  const person = await app.join(name, 'member')
  const role = await ada.post('/own-roles', { name, rights: JSON.stringify(rights) })
  expect(role.status, role.text).toBe(201)
  const { version } = (await ada.get(`/users/${person.id}`)).body.data
  const given = await ada.act(`/users/${person.id}/changeRole`, { role: 'member', ownRole: role.body.data.id }, version)
  expect(given.status, given.text).toBe(200)
  return app.as(person)
}
