import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { addDays, addMonths } from '../../../kernel/time.ts'
import { lastDayOf } from '../model/terms.ts'
import { eur, subscribing, todayOf, type Row } from './testing.ts'

let app: TestApp
let bob: Client
let by: ReturnType<typeof subscribing>
let ada: ReturnType<typeof subscribing>
let today: string
beforeAll(async () => {
  app = await startTestApp()
  bob = app.as(app.bob)
  by = subscribing(bob)
  ada = subscribing(app.as(app.ada))
  today = await todayOf(app)
})
afterAll(() => app.close())

describe('a new subscription', () => {
  test('begins today, is active, and says when its term ends and until when there is notice', async () => {
    const row = await by.subscription({ months: 12, noticeDays: 30 })
    const ends = lastDayOf(today, 12, today)
    expect(row).toMatchObject({ status: 'active', startsOn: today, termFrom: today, renewal: 'asked', currency: 'EUR' })
    expect(row).toMatchObject({ termEndsOn: ends, noticeUntil: addDays(ends, -30), remindOn: addDays(ends, -60) })
    expect(row).toMatchObject({ mrr: eur('0.00'), arr: eur('0.00') })
    expect(await by.subscription()).toMatchObject({ termEndsOn: null, noticeUntil: null, remindOn: null })
  })

  test('says what recurs as its lines do, exactly, and prices them by the catalog', async () => {
    const care = await ada.make('/products', { name: 'Care', price: eur('19.99'), billing: 'month' })
    const row = await by.subscription({}, { product: care.id, label: null, quantity: 3 }, { price: eur('100'), billing: 'year' })
    expect(row).toMatchObject({ arr: eur('819.64'), mrr: eur('68.30') })
    expect(await by.linesOf(row)).toMatchObject([{ label: 'Care', price: eur('19.99'), billing: 'month', startsOn: today }, { billing: 'year' }])
  }) // prettier-ignore

  test('says nothing that only its deeds say, and neither does a patch', async () => {
    for (const given of [{ status: 'ended' }, { endsOn: '2026-01-02' }, { termFrom: '2026-01-02' }, { reason: 'No' }]) {
      const { status, body } = await bob.post('/subscriptions', { name: 'Care', ...given })
      expect([status, body.fields[0].field]).toEqual([422, Object.keys(given)[0]])
      const row = await by.subscription()
      expect((await bob.patch(`/subscriptions/${row.id}`, given, row.version)).status).toBe(422)
    }
    expect((await bob.post('/subscriptions', { name: 'Care', currency: 'XQQ' })).body.fields[0].field).toBe('currency')
  })

  test('is in one currency, and what is paid once is no line of it', async () => {
    const row = await by.subscription({ currency: 'usd' })
    const line = { subscription: row.id, label: 'Care' }
    expect((await bob.post('/subscription-lines', { ...line, price: eur('1') })).body.fields[0].field).toBe('price')
    const once = await ada.make('/products', { name: 'Setup', price: eur('10'), billing: 'once' })
    const open = await by.subscription({}, { price: eur('1') })
    const refused = await bob.post('/subscription-lines', { subscription: open.id, product: once.id })
    expect(refused.body.fields[0].field).toBe('billing')
    expect((await bob.patch(`/subscriptions/${open.id}`, { currency: 'USD' }, open.version)).body.fields[0].field).toBe('currency') // prettier-ignore
    expect((await bob.patch(`/subscriptions/${open.id}`, { currency: null, startsOn: null }, open.version)).status).toBe(200) // prettier-ignore
  })

  test('that begins another day takes its lines along; once it was renewed it does not', async () => {
    const row = await by.subscription({ months: 12 }, { price: eur('10') })
    const earlier = addDays(today, -100)
    const moved = await bob.patch(`/subscriptions/${row.id}`, { startsOn: earlier }, row.version)
    expect(moved.body.data).toMatchObject({ termFrom: earlier, termEndsOn: lastDayOf(earlier, 12, earlier) })
    expect(await by.linesOf(row)).toMatchObject([{ startsOn: earlier }])
    await by.undo(moved.body.cause)
    expect(await by.linesOf(row)).toMatchObject([{ startsOn: today }])
    await by.done(row, 'renew')
    const { version } = await by.read(`/subscriptions/${row.id}`)
    expect((await bob.patch(`/subscriptions/${row.id}`, { startsOn: earlier }, version)).body.fields[0].field).toBe('startsOn') // prettier-ignore
  })
})

describe('of an order', () => {
  const ordered = async (...lines: object[]): Promise<Row> => {
    const company = await by.make('/companies', { name: 'Brandt' })
    const order = await by.make('/orders', { company: company.id })
    for (const line of lines) await by.make('/order-lines', { order: order.id, ...line })
    return by.read(`/orders/${order.id}`)
  }
  const care = { label: 'Care', quantity: 2, price: eur('50'), billing: 'month', months: 24 }

  test('what recurs becomes a subscription, once, and goes again by undo', async () => {
    const order = await ordered(care, { label: 'Pump', quantity: 1, price: eur('900') })
    expect(order.recurring).toBe(true)
    expect((await by.act(order, 'subscribe', {}, '/orders')).status).toBe(409)
    await by.done(order, 'accept', {}, '/orders')
    const cause = await by.done(order, 'subscribe', {}, '/orders')
    const [row] = await by.rowsOf('/subscriptions', { field: 'order', is: order.id })
    expect(row).toMatchObject({ name: `Care · ${String(order.number)}`, company: order.company, months: 24, mrr: eur('100.00'), startsOn: today }) // prettier-ignore
    expect(await by.linesOf(row!)).toMatchObject([{ label: 'Care', quantity: 2, price: eur('50.00'), billing: 'month' }]) // prettier-ignore
    expect((await by.act(order, 'subscribe', {}, '/orders')).body.detail).toContain('was made of this order already')
    expect((await bob.post('/subscriptions', { name: 'Twice', order: order.id })).status).toBe(409)
    await by.undo(cause)
    expect((await bob.get(`/subscriptions/${row!.id}`)).body.data?.deletedAt ?? null).not.toBeUndefined()
    await by.done(order, 'subscribe', {}, '/orders')
    expect((await bob.post(`/subscriptions/${row!.id}/restore`, {})).status).toBe(409)
  })

  test('nothing becomes of one of which nothing recurs, nor for who may not see it', async () => {
    const once = await ordered({ label: 'Pump', quantity: 1, price: eur('900') })
    await by.done(once, 'accept', {}, '/orders')
    expect((await by.act(once, 'subscribe', {}, '/orders')).status).toBe(409)
    expect((await bob.post('/subscriptions', { name: 'Care', order: once.id })).body.fields[0].field).toBe('order')
    const hidden = await ada.make('/orders', { private: true })
    expect((await bob.post('/subscriptions', { name: 'Care', order: hidden.id })).status).toBe(422)
    const order = await ordered(care)
    await by.done(order, 'accept', {}, '/orders')
    const { version } = await by.read(`/orders/${order.id}`)
    expect((await app.as(app.vera).act(`/orders/${order.id}/subscribe`, {}, version)).status).toBe(403)
  })
})

describe('a change as of a day', () => {
  const running = (...lines: object[]) => by.subscription({ startsOn: addMonths(today, -6), months: 12 }, ...lines)
  const first = async (row: Row) => (await by.linesOf(row))[0]!

  test('ends the line and begins the next; the past stays, and undo takes both back', async () => {
    const row = await running({ quantity: 5, price: eur('10') })
    const day = addDays(today, -3)
    const cause = await by.done(await first(row), 'change', { startsOn: day, quantity: 8 }, '/subscription-lines')
    expect(await by.linesOf(row)).toMatchObject([
      { quantity: 5, price: eur('10.00'), endsOn: addDays(day, -1) },
      { quantity: 8, price: eur('10.00'), startsOn: day, endsOn: null },
    ])
    expect(await by.read(`/subscriptions/${row.id}`)).toMatchObject({ mrr: eur('80.00'), changesOn: null })
    await by.undo(cause)
    expect(await by.linesOf(row)).toMatchObject([{ quantity: 5, endsOn: null }])
    expect(await by.read(`/subscriptions/${row.id}`)).toMatchObject({ mrr: eur('50.00') })
  })

  test('that is still to come changes no amount of today, and says when', async () => {
    const row = await running({ price: eur('10') })
    const day = addDays(today, 20)
    await by.done(await first(row), 'change', { startsOn: day, price: eur('12') }, '/subscription-lines')
    expect(await by.read(`/subscriptions/${row.id}`)).toMatchObject({ mrr: eur('10.00'), changesOn: day })
  })

  test('is refused before the line begins, after it ends, and where nothing changes', async () => {
    const row = await running({ price: eur('10') })
    const line = await first(row)
    const faultOf = async (input: object) => (await by.act(line, 'change', input, '/subscription-lines')).body.fields?.[0].field // prettier-ignore
    expect(await faultOf({ startsOn: addMonths(today, -7), quantity: 2 })).toBe('startsOn')
    expect(await faultOf({})).toBe('quantity')
    await by.done(line, 'end', { endsOn: addDays(today, 5) }, '/subscription-lines')
    expect(await faultOf({ startsOn: addDays(today, 6), quantity: 2 })).toBe('startsOn')
    expect((await bob.patch(`/subscription-lines/${line.id}`, { quantity: 2 }, line.version + 1)).status).toBe(422)
  })
})

describe('renewing', () => {
  test('goes on with a new term at risen prices, which the old term keeps; undo takes it back', async () => {
    const row = await by.subscription({ startsOn: addMonths(today, -6), months: 12, uplift: 3 }, { price: eur('33.33'), quantity: 3 }) // prettier-ignore
    const next = addDays(row.termEndsOn as string, 1)
    const cause = await by.done(row, 'renew', { months: 24 })
    expect(await by.read(`/subscriptions/${row.id}`)).toMatchObject({ termFrom: next, months: 24, mrr: eur('99.99'), changesOn: next }) // prettier-ignore
    expect(await by.linesOf(row)).toMatchObject([{ price: eur('33.33'), endsOn: row.termEndsOn }, { price: eur('34.33'), startsOn: next }]) // prettier-ignore
    await by.undo(cause)
    expect(await by.read(`/subscriptions/${row.id}`)).toMatchObject({ termFrom: row.termFrom, months: 12, termEndsOn: row.termEndsOn, changesOn: null }) // prettier-ignore
    expect(await by.linesOf(row)).toHaveLength(1)
  })

  test('keeps the prices where they do not rise, and is refused of what has no term', async () => {
    const row = await by.subscription({ months: 12, uplift: 3 }, { price: eur('10') })
    await by.done(row, 'renew', { uplift: 0 })
    expect(await by.linesOf(row)).toHaveLength(1)
    expect((await by.act(await by.subscription(), 'renew')).status).toBe(409)
  })
})

describe('cancelling', () => {
  test('ends it on the earliest day that the notice allows, with its lines; undo takes it back', async () => {
    const row = await by.subscription({ months: 12, noticeDays: 30, renewal: 'alone' }, { price: eur('10') })
    const cause = await by.done(row, 'cancel', { reason: 'Too dear' })
    expect(await by.read(`/subscriptions/${row.id}`)).toMatchObject({ status: 'cancelled', endsOn: row.termEndsOn, cancelledOn: today, reason: 'Too dear', mrr: eur('10.00') }) // prettier-ignore
    expect(await by.linesOf(row)).toMatchObject([{ endsOn: row.termEndsOn }])
    expect((await by.act(row, 'cancel')).status).toBe(409)
    await by.undo(cause)
    expect(await by.read(`/subscriptions/${row.id}`)).toMatchObject({ status: 'active', endsOn: null, reason: null })
    expect(await by.linesOf(row)).toMatchObject([{ endsOn: null }])
  })

  test('is refused before that day, which is said with the reason, unless it was agreed', async () => {
    const row = await by.subscription({ noticeDays: 14 }, { price: eur('10') })
    const { status, body } = await by.act(row, 'cancel', { endsOn: today })
    expect([status, body.fields[0]]).toEqual([422, expect.objectContaining({ field: 'endsOn', message: `Last day: with 14 days of notice ${addDays(today, 14)} at the earliest.` })]) // prettier-ignore
    expect((await by.act(row, 'cancel', { endsOn: addDays(today, -1), agreed: true })).status).toBe(422)
    await by.done(row, 'cancel', { endsOn: today, agreed: true })
    expect(await by.read(`/subscriptions/${row.id}`)).toMatchObject({ status: 'cancelled', endsOn: today })
  })

  test('lets nothing begin that would only have come later', async () => {
    const row = await by.subscription({ noticeDays: 5 }, { price: eur('10') })
    const [line] = await by.linesOf(row)
    await by.done(line!, 'change', { startsOn: addDays(today, 30), quantity: 9 }, '/subscription-lines')
    await by.done(row, 'cancel')
    expect(await by.linesOf(row)).toMatchObject([{ quantity: 1, endsOn: addDays(today, 5) }])
  })
})
