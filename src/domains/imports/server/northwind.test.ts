import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { everything, importing } from './testing.ts'

// An excerpt is always tested, the whole where it lies beside the clone or where FARLEY_SHARED_DATA says.
const shared = process.env.FARLEY_SHARED_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data')
const whole = join(shared, 'northwind/northwind.sql')
const isThere = existsSync(whole)
if (!isThere) console.log(`left out: the import of all orders of a trader (there is no ${whole})`)

type Cells = string[]
interface Trader {
  customers: Cells[]
  products: Cells[]
  /** A row for each line of an order. */
  sales: Cells[]
}

const heads = {
  customers: ['customer_id', 'company_name'],
  products: ['product_id', 'product_name'],
  sales: ['order_id', 'customer', 'order_date', 'required_date', 'shipped_date', 'status', 'product', 'unit_price', 'quantity', 'discount'], // prettier-ignore
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const csvOf = (what: keyof Trader, rows: readonly Cells[]) =>
  [heads[what], ...rows].map((row) => row.map(quoted).join(',')).join('\n')

/** The rows that a dump inserts into a table. */
function inserted(dump: string, table: string): Cells[] {
  const lines = [...dump.matchAll(new RegExp(`^INSERT INTO ${table} VALUES \\((.*)\\);$`, 'gm'))]
  return lines.map(([, cells]) =>
    [...cells!.matchAll(/'((?:[^']|'')*)'|([^',\s][^,]*)/g)].map(([, text, bare]) =>
      text === undefined ? (bare === 'NULL' ? '' : bare!) : text.replaceAll("''", "'"),
    ),
  )
}

function traderIn(dump: string): Trader {
  const name = (rows: Cells[]) => new Map(rows.map(([id, called]) => [id!, called!]))
  const [customers, products] = [inserted(dump, 'customers'), inserted(dump, 'products')]
  const [customer, product] = [name(customers), name(products)]
  const orders = new Map(inserted(dump, 'orders').map((row) => [row[0]!, row]))
  const sales = inserted(dump, 'order_details').map(([id, of, price, quantity, discount]) => {
    const [, whose, , placed, wanted, shipped] = orders.get(id!)!
    const percent = Math.round(Number(discount) * 100)
    return [id!, customer.get(whose!)!, placed!, wanted!, shipped!, shipped ? 'Paid' : 'Placed', product.get(of!)!, Number(price).toFixed(2), quantity!, String(percent)] // prettier-ignore
  })
  return { customers: customers.map((row) => row.slice(0, 2)), products: products.map((row) => row.slice(0, 2)), sales }
}

function excerpt(): Trader {
  const read = (what: keyof Trader) =>
    readFileSync(join(import.meta.dirname, `fixtures/northwind/${what}.csv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
  return { customers: read('customers'), products: read('products'), sales: read('sales') }
}

/** What each customer bought, in cents: each line to the cent, as on an invoice. */
function soldTo({ sales }: Trader): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [, customer, , , , , , price, quantity, discount] of sales) {
    const line = Math.round(Number(price) * 100) * Number(quantity)
    const off = Math.floor((line * Number(discount) + 50) / 100)
    sums.set(customer!, (sums.get(customer!) ?? 0) + line - off)
  }
  return sums
}

const target = (...targets: string[]) => targets.map((each, column) => ({ column, target: each }))
const mappings = {
  company: target('@id', 'name'),
  product: target('@id', 'name'),
  order: [
    ...target('@id', 'company', 'placedOn', 'wantedOn', 'handedOn', 'status', 'orderLine.product', 'orderLine.price', 'orderLine.quantity', 'orderLine.discount'),
    { column: 0, target: 'number' },
  ],
} // prettier-ignore

const known: [string, () => Trader][] = [['some orders of a trader', excerpt]]
if (isThere) known.push(['all orders of a trader', () => traderIn(readFileSync(whole, 'utf8'))])

describe.each(known)('%s', { timeout: 600_000 }, (_, read) => {
  const trader = read()
  const orders = new Set(trader.sales.map(([id]) => id!))
  const causes: string[] = []
  let app: TestApp
  let ada: ReturnType<typeof importing>
  let before: string

  beforeAll(async () => {
    app = await startTestApp({ workers: true })
    ada = importing(app, app.ada)
    before = await everything(app)
  }, 120_000)
  afterAll(() => app?.close())

  const take = async (record: keyof typeof mappings, what: keyof Trader) => {
    const file = { name: `${what}.csv`, bytes: csvOf(what, trader[what]) }
    return ada.whole(record, file, { mapping: mappings[record], match: ['@id'], currency: 'USD' })
  }
  const count = async (path: string) => (await ada.client.get(`${path}?count=exact&limit=1`)).body.page.count.value

  test('orders and their lines come in one go, from a file with a row for each line', async () => {
    for (const [record, what] of [['company', 'customers'], ['product', 'products'], ['order', 'sales']] as const) {
      const run = await take(record, what)
      expect(run.counts, what).toMatchObject({ created: trader[what].length, bad: 0 })
      causes.push(run.cause)
    }
    expect(await count('/orders')).toBe(orders.size)
    expect((await ada.client.post('/order-lines/aggregate', { measures: [{ fn: 'count' }] })).body.data[0].values[0]).toBe(trader.sales.length)
  }) // prettier-ignore

  test('an order is of its customer, of its day and in the state that it came to', async () => {
    const [id, , placedOn, wantedOn, handedOn] = trader.sales[0]!
    const { data } = (await ada.client.get(`/orders?filter=${encodeURIComponent(JSON.stringify({ field: 'number', is: id }))}`)).body // prettier-ignore
    expect(data[0]).toMatchObject({ number: id, placedOn, wantedOn, handedOn, status: 'paid' })
    const { data: lines } = (await ada.client.get(`/orders/${data[0].id}/history`)).body
    const own = lines.filter(({ record }: { record: string }) => record === 'order')
    expect(own.at(-1)).toMatchObject({ name: 'create', happenedAt: expect.stringContaining(placedOn!) })
  })

  test('each customer bought for as much as the source says', async () => {
    const companies: { id: string; name: string }[] = (await ada.client.get('/companies?limit=200')).body.data
    const found = new Map<string, number>()
    for (const { id, name } of companies) {
      const { sums } = (await ada.client.get(`/companies/${id}/purchases`)).body.data
      if (sums.length > 0) found.set(name, Math.round(Number(sums[0].amount) * 100))
    }
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(soldTo(trader)))
  })

  test('the same file a second time changes nothing', async () => {
    expect((await take('order', 'sales')).counts).toMatchObject({ created: 0, updated: 0, unchanged: trader.sales.length, bad: 0 }) // prettier-ignore
    expect(await count('/orders')).toBe(orders.size)
  })

  test('what says something else of an order that came further up is reported, not taken', async () => {
    const [first] = trader.sales
    const other = first!.with(0, 'X1')
    const rows = [other, other.with(2, '1999-01-01'), other.with(6, trader.sales.at(-1)![6]!)]
    const file = { name: 'odd.csv', bytes: csvOf('sales', rows) }
    const { body } = await ada.upload('order', file)
    const { preview } = (await ada.preview(body.data.id, { mapping: mappings.order, match: ['@id'], currency: 'USD' })).body.data // prettier-ignore
    expect(preview.counts).toMatchObject({ new: 2, bad: 1 })
    await ada.client.post(`/imports/${body.data.id}/cancel`)
  })

  test('undoing the imports leaves all as it was', async () => {
    for (const cause of causes.reverse()) expect(JSON.stringify(await ada.undo(cause))).not.toContain('conflicts":[{')
    expect(await everything(app)).toBe(before)
  })
})
