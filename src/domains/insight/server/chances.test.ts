import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import type { BackTest, Chance, WinModel } from '../model/index.ts'

let app: TestApp
let ada: Client
let bob: Client
let company: string
const deals: Record<string, string> = {}

const create = async (who: Client, path: string, given: unknown): Promise<string> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data.id
}
const run = (text: string, values: unknown[] = []) =>
  app.site.workspace.db.run<Record<string, unknown>>({ text, values })
const chance = async (who: Client, deal: string): Promise<Chance> => (await who.get(`/deals/${deals[deal]!}/chance`)).body.data // prettier-ignore

/** Deals of the year 2025 that were brought in after their end: of twenty, so many were won, and those were worth more. */
const brought = (owner: string, won: number, count: number, more = 'false') =>
  run(
    `insert into deals (id, name, status, opened_on, closed_at, owner_id, amount, amount_base, amount_currency, company_id, private)
      select gen_random_uuid(), 'Brought in', case when n % 20 < $2 then 'won' else 'lost' end, date '2025-01-01' + n % 200,
        timestamptz '2025-01-11 12:00Z' + n % 200 * interval '1 day', $1, case when n % 20 < $2 then 900 else 0 end,
        case when n % 20 < $2 then 900 else 0 end, 'EUR', case when ${more} then $4::uuid end, ${more}
      from generate_series(1, $3) as n`,
    [owner, won, count, company],
  )

async function learn() {
  const { status, body } = await ada.post('/win-model')
  expect(status).toBe(202)
  for (;;) {
    const { state, error } = (await ada.get(`/jobs/${body.data.id}`)).body.data
    if (state === 'done') return
    if (state === 'failed') throw new Error(error)
    await sleep(50)
  }
}

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  company = await create(ada, '/companies', { name: 'Cancity' })
  deals.ada = await create(ada, '/deals', { name: 'Ada’s', company })
  deals.bob = await create(bob, '/deals', { name: 'Bob’s', company })
  deals.hidden = await create(ada, '/deals', { name: 'Hidden', private: true })
  deals.over = await create(ada, '/deals', { name: 'Over', status: 'won', openedOn: '2025-01-01', closedAt: '2025-02-01T12:00:00Z', closeOn: '2025-02-01' }) // prettier-ignore
})
afterAll(() => app.close())

test('before anything was learned nothing is said, and of few deals nothing is learned', async () => {
  expect((await ada.get('/win-model')).body.data).toBeNull()
  expect(await chance(ada, 'ada')).toEqual({ chance: null, verdict: null, reasons: [] })
  await learn()
  expect((await ada.get('/win-model')).body.data).toMatchObject({ verdict: 'tooFew', backTest: null })
  expect(await chance(ada, 'ada')).toEqual({ chance: null, verdict: 'tooFew', reasons: [] })
})

test('what was learned is tried on the last quarter and used, since it is better than the plain share', async () => {
  await brought(app.ada.id, 17, 400)
  await brought(app.bob.id, 4, 400)
  await brought(app.ada.id, 20, 40, 'true')
  await learn()
  const { verdict, backTest } = (await ada.get('/win-model')).body.data as { verdict: string; backTest: BackTest }
  expect(verdict).toBe('used')
  expect(backTest).toMatchObject({ from: '2025-07-01', to: '2025-09-30' })
  // 801 are plain to see; the forty private ones teach nobody.
  expect(backTest.learnedFrom + backTest.tested).toBe(801)
  expect(backTest.learned.logLoss).toBeLessThan(backTest.plain.logLoss)
})

test('of a deal that was brought in after its end neither amount nor stage teaches anything', async () => {
  const [row] = await run('select model from win_model order by made_at desc limit 1')
  const { weights, quarters } = row!.model as WinModel
  expect(Object.keys(weights).filter((name) => /^(amount|stage|inStage):/.test(name))).toEqual([])
  expect(quarters).toEqual([])
})

test('an open deal has a chance with reasons in words, a closed one has none', async () => {
  const [ours, theirs] = [await chance(ada, 'ada'), await chance(ada, 'bob')]
  expect(ours.chance!).toBeGreaterThan(0.6)
  expect(theirs.chance!).toBeLessThan(0.4)
  expect(ours.reasons[0]).toEqual({ move: expect.any(Number), text: 'Its owner has won 381 of 441 earlier deals.' })
  expect(ours.reasons[0]!.move).toBeGreaterThan(0.1)
  expect(theirs.reasons[0]!.move).toBeLessThan(-0.1)
  expect(await chance(ada, 'over')).toEqual({ chance: null, verdict: null, reasons: [] })
})

test('nobody hears of deals that they may not see, and whoever does not lead sees no figures of all', async () => {
  expect((await chance(bob, 'ada')).reasons[0]!.text).toBe('Its owner has won 341 of 401 earlier deals.')
  expect((await bob.get(`/deals/${deals.hidden!}/chance`)).status).toBe(404)
  expect((await bob.get(`/deals/${company}/chance`)).status).toBe(404)
  expect((await bob.get('/win-model')).status).toBe(403)
  expect((await bob.post('/win-model')).status).toBe(403)
})

test('in the reader’s language', async () => {
  expect((await ada.patch('/me/preferences', { language: 'de' })).status).toBe(200)
  expect((await chance(ada, 'ada')).reasons[0]!.text).toContain('gewonnen')
})
