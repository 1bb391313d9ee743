import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

interface Row {
  id: string
  version: number
}
interface Price {
  price: { amount: string } | null
  amount: { amount: string } | null
  taxRate: string | null
  reasons: string[]
}

let app: TestApp
let ada: Client
let bob: Client
let pump: Row
let list: Row
beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  bob = app.as(app.bob)
  const standard = await make('/tax-classes', { name: 'Standard' })
  await make('/tax-rates', { taxClass: standard.id, country: 'DE', rate: 19, validFrom: '2021-01-01' })
  await make('/tax-rates', { taxClass: standard.id, country: 'CH', rate: 8.1, validFrom: '2024-01-01' })
  const cost = { amount: '6', currency: 'EUR' }
  pump = await make('/products', { name: 'Pump', code: 'P1', price: eur('12.50'), cost, taxClass: standard.id })
  list = await make('/price-books', { name: 'DACH 2026', currency: 'EUR' })
  const tiers = '[{"from":"10","percentOff":"5"}]'
  await make('/price-entries', { book: list.id, product: pump.id, price: eur('12'), tiers })
})
afterAll(() => app.close())

const eur = (amount: string) => ({ amount, currency: 'EUR' })
async function make(path: string, values: Record<string, unknown>): Promise<Row> {
  const answer = await ada.post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const ask = async (client: Client, items: unknown, more = {}) => client.post('/prices', { items, ...more })
async function priced(product: string, quantity: number, more = {}, client = bob): Promise<Price> {
  const answer = await ask(client, [{ product, quantity }], more)
  expect(answer.status, answer.text).toBe(200)
  return answer.body.data[0]
}
const faultOf = async (path: string, values: Record<string, unknown>) =>
  (await ada.post(path, values)).body.fields?.[0] as { field: string; message: string }

describe('what a product costs', () => {
  test('comes of the book, its tiers and the customer’s country, and is said in the reader’s words', async () => {
    expect(await priced(pump.id, 10)).toMatchObject({ price: eur('11.40'), amount: eur('114.00'), taxRate: '19' })
    expect((await priced(pump.id, 10)).reasons).toEqual(['Price book “DACH 2026”.', 'From 10: −5 %.', 'Tax 19 %: “Standard” in DE.']) // prettier-ignore
    const swiss = await make('/companies', { name: 'Rütli AG', addresses: [{ country: 'CH', city: 'Bern', primary: true, street: null, postalCode: null, region: null, label: null }] }) // prettier-ignore
    expect(await priced(pump.id, 1, { company: swiss.id })).toMatchObject({ taxRate: '8.1' })
    expect((await priced(pump.id, 1, { currency: 'USD' })).reasons[0]).toBe('“Pump” has no price in USD.')
  })

  test('is another one for customers of a segment, and again for one for whom a book was chosen', async () => {
    const trade = await make('/companies', { name: 'Grosshandel', lifeCycle: 'customer' })
    const other = await make('/companies', { name: 'Nobody in particular', lifeCycle: 'lead' })
    const segment = '{"field":"lifeCycle","is":"customer"}'
    const book = await make('/price-books', { name: 'Customers', currency: 'EUR', segment })
    await make('/price-entries', { book: book.id, product: pump.id, price: eur('10') })
    expect(await priced(pump.id, 1, { company: trade.id })).toMatchObject({ price: eur('10.00') })
    expect(await priced(pump.id, 1, { company: other.id })).toMatchObject({ price: eur('12.00') })
    expect(await priced(pump.id, 1)).toMatchObject({ price: eur('12.00') })
    const chosen = await make('/price-books', { name: 'Grosshandel', currency: 'EUR', companies: [trade.id] })
    await make('/price-entries', { book: chosen.id, product: pump.id, price: eur('9') })
    expect(await priced(pump.id, 1, { company: trade.id })).toMatchObject({ price: eur('9.00') })
    await ada.patch(`/price-books/${chosen.id}`, { active: false }, chosen.version)
    expect(await priced(pump.id, 1, { company: trade.id })).toMatchObject({ price: eur('10.00') })
  })

  test('of a bundle is the sum of its parts where it says so, without those that are optional', async () => {
    const hose = await make('/products', { name: 'Hose', price: eur('2.25') })
    const set = await make('/products', { name: 'Set', price: eur('99'), bundlePrice: 'summed' })
    await make('/bundle-parts', { bundle: set.id, product: pump.id, quantity: 1 })
    await make('/bundle-parts', { bundle: set.id, product: hose.id, quantity: 2.5 })
    await make('/bundle-parts', { bundle: set.id, product: hose.id, quantity: 100, optional: true })
    expect(await priced(set.id, 2)).toMatchObject({ amount: eur('35.25') })
    const row = (await ada.get(`/products/${set.id}`)).body.data as Row
    await ada.patch(`/products/${set.id}`, { bundlePrice: 'own' }, row.version)
    expect(await priced(set.id, 2)).toMatchObject({ amount: eur('198.00') })
    expect(await faultOf('/bundle-parts', { bundle: hose.id, product: set.id, quantity: 1 })).toMatchObject({ field: 'product' }) // prettier-ignore
    expect(await faultOf('/bundle-parts', { bundle: set.id, product: set.id, quantity: 1 })).toMatchObject({ field: 'product' }) // prettier-ignore
  })

  test('two hundred products are priced in one request', async () => {
    const items = Array.from({ length: 200 }, (_, index) => ({ product: pump.id, quantity: index + 1 }))
    const { body } = await ask(bob, items)
    expect(body.data).toHaveLength(200)
    expect(body.data[199]).toMatchObject({ amount: eur('2280.00') })
  })

  test('is not told of a product or a customer that one may not see, nor to a stranger', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000'
    expect((await ask(bob, [{ product: nobody, quantity: 1 }])).status).toBe(404)
    expect((await ask(bob, [{ product: pump.id, quantity: 1 }], { company: nobody })).status).toBe(404)
    expect((await ask(app.signedOut, [{ product: pump.id, quantity: 1 }])).status).toBe(401)
    expect((await ask(bob, [{ product: pump.id, quantity: -1 }])).status).toBe(422)
    expect((await bob.get(`/products/${pump.id}`)).body.data).not.toHaveProperty('cost')
  })

  test('is unknown to whom what products cost is hidden, in books too', async () => {
    const cara = await app.join('Cara', 'member')
    const product = { see: 'all', edit: 'none', delete: 'none', create: false, export: false, fields: { see: ['name', 'code'] } } // prettier-ignore
    const role = await make('/own-roles', { name: 'No prices', rights: JSON.stringify({ product }) })
    const { version } = (await ada.get(`/users/${cara.id}`)).body.data as Row
    await ada.act(`/users/${cara.id}/changeRole`, { role: 'member', ownRole: role.id }, version)
    const blind = app.as(cara)
    expect(await priced(pump.id, 10, {}, blind)).toMatchObject({ price: null, amount: null })
    expect((await blind.get('/price-entries')).body.data).toEqual([])
    const [entry] = (await ada.get('/price-entries')).body.data as Row[]
    expect((await blind.get(`/price-entries/${entry!.id}`)).status).toBe(404)
  })
})

describe('what is wrong with prices is named', () => {
  test('in a book and its prices', async () => {
    expect(await faultOf('/price-books', { name: 'A', currency: 'XXZ' })).toMatchObject({ field: 'currency' })
    expect(await faultOf('/price-books', { name: 'A', currency: 'EUR', segment: '{"field":"colour","is":"red"}' })).toMatchObject({ field: 'segment' }) // prettier-ignore
    expect(await faultOf('/price-books', { name: 'A', currency: 'EUR', validFrom: '2026-02-01', validUntil: '2026-01-31' })).toMatchObject({ field: 'validUntil' }) // prettier-ignore
    expect(await faultOf('/price-entries', { book: list.id, product: pump.id, price: eur('1') })).toMatchObject({ field: 'product' }) // prettier-ignore
    const hose = await make('/products', { name: 'Another hose' })
    const entry = { book: list.id, product: hose.id }
    expect(await faultOf('/price-entries', { ...entry, price: { amount: '1', currency: 'USD' } })).toMatchObject({ field: 'price', message: 'Prices of this book are in EUR.' }) // prettier-ignore
    expect(await faultOf('/price-entries', { ...entry, price: eur('1'), tiers: '[{"from":"x"}]' })).toMatchObject({ field: 'tiers' }) // prettier-ignore
    const { version } = (await ada.get(`/price-books/${list.id}`)).body.data as Row
    expect((await ada.patch(`/price-books/${list.id}`, { currency: 'USD' }, version)).body.fields).toMatchObject([{ field: 'currency' }]) // prettier-ignore
  })

  test('in taxes and categories', async () => {
    const [standard] = (await ada.get('/tax-classes')).body.data as Row[]
    expect(await faultOf('/tax-rates', { taxClass: standard!.id, country: 'Deutschland', rate: 19, validFrom: '2026-01-01' })).toMatchObject({ field: 'country' }) // prettier-ignore
    const above = await make('/product-categories', { name: 'Pumps' })
    const below = await make('/product-categories', { name: 'Hand pumps', within: above.id })
    expect((await ada.patch(`/product-categories/${above.id}`, { within: below.id }, above.version)).body.fields).toMatchObject([{ field: 'within' }]) // prettier-ignore
  })

  test('prices, taxes and products are made by admins only', async () => {
    for (const [path, values] of [
      ['/price-books', { name: 'Mine', currency: 'EUR' }],
      ['/price-entries', { book: list.id, product: pump.id, price: eur('1') }],
      ['/tax-classes', { name: 'None' }],
      ['/bundle-parts', { bundle: pump.id, product: pump.id, quantity: 1 }],
    ] as const)
      expect((await bob.post(path, values)).status, path).toBe(403)
  })
})
