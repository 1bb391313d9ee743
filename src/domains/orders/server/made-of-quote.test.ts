import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { connectAs } from '../../../platform/ledger/testing.ts'
import { eur, ordering, type Row } from './testing.ts'

let app: TestApp
let ada: Client
let by: ReturnType<typeof ordering>
beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  by = ordering(app.as(app.bob))
})
afterAll(() => app.close())

async function wanted(ordersAlone: boolean) {
  const [row] = (await ada.get('/workspaces')).body.data
  expect((await ada.patch(`/workspaces/${row.id}`, { ordersAlone }, row.version)).status).toBe(200)
}
async function sentQuote(more: object = {}): Promise<Row> {
  const quote = await by.make('/quotes', { name: 'Two pumps', terms: 'Net 30', ...more })
  await by.make('/quote-lines', { quote: quote.id, label: 'Pump', quantity: 2, price: eur('100') })
  await by.make('/quote-lines', { quote: quote.id, label: 'Perhaps', quantity: 1, price: eur('7'), optional: true })
  expect((await by.act(quote, 'send', {}, '/quotes')).status).toBe(200)
  return by.read(`/quotes/${quote.id}`)
}
async function linkOf({ id, digest }: Row) {
  const { body } = await app.as(app.bob).post('/quote-links', { quote: id })
  const path = `/quote-links/open/${String(body.data.url).split('/quote/')[1]!}/accept`
  return () => app.signedOut.post(path, { name: 'Eva Brandt', digest })
}
const ordersOf = ({ id }: Row) => by.rowsOf('/orders', { field: 'quote', is: id })

test('as Farley comes, a quote that was accepted waits for somebody to make an order of it', async () => {
  const quote = await sentQuote()
  expect((await (await linkOf(quote))()).status).toBe(200)
  expect(await ordersOf(quote)).toEqual([])
})

test('where the company wants that, the customer’s yes makes the order, with its lines, terms and owner, once', async () => {
  await wanted(true)
  const company = await by.make('/companies', { name: 'Brandt Mills' })
  const quote = await sentQuote({ company: company.id })
  const accept = await linkOf(quote)
  const answers = await Promise.all([accept(), accept(), accept()])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  const [order, ...others] = await ordersOf(quote)
  expect(others).toEqual([])
  expect(order).toMatchObject({ status: 'placed', company: company.id, terms: 'Net 30', owner: app.bob.id, total: eur('200.00') }) // prettier-ignore
  expect(await by.linesOf(order!)).toMatchObject([{ label: 'Pump', quantity: 2 }])
  const [line] = (await ada.get(`/orders/${order!.id}/history`)).body.data
  expect(line).toMatchObject({ name: 'create', actor: { kind: 'customer', name: 'Eva Brandt' } })
  expect((await by.act(quote, 'makeOrder', {}, '/quotes')).body.detail).toContain(order!.number)
})

test('a colleague who notes the yes makes the order, too; one who may add none leaves it to others', async () => {
  await wanted(true)
  const quote = await sentQuote()
  expect((await by.act(quote, 'accept', { by: 'Eva' }, '/quotes')).status).toBe(200)
  expect(await ordersOf(quote)).toHaveLength(1)
  const none = { delete: 'none', create: false, export: false }
  const rights = JSON.stringify({
    order: { see: 'all', edit: 'none', ...none },
    quote: { see: 'all', edit: 'all', ...none },
  })
  const role = (await ada.post('/own-roles', { name: 'No orders', rights })).body.data
  const cara = await app.join('Cara', 'member')
  const user = (await ada.get(`/users/${cara.id}`)).body.data
  await ada.act(`/users/${cara.id}/changeRole`, { role: 'member', ownRole: role.id }, user.version)
  const other = await sentQuote()
  expect((await ordering(app.as(cara)).act(other, 'accept', { by: 'Eva' }, '/quotes')).status).toBe(200)
  expect(await ordersOf(other)).toEqual([])
  expect((await by.act(other, 'makeOrder', {}, '/quotes')).status).toBe(200)
})

test('declined or withdrawn, it makes none', async () => {
  await wanted(true)
  for (const [deed, input] of [['decline', {}], ['withdraw', {}]] as const) {
    const quote = await sentQuote()
    expect((await by.act(quote, deed, input, '/quotes')).status).toBe(200)
    expect(await ordersOf(quote)).toEqual([])
  }
}) // prettier-ignore

test('what ends between the two keeps neither, and the customer says yes again', async () => {
  await wanted(true)
  const quote = await sentQuote()
  const accept = await linkOf(quote)
  const owner = await connectAs(app.workspace, 'owner')
  await owner.query(`create function stop() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
create trigger stop after insert on order_lines for each row execute function stop()`)
  expect((await accept()).status).toBe(503)
  expect(await by.read(`/quotes/${quote.id}`)).toMatchObject({ status: 'sent' })
  expect(await ordersOf(quote)).toEqual([])
  await owner.query('drop trigger stop on order_lines')
  await owner.end()
  expect((await accept()).status).toBe(200)
  expect(await ordersOf(quote)).toHaveLength(1)
})
