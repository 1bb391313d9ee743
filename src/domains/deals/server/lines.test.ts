import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let pump: Row
let entry: Row
beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  bob = app.as(app.bob)
  pump = await make(ada, '/products', { name: 'Pump', price: eur('12.50'), cost: eur('6') })
  const book = await make(ada, '/price-books', { name: 'List', currency: 'EUR' })
  const tiers = '[{"from":"10","percentOff":"5"}]'
  entry = await make(ada, '/price-entries', { book: book.id, product: pump.id, price: eur('10'), tiers })
})
afterAll(() => app.close())

const eur = (amount: string) => ({ amount, currency: 'EUR' })
async function make(who: Client, path: string, values: Record<string, unknown>): Promise<Row> {
  const answer = await who.post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const read = async (path: string, who = ada): Promise<Row> => (await who.get(path)).body.data
const newDeal = (more = {}) => make(bob, '/deals', { name: 'A sale', ...more })
const newLine = (deal: Row, more = {}) => make(bob, '/deal-lines', { deal: deal.id, product: pump.id, quantity: 1, ...more }) // prettier-ignore
const changeEntry = async (price: string) => {
  const { version } = await read(`/price-entries/${entry.id}`)
  await ada.patch(`/price-entries/${entry.id}`, { price: eur(price) }, version)
}

test('a new line has the price of the catalog with its reason, and that of its quantity', async () => {
  const line = await newLine(await newDeal())
  expect(line).toMatchObject({ label: 'Pump', price: eur('10.00'), priceReason: expect.stringMatching(/^Price book “List”/) }) // prettier-ignore
  const many = (await bob.patch(`/deal-lines/${line.id}`, { quantity: 10 }, line.version)).body
  expect(many.data).toMatchObject({ price: eur('9.50'), priceReason: expect.stringMatching(/From 10: −5 %/) })
  await bob.post('/undo', { cause: many.cause })
  expect(await read(`/deal-lines/${line.id}`)).toMatchObject({ quantity: 1, price: eur('10.00') })
})

test('a price that is typed is theirs: it has no reason, and stays when the quantity changes', async () => {
  const line = await newLine(await newDeal())
  const typed = (await bob.patch(`/deal-lines/${line.id}`, { price: eur('7') }, line.version)).body.data as Row
  expect(typed).toMatchObject({ price: eur('7.00'), priceReason: null })
  const more = (await bob.patch(`/deal-lines/${line.id}`, { quantity: 20 }, typed.version)).body.data as Row
  expect(more).toMatchObject({ price: eur('7.00') })
  expect(await newLine(await newDeal(), { price: eur('3') })).toMatchObject({ price: eur('3.00'), priceReason: null })
})

test('what a product costs us stands on its line for those who may see costs, and nobody gives it', async () => {
  const line = await newLine(await newDeal())
  expect(line).not.toHaveProperty('cost')
  expect(await read(`/deal-lines/${line.id}`)).toMatchObject({ cost: eur('6.00') })
  expect((await bob.patch(`/deal-lines/${line.id}`, { cost: eur('1') }, line.version)).status).toBe(422)
})

test('a later change of the book changes no line until its prices are taken, all at once and reversibly', async () => {
  const deal = await newDeal()
  const kept = await newLine(deal)
  const typed = await newLine(deal, { price: eur('8') })
  await changeEntry('11')
  expect(await read(`/deal-lines/${kept.id}`)).toMatchObject({ price: eur('10.00') })
  const changes = (await bob.get(`/deals/${deal.id}/price-changes`)).body.data
  expect(changes).toMatchObject([{ line: kept.id, now: { amount: '10.00' }, then: { currency: 'EUR' } }])
  const { version } = await read(`/deals/${deal.id}`)
  const taken = await bob.act(`/deals/${deal.id}/reprice`, {}, version)
  expect(taken.status, taken.text).toBe(200)
  expect(await read(`/deal-lines/${kept.id}`)).toMatchObject({ price: eur('11.00'), priceReason: expect.stringMatching(/List/) }) // prettier-ignore
  expect(await read(`/deal-lines/${typed.id}`)).toMatchObject({ price: eur('8.00') })
  expect((await bob.get(`/deals/${deal.id}/price-changes`)).body.data).toEqual([])
  await bob.post('/undo', { cause: taken.body.cause })
  expect(await read(`/deal-lines/${kept.id}`)).toMatchObject({ price: eur('10.00') })
  await changeEntry('10')
})

test('prices are taken, and asked for, by those only who may', async () => {
  const deal = await make(ada, '/deals', { name: 'Ada’s own', private: true })
  expect((await bob.get(`/deals/${deal.id}/price-changes`)).status).toBe(404)
  expect((await bob.act(`/deals/${deal.id}/reprice`, {}, deal.version)).status).toBe(404)
  const open = await make(ada, '/deals', { name: 'Ada’s' })
  expect((await bob.act(`/deals/${open.id}/reprice`, {}, open.version)).status).toBe(403)
})

test('the amount of a deal follows its lines when that is wished, and else it does not', async () => {
  const deal = await newDeal({ amount: eur('500') })
  const line = await newLine(deal, { quantity: 2, billing: 'month', months: 24 })
  expect(await read(`/deals/${deal.id}`)).toMatchObject({ amount: eur('500.00') })
  const { version } = await read(`/deals/${deal.id}`)
  const wished = await bob.patch(`/deals/${deal.id}`, { amountFrom: 'firstYear' }, version)
  expect(wished.body.data).toMatchObject({ amount: eur('240.00') })
  await bob.patch(`/deal-lines/${line.id}`, { discount: 50 }, line.version)
  const less = await read(`/deals/${deal.id}`)
  expect(less).toMatchObject({ amount: eur('120.00') })
  expect((await bob.patch(`/deals/${deal.id}`, { amountFrom: 'contract' }, less.version)).body.data).toMatchObject({ amount: eur('240.00') }) // prettier-ignore
})
