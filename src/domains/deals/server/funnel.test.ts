import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }
interface Deals {
  count: number
  filter: unknown
}
type Step = Record<'entered' | 'onward' | 'lost' | 'back' | 'here', Deals> & { stage: string; days: number | null }

let app: TestApp
let ada: Client
let bob: Client
let pipeline: string
let stages: Row[]

const create = async (who: Client, path: string, given: unknown): Promise<Row> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const year = { from: '2020-01-01', to: '2099-12-31' }
const funnel = async (who: Client, more: Record<string, string> = {}): Promise<Step[]> =>
  (await who.get(`/pipelines/${pipeline}/funnel?${new URLSearchParams({ ...year, ...more })}`)).body.data
/** The names of the deals that a list shows by the filter of a number. */
const named = async (who: Client, { filter }: Deals): Promise<string[]> => {
  const { status, body } = await who.get(
    `/deals?${new URLSearchParams({ filter: JSON.stringify(filter), sort: 'name' })}`,
  )
  expect(status, JSON.stringify(body)).toBe(200)
  return body.data.map(({ name }: Row) => name)
}
const counts = (steps: Step[]) =>
  steps.map(({ entered, onward, lost, back, here }) => [entered, onward, lost, back, here].map(({ count }) => count))

/** Moves a deal through these stages, and ends it. */
async function walk(who: Client, name: string, through: number[], end?: 'win' | 'lose', given = {}) {
  let row = await create(who, '/deals', { name, stage: stages[through[0]!]!.id, ...given })
  for (const next of through.slice(1))
    row = (await who.act(`/deals/${row.id}/move`, { stage: stages[next]!.id }, row.version)).body.data
  if (end) row = (await who.act(`/deals/${row.id}/${end}`, end === 'lose' ? { reason: 'price' } : {}, row.version)).body.data // prettier-ignore
}

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  pipeline = (await create(ada, '/pipelines', { name: 'Machines' })).id
  stages = []
  for (const [position, name] of ['Heard', 'Understood', 'Offered'].entries())
    stages.push(await create(ada, '/stages', { name, pipeline, position: position + 1 }))
  await walk(ada, 'won', [0, 1, 2], 'win')
  await walk(ada, 'lost at once', [0], 'lose')
  await walk(ada, 'lost later', [0, 1], 'lose')
  await walk(ada, 'skipped', [0, 2])
  await walk(ada, 'back and forth', [0, 1, 0, 1])
  await walk(ada, 'gone back', [1, 0])
  await walk(bob, 'Bob’s', [0, 1])
  await walk(ada, 'hidden', [0], undefined, { private: true })
  for (let tries = 0; tries < 200 && (await funnel(ada))[0]!.entered.count < 8; tries++) await sleep(50)
})
afterAll(() => app.close())

describe('the funnel of a pipeline', () => {
  test('says how many entered each stage and what became of them; the last time counts', async () => {
    await expect
      .poll(async () => counts(await funnel(ada)))
      .toEqual([
        // entered, onward, lost, back, here
        [8, 5, 1, 0, 2],
        [5, 1, 1, 1, 2],
        [2, 1, 0, 0, 1],
      ])
  })

  test('says by which filter a list shows the deals behind each number, whoever asks and whatever of', async () => {
    const [first, second, last] = await funnel(ada)
    expect(await named(ada, first!.lost)).toEqual(['lost at once'])
    expect(await named(ada, second!.back)).toEqual(['gone back'])
    expect(await named(ada, last!.here)).toEqual(['skipped'])
    for (const [who, more] of [[ada, {}], [bob, {}], [bob, { whose: 'mine' }], [ada, { won: 'true' }]] as const)
      for (const step of await funnel(who, more))
        for (const way of ['entered', 'onward', 'lost', 'back', 'here'] as const)
          expect(await named(who, step[way]), way).toHaveLength(step[way].count)
  }) // prettier-ignore

  test('what was once so is asked of lists of today only, of fields that are kept, and of one’s own days', async () => {
    const passed = { field: 'stage', passed: [stages[0]!.id, '2020-01-01', 'today'] }
    const ask = async (filter: unknown, more = {}) =>
      (await ada.get(`/deals?${new URLSearchParams({ filter: JSON.stringify(filter), ...more })}`)).body
    expect((await ask(passed)).data).toHaveLength(8)
    expect((await ask(passed, { asOf: '2026-01-01' })).fields).toMatchObject([{ message: 'What Stage was once can only be asked of a list of today.' }]) // prettier-ignore
    expect((await ask({ field: 'company', passed: passed.passed })).code).toBe('invalid')
    expect((await ask({ field: 'stage', passed: [stages[0]!.id, '2020-01-01'] })).code).toBe('invalid')
    const deal = { see: 'own', rules: { see: passed } }
    const { status, body } = await ada.post('/own-roles', { name: 'Once', rights: JSON.stringify({ deal }) })
    expect([status, JSON.stringify(body.fields)]).toEqual([422, expect.stringContaining('can only be asked of a list of today')]) // prettier-ignore
  })

  test('counts only what one may see, one’s own, or what was won', async () => {
    expect((await funnel(bob))[0]!.entered.count).toBe(7)
    expect(await named(bob, (await funnel(ada))[0]!.entered)).not.toContain('hidden')
    expect(await named(bob, (await funnel(bob, { whose: 'mine' }))[0]!.entered)).toEqual(['Bob’s'])
    expect(counts(await funnel(ada, { won: 'true' }))).toEqual([[1, 1, 0, 0, 0], [1, 1, 0, 0, 0], [1, 1, 0, 0, 0]]) // prettier-ignore
  })

  test('says how long deals stay that have left, in days, and asks for its days and a pipeline', async () => {
    const [, , last] = await funnel(ada)
    expect(last!.days).toBeGreaterThanOrEqual(0)
    expect(last!.days).toBeLessThan(0.1)
    expect((await ada.get(`/pipelines/${pipeline}/funnel?from=2024-13-01&to=2024-01-01`)).status).toBe(422)
    expect((await ada.get(`/pipelines/${stages[0]!.id}/funnel?${new URLSearchParams(year)}`)).status).toBe(404)
    expect(counts(await funnel(ada, { from: '2020-01-01', to: '2020-12-31' }))[0]).toEqual([0, 0, 0, 0, 0])
  })
})
