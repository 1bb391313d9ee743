import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { connectAs } from '../../../platform/ledger/testing.ts'
import { addDays, addMonths } from '../../../kernel/time.ts'
import { eur, lookOn, subscribing, todayOf, type Row } from './testing.ts'

let app: TestApp
let by: ReturnType<typeof subscribing>
let today: string
beforeAll(async () => {
  app = await startTestApp()
  by = subscribing(app.as(app.bob))
  today = await todayOf(app)
})
afterAll(() => app.close())

const read = (row: Row) => by.read(`/subscriptions/${row.id}`)
const tasksOf = (row: Row) => by.rowsOf('/tasks', { field: 'about', contains: row.id })
const after = (row: Row, days = 1) => addDays(row.termEndsOn as string, days)

describe('thirty days before the last day of notice', () => {
  test('its owner is given one task, however often it is looked at and by how many', async () => {
    const row = await by.subscription({ name: 'Care of pumps', months: 12, noticeDays: 30 })
    const day = row.remindOn as string
    await lookOn(app, addDays(day, -1))
    expect(await tasksOf(row)).toEqual([])
    await Promise.all([lookOn(app, day), lookOn(app, day)])
    await lookOn(app, addDays(day, 3))
    const title = `Renewal of Care of pumps: notice until ${String(row.noticeUntil)}`
    expect(await tasksOf(row)).toMatchObject([{ title, owner: app.bob.id, done: false, remindAt: expect.any(String) }])
    expect(await read(row)).toMatchObject({ remindOn: null, status: 'active' })
  })

  test('of the next term there is a task again, of an ended one there is none', async () => {
    const row = await by.subscription({ name: 'Twice', months: 12, renewal: 'alone' })
    await lookOn(app, row.remindOn as string)
    await lookOn(app, after(row))
    await lookOn(app, addMonths(row.remindOn as string, 12))
    expect(await tasksOf(row)).toHaveLength(2)
    const cancelled = await by.subscription({ name: 'Gone', months: 12, noticeDays: 30 })
    await by.done(cancelled, 'cancel')
    await lookOn(app, cancelled.remindOn as string)
    expect(await tasksOf(cancelled)).toEqual([])
  })
})

describe('once the term is over', () => {
  test('one that renews by itself goes on, for every term that was slept through, with its uplift', async () => {
    const row = await by.subscription({ months: 12, renewal: 'alone', uplift: 10 }, { price: eur('100') })
    await lookOn(app, row.termEndsOn as string)
    expect(await read(row)).toMatchObject({ termFrom: today })
    await Promise.all([lookOn(app, after(row, 400)), lookOn(app, after(row, 400))])
    expect(await read(row)).toMatchObject({ status: 'active', termFrom: addMonths(today, 24), mrr: eur('121.00') })
    expect(await by.linesOf(row)).toMatchObject([{ price: eur('100.00') }, { price: eur('110.00') }, { price: eur('121.00') }]) // prettier-ignore
  })

  test('one that is asked for is due, stays and is paid on, until it is renewed', async () => {
    const row = await by.subscription({ name: 'Due', months: 1 }, { price: eur('100') })
    await lookOn(app, after(row))
    await lookOn(app, after(row, 2))
    expect(await read(row)).toMatchObject({ status: 'renewalDue', mrr: eur('100.00') })
    expect((await tasksOf(row)).map(({ title }) => title)).toEqual(['Renewal of Due is due'])
    await by.done(row, 'renew')
    expect(await read(row)).toMatchObject({ status: 'active', termFrom: after(row) })
  })

  test('one that ends with it ends, and so does one that was cancelled; neither is paid any more', async () => {
    const ends = await by.subscription({ months: 1, renewal: 'ends' }, { price: eur('100') })
    const cancelled = await by.subscription({ months: 1, renewal: 'alone' }, { price: eur('100') })
    await by.done(cancelled, 'cancel')
    await lookOn(app, ends.termEndsOn as string)
    expect([await read(ends), await read(cancelled)]).toMatchObject([{ status: 'active' }, { status: 'cancelled' }])
    await lookOn(app, after(ends))
    for (const row of [ends, cancelled])
      expect(await read(row)).toMatchObject({ status: 'ended', endsOn: row.termEndsOn, mrr: eur('0.00') })
    const [line] = await by.linesOf(ends)
    expect((await by.act(line!, 'end', {}, '/subscription-lines')).status).toBeGreaterThan(400)
    expect((await app.as(app.bob).post('/subscription-lines', { subscription: ends.id, label: 'More' })).status).toBe(409)
  }) // prettier-ignore

  test('one whose connection is cut in the middle is done as a whole the next time, and once', async () => {
    const row = await by.subscription({ name: 'Cut', months: 2 })
    const owner = await connectAs(app.workspace, 'owner')
    await owner.query(`create function stop() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
create trigger stop after insert on tasks for each row execute function stop()`) // prettier-ignore
    await lookOn(app, after(row)).catch(() => undefined)
    expect([await read(row), await tasksOf(row)]).toMatchObject([{ status: 'active' }, []])
    await owner.query('drop trigger stop on tasks')
    await owner.end()
    await lookOn(app, after(row))
    expect(await read(row)).toMatchObject({ status: 'renewalDue' })
    expect(await tasksOf(row)).toHaveLength(1)
  })
})

test('amounts turn on the day on which they were said to', async () => {
  const row = await by.subscription({}, { price: eur('10') })
  const [line] = await by.linesOf(row)
  const day = addDays(today, 400)
  await by.done(line!, 'change', { startsOn: day, quantity: 3 }, '/subscription-lines')
  await lookOn(app, addDays(day, -1))
  expect(await read(row)).toMatchObject({ mrr: eur('10.00'), changesOn: day })
  await lookOn(app, day)
  expect(await read(row)).toMatchObject({ mrr: eur('30.00'), changesOn: null })
})

test('as many are done as there are', async () => {
  const { db } = app.workspace
  const many = `insert into subscriptions (id, name, status, ends_on, private, version, renewal, notice_days)
select gen_random_uuid(), 'Old', 'cancelled', '2020-01-01', false, 1, 'asked', 0 from generate_series(1, 450)`
  await db.run({ text: many, values: [] })
  await lookOn(app, today)
  const left = `select count(*)::int as count from subscriptions where name = 'Old' and status = 'cancelled'`
  expect(await db.run({ text: left, values: [] })).toEqual([{ count: 0 }])
})
