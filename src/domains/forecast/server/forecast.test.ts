import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { systemContext } from '../../../platform/site.ts'
import { dayIn } from '../../../kernel/time.ts'
import { daysOf, periodOf } from '../model/period.ts'
import { dueBetween, takeSnapshots } from './snapshots.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let vera: Client
let stages: Row[]
const teams: Record<string, string> = {}
const period = periodOf(dayIn('Europe/Berlin', new Date()), 'quarter')
const [first] = daysOf(period)

const create = async (path: string, given: unknown, who = ada): Promise<Row> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const eur = (amount: string) => ({ amount, currency: 'EUR' })
/** A deal of the first stage (10 %), or of the one that is said, that is to close in the period. */
const deal = (name: string, amount: string, more: Record<string, unknown> = {}) =>
  create('/deals', { name, amount: eur(amount), closeOn: first, stage: stages[0]!.id, owner: app.bob.id, ...more })
const read = async (who: Client, more = '') => (await who.get(`/forecast?period=${period}${more}`)).body
const line = async (who: Client, name: string) => (await read(who)).data.find((each: Row) => each.name === name) as Row
const patch = async (path: string, values: unknown) => {
  const { version } = (await ada.get(path)).body.data
  const { status, text } = await ada.patch(path, values, version)
  expect(status, text).toBe(200)
}

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob, vera] = [app.as(app.ada), app.as(app.bob), app.as(app.vera)]
  stages = (await ada.get('/stages?sort=position')).body.data
  teams.sales = (await create('/teams', { name: 'Sales' })).id
  teams.south = (await create('/teams', { name: 'South', parent: teams.sales })).id
  await patch(`/users/${app.bob.id}`, { team: teams.south, manager: app.max.id })
  await patch(`/users/${app.max.id}`, { team: teams.sales })
})
afterAll(() => app.close())

describe('a target', () => {
  test('is for a colleague or a team, in a quarter or a month, and there is one for each', async () => {
    const given = { period, user: app.bob.id, amount: eur('10000') }
    await create('/targets', given)
    await create('/targets', { period, team: teams.sales, amount: eur('50000') })
    expect((await ada.post('/targets', given)).body.code).toBe('taken')
    for (const wrong of [{ period: '2026-Q5' }, { team: teams.south }, { user: null }, { amount: eur('-1') }])
      expect((await ada.post('/targets', { ...given, ...wrong })).status, JSON.stringify(wrong)).toBe(422)
  })

  test('is set by owners and admins, and nobody else may look at the list of them', async () => {
    expect((await bob.post('/targets', { period: '2020-01', user: app.bob.id, amount: eur('1') })).status).toBe(403)
    expect((await app.as(app.max).get('/targets')).body.data).toHaveLength(2)
    expect((await bob.get('/targets')).body.data ?? []).toEqual([])
  })
})

describe('a forecast', () => {
  beforeAll(async () => {
    await deal('small', '1000')
    await deal('half', '2000', { stage: stages[2]!.id })
    await deal('sure', '4000', { stage: stages[3]!.id })
    await deal('said', '8000', { forecast: 'commit' })
    await deal('out', '100000', { forecast: 'omitted' })
    await deal('later', '100000', { closeOn: '2099-01-01' })
    const won = await deal('won', '500.55')
    await ada.act(`/deals/${won.id}/win`, {}, won.version)
    await deal('of the company', '30', { owner: null })
    await deal('hidden', '7000', { owner: app.ada.id, private: true })
  })

  test('sums what was won and what is open by how sure it is, exactly', async () => {
    expect(await line(ada, 'Bob')).toMatchObject({
      kind: 'colleague',
      depth: 3,
      closed: { amount: '500.55', count: 1 },
      commit: { amount: '12000.00', count: 2 },
      bestCase: { amount: '2000.00', count: 1 },
      pipeline: { amount: '1000.00', count: 1 },
      quota: { amount: '10000.00', of: 'own' },
      gap: '9499.45',
      attained: 5,
    })
  })

  test('says what is likely and between what four of five such periods end', async () => {
    const { projection } = await line(ada, 'Bob')
    // 500.55 + 100 + 1000 + 3000 + 800; the root of 90000 + 1000000 + 3000000 + 5760000 is 3138.5, times 1.2816.
    expect(projection).toEqual({ low: '1378.55', likely: '5400.55', high: '9422.55' })
  })

  test('adds up teams and the company; a target that a team does not have is the sum of those below', async () => {
    expect(await line(ada, 'South')).toMatchObject({ depth: 2, quota: { amount: '10000', of: 'below' } })
    expect(await line(ada, 'Sales')).toMatchObject({ depth: 1, quota: { amount: '50000.00', of: 'own' } })
    const { data } = await read(ada)
    expect(data[0]).toMatchObject({ kind: 'company', depth: 0, closed: { count: 1 }, pipeline: { amount: '8030.00', count: 3 } }) // prettier-ignore
    expect(data.at(-1)).toMatchObject({ kind: 'nobody', pipeline: { amount: '30.00' } })
  })

  test('each figure opens the deals that it counts', async () => {
    const { data, filters } = await read(ada)
    for (const each of data)
      for (const figure of ['closed', 'commit', 'bestCase', 'pipeline']) {
        const filter = JSON.stringify({ and: [each.filter, filters[figure]] })
        const { page } = (await ada.get(`/deals?filter=${encodeURIComponent(filter)}&count=exact&limit=1`)).body
        expect(page.count.value, `${each.name} ${figure}`).toBe(each[figure].count)
      }
  })

  test('sums only what one may see, and tells of targets only to whom they concern', async () => {
    const [whole] = (await read(bob)).data
    expect(whole.pipeline).toEqual({ amount: '1030.00', count: 2 })
    expect((await line(bob, 'Bob')).quota).toEqual({ amount: '10000.00', of: 'own' })
    expect((await line(bob, 'Sales')).quota).toBeNull()
    expect((await line(vera, 'Bob')).quota).toBeNull()
    expect((await read(bob)).seesAll).toBe(true)
  })

  test('counts a shared deal for each who has a share, with what is theirs, and in a team and the company once', async () => {
    const before = await read(ada)
    const [{ id }] = (await ada.get('/deals?q=small')).body.data
    const split = await create('/deal-splits', { deal: id, seller: app.max.id, percent: 33.333 })
    const { data } = await read(ada)
    const of = (name: string) => data.find((each: Row) => each.name === name)
    expect(of('Max').pipeline).toEqual({ amount: '333.33', count: 1 })
    expect(of('Bob').pipeline).toEqual({ amount: '666.67', count: 1 })
    for (const [index, name] of [
      [0, data[0].name],
      [1, 'Sales'],
    ] as const)
      // prettier-ignore
      expect({ ...of(name), filter: null }).toEqual({ ...before.data[index], filter: null })
    const filter = JSON.stringify({ and: [of('Max').filter, (await read(ada)).filters.pipeline] })
    expect((await ada.get(`/deals?filter=${encodeURIComponent(filter)}`)).body.data.map(({ name }: Row) => name)).toEqual(['small']) // prettier-ignore
    const shared = new Date().toISOString()
    await ada.delete(`/deal-splits/${split.id}`, split.version)
    expect((await read(ada)).data.some((each: Row) => each.name === 'Max')).toBe(false)
    expect((await read(ada, `&asOf=${shared}`)).data).toEqual(data)
  })

  test('says when a role shows only some of the deals, and counts no others', async () => {
    const [{ id }] = (await ada.get('/workspaces')).body.data
    await patch(`/workspaces/${id}`, { membersSee: 'own' })
    const { data, seesAll } = await read(bob)
    expect([seesAll, data[0].pipeline.count, data.some((each: Row) => each.kind === 'nobody')]).toEqual([false, 1, false]) // prettier-ignore
    await patch(`/workspaces/${id}`, { membersSee: 'all' })
  })

  test('is refused to a role that does not know what deals are worth, and asks for a period', async () => {
    const role = await create('/own-roles', {
      name: 'Porter',
      rights: JSON.stringify({
        deal: { see: 'all', edit: 'all', delete: 'all', create: true, export: true, fields: { see: ['name'] } },
      }),
    })
    const { version } = (await ada.get(`/users/${app.vera.id}`)).body.data
    await ada.act(`/users/${app.vera.id}/changeRole`, { role: 'member', ownRole: role.id }, version)
    expect((await vera.get(`/forecast?period=${period}`)).status).toBe(403)
    expect((await ada.get('/forecast?period=2026')).status).toBe(422)
  })

  test('of a moment is what Farley knew then', async () => {
    const then = new Date().toISOString()
    const before = await read(ada)
    const row = await deal('new', '900')
    const [said] = (await ada.get('/deals?q=said')).body.data
    await patch(`/deals/${said.id}`, { amount: eur('1'), closeOn: '2099-01-01' })
    const [gone] = (await ada.get('/deals?q=half')).body.data
    await ada.delete(`/deals/${gone.id}`, gone.version)
    await ada.act(`/deals/${row.id}/win`, {}, row.version)
    await patch(`/stages/${stages[0]!.id}`, { probability: 20 })
    expect((await read(ada)).data).not.toEqual(before.data)
    expect((await read(ada, `&asOf=${then}`)).data).toEqual(before.data)
    expect((await ada.get(`/forecast?period=${period}&asOf=dragons`)).status).toBe(422)
  })
})

describe('snapshots', () => {
  const take = async (at: Date) => takeSnapshots.run({ ...(await systemContext(app.site)), now: () => at }, {})
  const taken = async () => (await ada.get('/forecast/snapshots')).body.data as { id: string; at: string }[]

  test('are due at the beginning of each Monday and each month where the company is', () => {
    const due = dueBetween('Europe/Berlin', '2026-02-22', '2026-03-09')
    expect(due.map((at) => at.toISOString())).toEqual(['2026-02-22T23:00:00.000Z', '2026-02-28T23:00:00.000Z', '2026-03-01T23:00:00.000Z', '2026-03-08T23:00:00.000Z']) // prettier-ignore
  })

  test('are taken once, also those that were due while Farley did not run, and never another time', async () => {
    const { timeZone } = (await systemContext(app.site)).settings
    const later = new Date(Date.now() + 20 * 86_400_000)
    await take(new Date())
    expect(await taken()).toHaveLength(1)
    await take(later)
    const all = await taken()
    expect(all).toHaveLength(1 + dueBetween(timeZone, dayIn(timeZone, new Date()), dayIn(timeZone, later)).length)
    await take(later)
    expect(await taken()).toEqual(all)
  })

  test('one says the same as the forecast of its moment, whatever was changed since', async () => {
    const [snapshot] = await taken()
    const kept = await read(ada, `&snapshot=${snapshot!.id}`)
    expect(kept.data[0].pipeline.count).toBeGreaterThan(0)
    expect((await read(ada, `&asOf=${snapshot!.at}`)).data).toEqual(kept.data)
    const [small] = (await ada.get('/deals?q=small')).body.data
    await patch(`/deals/${small.id}`, { amount: eur('77777') })
    expect((await read(ada, `&snapshot=${snapshot!.id}`)).data).toEqual(kept.data)
    expect((await read(bob, `&snapshot=${snapshot!.id}`)).data[0].pipeline.count).toBeLessThan(kept.data[0].pipeline.count) // prettier-ignore
    expect((await ada.get(`/forecast?period=${period}&snapshot=${app.bob.id}`)).status).toBe(404)
  })
})

describe('what changed', () => {
  test('names the deals that came and grew since, and no others', async () => {
    const since = new Date().toISOString()
    const changes = async (who: Client) =>
      (await who.get(`/forecast/changes?period=${period}&since=${since}`)).body.data
    expect(await changes(ada)).toEqual([])
    const fresh = await deal('fresh', '10')
    const [small] = (await ada.get('/deals?q=small')).body.data
    await patch(`/deals/${small.id}`, { amount: eur('77778') })
    const secret = await deal('secret', '5', { owner: app.ada.id, private: true })
    expect(await changes(bob)).toEqual([
      { kind: 'new', amount: '10', count: 1, ids: [fresh.id] },
      { kind: 'grew', amount: '1', count: 1, ids: [small.id] },
    ])
    expect((await changes(ada))[0].ids).toContain(secret.id)
  })

  test('how right earlier forecasts were is told per period', async () => {
    const { data } = (await ada.get('/forecast/accuracy?length=quarter')).body
    expect(data).toHaveLength(4)
    expect(data[0]).toMatchObject({ closed: '0.00', begin: null, middle: null })
    expect((await vera.get('/forecast/accuracy?length=quarter')).status).toBe(403)
  })
})
