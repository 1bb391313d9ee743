import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { eur, ordering, type Row } from './testing.ts'

let app: TestApp
let bob: Client
let by: ReturnType<typeof ordering>
let ada: ReturnType<typeof ordering>
let pump: Row
beforeAll(async () => {
  app = await startTestApp()
  bob = app.as(app.bob)
  by = ordering(bob)
  ada = ordering(app.as(app.ada))
  const [own] = await ada.rowsOf('/workspaces', { and: [] })
  await app.as(app.ada).patch(`/workspaces/${own!.id}`, { address: 'Kai 1\n20457 Hamburg' }, own!.version)
  pump = await ada.make('/products', { name: 'Pump', price: eur('100'), cost: eur('60') })
})
afterAll(() => app.close())

async function ordered(more: object = {}): Promise<Row> {
  const order = await by.make('/orders', more)
  await by.make('/order-lines', { order: order.id, product: pump.id, quantity: 10 })
  await by.make('/order-lines', { order: order.id, label: 'Freight', quantity: 1, price: eur('25.50') })
  return order
}

async function deal(more: object = {}) {
  const row = await by.make('/deals', { name: 'Ten pumps', ...more })
  await by.make('/deal-lines', { deal: row.id, product: pump.id, quantity: 10 })
  await by.make('/deal-lines', { deal: row.id, label: 'Care', quantity: 1, price: eur('20'), billing: 'month', months: 24, optional: true }) // prettier-ignore
  return row
}

describe('a new order', () => {
  test('is numbered, placed today, and adds its lines up at the prices of the catalog', async () => {
    const order = await ordered()
    expect(order).toMatchObject({ number: expect.stringMatching(/^O-\d{4}-\d{4}$/), status: 'placed', currency: 'EUR', placedOn: expect.stringMatching(/^\d{4}-/) }) // prettier-ignore
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ total: eur('1025.50'), returnedTotal: null })
    expect((await by.linesOf(order))[0]).toMatchObject({ price: eur('100.00'), label: 'Pump' })
    expect((await by.linesOf(order))[0]).not.toHaveProperty('cost')
    const next = await by.make('/orders', {})
    expect(Number(next.number.slice(-4))).toBe(Number(order.number.slice(-4)) + 1)
  })

  test('may bring its number, which no other has, and Farley passes it over', async () => {
    const last = await by.make('/orders', {})
    const ahead = `${last.number.slice(0, -4)}${String(Number(last.number.slice(-4)) + 1).padStart(4, '0')}`
    await by.make('/orders', { number: ahead })
    expect((await bob.post('/orders', { number: ahead.toLowerCase() })).body.fields[0].field).toBe('number')
    const next = await by.make('/orders', {})
    expect(Number(next.number.slice(-4))).toBe(Number(ahead.slice(-4)) + 1)
    const emptied = await bob.patch(`/orders/${next.id}`, { number: null, placedOn: null }, next.version)
    expect(emptied.body.data).toMatchObject({ number: expect.stringMatching(/^O-/), placedOn: next.placedOn })
  })

  test('says nothing that only its actions say, nor does a patch', async () => {
    for (const given of [{ status: 'paid' }, { invoiceNumber: 'INV-1' }, { paidOn: '2026-01-02' }, { handedOn: '2026-01-02' }]) {
      const { status, body } = await bob.post('/orders', given)
      expect([status, body.code, body.fields[0].field]).toEqual([422, 'invalid', Object.keys(given)[0]])
      const order = await by.make('/orders', {})
      expect((await bob.patch(`/orders/${order.id}`, given, order.version)).status).toBe(422)
    }
    expect((await bob.post('/orders', { currency: 'XQQ' })).body.fields[0].field).toBe('currency')
    const order = await by.make('/orders', {})
    const line = { order: order.id, label: 'Perhaps', price: eur('1'), optional: true }
    expect((await bob.post('/order-lines', line)).body.fields[0].field).toBe('optional')
  }) // prettier-ignore

  test('of a deal begins with its company and its lines, but not with those that are optional', async () => {
    const company = await by.make('/companies', { name: 'Brandt' })
    const order = await by.make('/orders', { deal: (await deal({ company: company.id })).id })
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ company: company.id, total: eur('1000.00') })
    expect(await by.linesOf(order)).toMatchObject([{ label: 'Pump', quantity: 10 }])
  })
})

describe('what is done with an order', () => {
  test('it is confirmed, picked, shipped, invoiced and paid, each once and only in this order', async () => {
    const order = await ordered({ delivery: 'ship' })
    for (const deed of ['pick', 'ship', 'invoice', 'pay', 'return'])
      expect((await by.act(order, deed)).body.code, deed).toBe('not_now')
    await by.through(order, 'accept', 'pick')
    for (const deed of ['accept', 'collect', 'ready', 'invoice'])
      expect((await by.act(order, deed)).status, deed).toBe(409)
    expect((await by.act(order, 'ship', { tracking: 'T-1' })).body.data).toMatchObject({ status: 'shipped', tracking: 'T-1', handedOn: expect.any(String) }) // prettier-ignore
    expect((await by.act(order, 'cancel')).status).toBe(409)
    expect((await by.act(order, 'invoice', { dueOn: '2020-01-01' })).body.fields[0].field).toBe('dueOn')
    const invoiced = (await by.act(order, 'invoice')).body.data
    expect(invoiced).toMatchObject({ status: 'invoiced', invoiceNumber: expect.stringMatching(/^INV-\d{4}-\d{4}$/) })
    expect(invoiced.dueOn > invoiced.invoicedOn).toBe(true)
    expect((await by.act(order, 'pay', { paidOn: '2026-02-03' })).body.data).toMatchObject({ status: 'paid', paidOn: '2026-02-03' }) // prettier-ignore
    expect((await by.act(order, 'pay')).status).toBe(409)
  })

  test('click and collect: it is made ready, and the customer comes for it', async () => {
    const order = await ordered({ delivery: 'collect' })
    await by.through(order, 'accept', 'pick')
    expect((await by.act(order, 'ship')).status).toBe(409)
    expect((await by.act(order, 'ready', { place: 'Counter 2' })).body.data).toMatchObject({ status: 'ready', place: 'Counter 2' }) // prettier-ignore
    expect(await by.through(order, 'collect')).toMatchObject({ status: 'collected', handedOn: expect.any(String) })
  })

  test('it is cancelled with a reason while nothing was handed over', async () => {
    const order = await ordered()
    await by.through(order, 'accept')
    expect((await by.act(order, 'cancel', { reason: 'Changed their mind' })).body.data).toMatchObject({ status: 'cancelled', reason: 'Changed their mind' }) // prettier-ignore
    expect((await by.act(order, 'accept')).status).toBe(409)
  })

  test('an order without a line is not confirmed; without a total it is not invoiced', async () => {
    const empty = await by.make('/orders', {})
    expect((await by.act(empty, 'accept')).body.detail).toMatch(/without a line/)
    const mixed = await ordered()
    await by.make('/order-lines', { order: mixed.id, label: 'Abroad', price: { amount: '1', currency: 'USD' } })
    await by.through(mixed, 'accept', 'pick', 'ship')
    expect((await by.act(mixed, 'invoice')).body.detail).toMatch(/do not add up/)
  })

  test('its lines change no more once it is confirmed: no patch, new line, moved one, deletion or bulk edit', async () => {
    const order = await ordered()
    const [line, freight] = await by.linesOf(order)
    await by.through(order, 'accept')
    const refused = [
      bob.patch(`/order-lines/${line!.id}`, { quantity: 1 }, line!.version),
      bob.delete(`/order-lines/${freight!.id}`, freight!.version),
      bob.post('/order-lines', { order: order.id, label: 'More', price: eur('1') }),
    ]
    for (const { status, body } of await Promise.all(refused)) expect([status, body.code]).toEqual([409, 'not_now'])
    const other = await ordered()
    const [stray] = await by.linesOf(other)
    expect((await bob.patch(`/order-lines/${stray!.id}`, { order: order.id }, stray!.version)).status).toBe(409)
    expect((await bob.patch(`/order-lines/${line!.id}`, { order: other.id }, line!.version)).status).toBe(409)
    expect((await bob.patch(`/order-lines/${line!.id}`, { returned: 1 }, line!.version)).status).toBe(422)
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ total: eur('1025.50') })
  })

  test('some of it comes back, then the rest, and never more than went out', async () => {
    const order = await ordered()
    const [line] = await by.linesOf(order)
    await by.through(order, 'accept', 'pick', 'ship')
    const some = { lines: [{ line: line!.id, quantity: 3 }], reason: 'Too many' }
    expect((await by.act(order, 'return', some)).body.data).toMatchObject({ status: 'shipped', reason: 'Too many' })
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ total: eur('1025.50'), returnedTotal: eur('300.00') })
    const more = await by.act(order, 'return', { lines: [{ line: line!.id, quantity: 8 }] })
    expect([more.status, more.body.fields[0].field, more.body.detail]).toEqual([422, 'lines', expect.stringMatching(/7/)]) // prettier-ignore
    const foreign = (await by.linesOf(await ordered()))[0]!
    expect((await by.act(order, 'return', { lines: [{ line: foreign.id, quantity: 1 }] })).status).toBe(422)
    const rest = await by.act(order, 'return')
    expect(rest.body.data).toMatchObject({ status: 'returned' })
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ returnedTotal: eur('1025.50') })
    expect((await bob.post('/undo', { cause: rest.body.cause })).status).toBe(200)
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ status: 'shipped', returnedTotal: eur('300.00') })
  })

  test('many are confirmed, picked or paid at once', async () => {
    const ids = [(await ordered()).id, (await ordered()).id]
    const preview = await bob.post('/orders/bulk', { ids, action: { name: 'accept' }, preview: true })
    expect(preview.body.data, preview.text).toMatchObject({ change: 2 })
  })

  test('a viewer does none of it', async () => {
    const order = await ordered()
    const vera = ordering(app.as(app.vera))
    expect((await vera.act(order, 'accept')).status).toBe(403)
    expect((await app.as(app.vera).post('/orders', {})).status).toBe(403)
  })

  test('a step is taken back, but an issued invoice stays, and so does its order', async () => {
    const order = await ordered()
    const confirmed = await by.act(order, 'accept')
    expect((await bob.post('/undo', { cause: confirmed.body.cause })).status).toBe(200)
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ status: 'placed' })
    await by.through(order, 'accept', 'pick', 'ship')
    const invoiced = await by.act(order, 'invoice')
    expect((await bob.post('/undo', { cause: invoiced.body.cause })).status).toBe(409)
    const { version } = await by.read(`/orders/${order.id}`)
    expect((await bob.delete(`/orders/${order.id}`, version)).body.detail).toMatch(/invoiced stays/)
    const open = await ordered()
    expect((await bob.delete(`/orders/${open.id}`, (await by.read(`/orders/${open.id}`)).version)).status).toBe(200)
  })

  test('numbers of invoices have no gap, whoever asks at once and whatever is given up', async () => {
    const orders = await Promise.all([ordered(), ordered(), ordered(), ordered()])
    for (const order of orders) await by.through(order, 'accept', 'pick', 'ship')
    const [mixed, ...others] = orders
    await app.workspace.db.run({ text: 'update orders set total = null where id = $1', values: [mixed!.id] })
    const answers = await Promise.all([mixed!, ...others].map((order) => by.act(order, 'invoice')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 409])
    const [range] = await app.workspace.db.run<{ last: number; count: number }>({
      text: `select last, (select count(*)::int from orders where invoice_number like 'INV-%') as count from order_number where range = 'invoice'`,
      values: [],
    })
    expect(range!.last).toBe(range!.count)
  })
})

describe('a quote that was accepted', () => {
  test('becomes an order once, in one change; undo takes it back, and then it may again', async () => {
    const quote = await by.acceptedQuote(await deal(), { terms: 'Net 30' })
    const made = await by.act(quote, 'makeOrder', {}, '/quotes')
    expect(made.status, made.text).toBe(200)
    const [order] = await by.rowsOf('/orders', { field: 'quote', is: quote.id })
    expect(order).toMatchObject({ deal: quote.deal, terms: 'Net 30', status: 'placed', total: eur('1000.00') })
    expect(await by.linesOf(order!)).toMatchObject([{ label: 'Pump', quantity: 10, price: eur('100.00') }])
    const second = await by.act(quote, 'makeOrder', {}, '/quotes')
    expect([second.status, second.body.code, second.body.detail]).toEqual([409, 'not_now', expect.stringContaining(order!.number)]) // prettier-ignore
    expect((await bob.post('/orders', { quote: quote.id })).status).toBe(409)
    const undone = await bob.post('/undo', { cause: made.body.cause })
    expect(undone.status, undone.text).toBe(200)
    expect(await by.rowsOf('/orders', { field: 'quote', is: quote.id })).toEqual([])
    const again = await by.make('/orders', { quote: quote.id })
    expect(await by.linesOf(again)).toHaveLength(1)
    const { status } = await bob.post(`/orders/${order!.id}/restore`, {})
    expect(status).toBe(409)
  })

  test('that two ask of at once becomes one order', async () => {
    const quote = await by.acceptedQuote(await deal())
    const answers = await Promise.all([1, 2, 3].map(() => bob.post('/orders', { quote: quote.id })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  })

  test('is the only one that does, and only for who may add orders', async () => {
    const open = await by.make('/quotes', { name: 'Open', deal: (await deal()).id })
    expect((await by.act(open, 'makeOrder', {}, '/quotes')).status).toBe(409)
    expect((await bob.post('/orders', { quote: open.id })).body.fields[0].field).toBe('quote')
    const quote = await by.acceptedQuote(await deal())
    const vera = ordering(app.as(app.vera))
    expect((await vera.act(quote, 'makeOrder', {}, '/quotes')).status).toBe(403)
  })

  test('that one may not see gives its lines to nobody', async () => {
    const quote = await ada.make('/quotes', { name: 'Ada’s own', private: true })
    await ada.make('/quote-lines', { quote: quote.id, label: 'Secret', price: eur('1') })
    await ada.act(quote, 'send', {}, '/quotes')
    await ada.act(quote, 'accept', { by: 'Eva' }, '/quotes')
    expect((await bob.post('/orders', { quote: quote.id })).body.fields[0].field).toBe('quote')
    expect((await ada.act(quote, 'makeOrder', {}, '/quotes')).status).toBe(200)
    expect(await by.rowsOf('/orders', { field: 'quote', is: quote.id })).toEqual([])
  })
})
