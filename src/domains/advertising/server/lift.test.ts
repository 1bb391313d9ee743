import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import { systemContext } from '../../../platform/site.ts'
import type { Lift, Outcome } from '../model/index.ts'

let app: TestApp
let ada: Client
let bob: Client
let today: string
const run = <Row = Record<string, unknown>>(text: string, values: unknown[] = []) => app.site.workspace.db.run<Row>({ text, values }) // prettier-ignore

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  const { settings, now } = await systemContext(app.site)
  today = dayIn(settings.timeZone, now())
})
afterAll(() => app.close())

async function make(path: string, given: object, who = ada): Promise<{ id: string }> {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const liftOf = async (ad: { id: string }, days = 30, who = ada): Promise<Lift> => {
  const { status, body } = await who.get(`/placements/${ad.id}/lift?days=${days}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.data
}
const outcome = (lift: Lift, name: Outcome) => lift.of.find((each) => each.outcome === name)!
const noon = (day: string) => `${day}T12:00:00Z`
const ago = (days: number) => addDays(today, -days)

/** So many people, each met so many days ago where `met` says so of their number, and held out where `held` does. */
async function peopleOf(ad: { id: string }, count: number, { met = 'true', held = 'false', days = '60' }, more: { columns: string; values: string } = { columns: '', values: '' }) {
  const rows = await run<{ id: string; n: number }>(
    `insert into people (id, name, last_name, life_cycle, owner_id${more.columns}) select gen_random_uuid(), 'Simulated', 'S' || n, 'lead', $1${more.values}
     from generate_series(0, $2::int - 1) as n returning id, substr(last_name, 2)::int as n`,
    [app.ada.id, count],
  )
  const ids = rows.toSorted((one, other) => one.n - other.n).map(({ id }) => id)
  await run(
    `insert into exposures (id, placement_id, person_id, at, times, side)
     select gen_random_uuid(), $1, id, ($3::date - (${days})::int) + interval '12 hours', 1, case when ${held} then 'heldOut' else 'seen' end from unnest($2::uuid[]) with ordinality as each (id, ordinal), lateral (select ordinal::int - 1 as n) as x where ${met}`,
    [ad.id, ids, today],
  )
  return ids
} // prettier-ignore

/** Orders of some of them, so many days ago and worth so much each. */
const ordersOf = (ids: readonly string[], which: string, days: number, worth = 100, owner = app.ada.id, hidden = false) =>
  run(
    `insert into orders (id, number, contact_id, status, placed_on, total, total_base, total_currency, owner_id, private)
     select gen_random_uuid(), 'O-' || gen_random_uuid(), id, 'placed', $2::date - $3::int, $4, $4, 'EUR', $5, $6
     from unnest($1::uuid[]) with ordinality as each (id, ordinal), lateral (select ordinal::int - 1 as n) as x where ${which}`,
    [ids, today, days, worth, owner, hidden],
  ) // prettier-ignore

describe('with people held out by lot', () => {
  test('the lift that there is lies in its interval, and every number says whom it counts', async () => {
    const ad = await make('/placements', {
      name: 'Postcard',
      medium: 'mail',
      cost: { amount: '1200', currency: 'EUR' },
    })
    // Of a thousand who got it 160 order, of a thousand who did not 100.
    const ids = await peopleOf(ad, 2_000, { held: 'n >= 1000' })
    await ordersOf(ids, 'n < 160 or n between 1000 and 1099', 50)
    // Before it, and after its days: neither is counted.
    await ordersOf(ids, 'n between 500 and 600', 70)
    await ordersOf(ids, 'n between 600 and 700', 20)
    const lift = await liftOf(ad)
    expect(lift).toMatchObject({ way: 'experiment', seen: { of: 1000 }, unseen: { of: 1000 }, young: 0, crossed: 0 })
    const ordered = outcome(lift, 'ordered')
    expect(ordered).toMatchObject({
      verdict: 'more',
      seen: { count: 160, value: 0.16, before: null },
      unseen: { count: 100, value: 0.1 },
    })
    expect(ordered.difference).toBeCloseTo(0.06, 10)
    expect([ordered.low! > 0.03, ordered.high! < 0.09]).toEqual([true, true])
    expect(ordered.relative).toBeCloseTo(0.6, 10)
    expect(ordered.costOfOneMore!.amount).toEqual({ amount: '20.00', currency: 'EUR' })
    expect(Number(ordered.costOfOneMore!.low.amount)).toBeLessThan(20)
    expect(outcome(lift, 'orderedAmount')).toMatchObject({
      unit: 'money',
      verdict: 'more',
      difference: 6,
      seen: { value: 16 },
    })
    expect(outcome(lift, 'won')).toMatchObject({ verdict: 'few', difference: null, costOfOneMore: null })
    const rows = (await ada.get(`/people?count=exact&limit=1&filter=${encodeURIComponent(JSON.stringify(ordered.seen.filter))}`)).body // prettier-ignore
    expect(rows.page.count.value).toBe(160)
    // In fewer days it is another number.
    expect(outcome(await liftOf(ad, 5), 'ordered').seen.count).toBe(0)
  })

  test('a small difference is perhaps chance, and it is said how many would show it', async () => {
    const ad = await make('/placements', { name: 'Flyer', cost: { amount: '10', currency: 'EUR' } })
    const ids = await peopleOf(ad, 200, { held: 'n >= 100' })
    await ordersOf(ids, 'n < 12 or n between 100 and 109', 55)
    const ordered = outcome(await liftOf(ad), 'ordered')
    expect(ordered).toMatchObject({ verdict: 'unsure', costOfOneMore: null })
    expect(ordered.needed).toBeGreaterThan(3_000)
  })

  test('whoever was held out counts as held out, also who saw it; days that are not over count for nobody', async () => {
    const ad = await make('/placements', { name: 'Spot' })
    const ids = await peopleOf(ad, 30, { held: 'n >= 20', days: 'case when n < 5 then 3 else 60 end' })
    await run(`insert into exposures (id, placement_id, person_id, at, times, side) values (gen_random_uuid(), $1, $2, now() - interval '61 days', 3, 'seen')`, [ad.id, ids[25]]) // prettier-ignore
    const lift = await liftOf(ad)
    expect(lift).toMatchObject({ seen: { of: 15 }, unseen: { of: 10 }, young: 5, crossed: 1 })
  })
})

describe('without anybody held out', () => {
  test('those who saw it are compared with themselves, and with what changed for others in the same days', async () => {
    const ad = await make('/placements', { name: 'Billboard', cost: { amount: '100', currency: 'EUR' } })
    const ids = await peopleOf(ad, 1_000, { met: 'n < 500', days: '45' })
    // Both do more afterwards: who saw it 50 → 120 of 500, the others 50 → 75 of 500 and all the people of the tests before.
    await ordersOf(ids, 'n < 50 or n between 500 and 549', 60)
    await ordersOf(ids, 'n < 120 or n between 500 and 574', 30)
    const lift = await liftOf(ad)
    const ordered = outcome(lift, 'ordered')
    expect(lift).toMatchObject({ way: 'others', seen: { of: 500 } })
    expect(ordered).toMatchObject({ verdict: 'more', needed: null, seen: { count: 120, before: 50 } })
    const changed = (side: typeof ordered.seen) => side.value - side.valueBefore!
    expect(ordered.difference).toBeCloseTo(changed(ordered.seen) - changed(ordered.unseen), 10)
    expect(ordered.low).toBeGreaterThan(0)
  })

  test('where it ran, people who live there are compared with those who live elsewhere', async () => {
    const ad = await make('/placements', { name: 'Local radio', medium: 'radio', startsOn: ago(60), countries: 'DE', postcodes: '803, 80 4' }) // prettier-ignore
    const none = { id: '00000000-0000-4000-8000-000000000000' }
    const address = { columns: ', addresses', values: `, jsonb_build_array(jsonb_build_object('country', case when n % 4 = 3 then 'AT' else 'DE' end, 'postalCode', case when n % 2 = 0 then '10115' else '80331' end))` } // prettier-ignore
    const ids = await peopleOf(none, 400, { met: 'false' }, address)
    await ordersOf(ids, 'n % 4 = 1 and n < 100', 50)
    await ordersOf(ids, 'n % 4 = 1 and n < 40', 70)
    const lift = await liftOf(ad)
    expect(lift).toMatchObject({ way: 'places', seen: { of: 100 }, unseen: { of: 300 } })
    expect(outcome(lift, 'ordered')).toMatchObject({ verdict: 'more', seen: { count: 25, before: 10 }, unseen: { count: 0, before: 0 } }) // prettier-ignore
    const there = (await ada.get(`/people?count=exact&limit=1&filter=${encodeURIComponent(JSON.stringify(lift.seen.filter))}`)).body // prettier-ignore
    expect(there.page.count.value).toBe(100)
  })

  test('an ad that nobody is known to have seen says so', async () => {
    const ad = await make('/placements', { name: 'Nowhere' })
    expect(await liftOf(ad)).toMatchObject({ way: null, missing: 'nobody', of: [] })
  })
})

test('companies are compared by all their deals, and by the people who work there', async () => {
  const ad = await make('/placements', { name: 'Trade paper', counts: 'company' })
  const company = async (name: string) => {
    const { id } = await make('/companies', { name })
    return { id, person: (await make('/people', { lastName: name, employments: undefined })).id }
  }
  const [one, other] = [await company('Seen GmbH'), await company('Unseen GmbH')]
  await run('update people set company_id = $1 where id = $2', [one.id, one.person])
  await make('/exposures', { placement: ad.id, person: one.person, at: noon(ago(60)) })
  await make('/exposures', { placement: ad.id, company: other.id, at: noon(ago(60)), side: 'heldOut' })
  await make('/deals', { name: 'Comes of it', company: one.id, openedOn: ago(50) })
  const lift = await liftOf(ad)
  expect(lift).toMatchObject({ way: 'experiment', counts: 'company', seen: { of: 1 }, unseen: { of: 1 } })
  expect(outcome(lift, 'opened')).toMatchObject({ seen: { count: 1, filter: { field: 'id', in: [one.id] } }, unseen: { count: 0 } }) // prettier-ignore
})

describe('counts for each only what they may see', () => {
  test('private orders of others are nobody’s but their owner’s', async () => {
    const ad = await make('/placements', { name: 'Quiet' })
    const ids = await peopleOf(ad, 20, { held: 'n >= 10' })
    await ordersOf(ids, 'n < 4', 50, 100, app.bob.id, true)
    await ordersOf(ids, 'n = 5', 50)
    expect(outcome(await liftOf(ad), 'ordered').seen.count).toBe(1)
    expect(outcome(await liftOf(ad, 30, bob), 'ordered').seen.count).toBe(5)
  })

  test('private people are counted for their owner alone', async () => {
    const ad = await make('/placements', { name: 'Quieter' })
    await peopleOf(ad, 10, { held: 'n >= 5' }, { columns: ', private', values: ', n = 0' })
    expect((await liftOf(ad)).seen.of).toBe(5)
    expect((await liftOf(ad, 30, bob)).seen.of).toBe(4)
  })
})

describe('what is refused', () => {
  test.each([
    ['/placements', { name: 'A', countries: 'Germany' }, 'countries', /“GERMANY” is no country of two letters/],
    ['/placements', { name: 'B', postcodes: '80%' }, 'postcodes', /“80%” is no beginning of a postcode/],
    ['/placements', { name: 'C', startsOn: '2026-02-01', endsOn: '2026-01-01' }, 'endsOn', /not before it began/],
  ])('%s %j', async (path, given, field, words) => {
    const { status, body } = await ada.post(path, given)
    expect([status, body.fields[0].field]).toEqual([422, field])
    expect(body.fields[0].message).toMatch(words)
  })

  test('an exposure of nobody, one in the future, and a lift of no ad', async () => {
    const { id } = await make('/placements', { name: 'D' })
    const { id: person } = await make('/people', { lastName: 'Sees' })
    const nobody = await ada.post('/exposures', { placement: id, at: noon(ago(1)) })
    expect([nobody.status, nobody.body.fields[0].field]).toEqual([422, 'person'])
    const future = await ada.post('/exposures', { placement: id, person, at: noon(addDays(today, 2)) })
    expect([future.status, future.body.fields[0].field]).toEqual([422, 'at'])
    expect((await ada.get(`/placements/${person}/lift`)).status).toBe(404)
    expect((await ada.get(`/placements/${id}/lift?days=0`)).status).toBe(422)
  })
})
