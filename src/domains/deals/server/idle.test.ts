import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let stages: Row[]
let zone: string
/** The day on which a deal came into its stage, where the company is. */
const entered = ({ stageSince }: Row) => dayIn(zone, new Date(String(stageSince)))

const create = async (path: string, given: unknown): Promise<Row> => {
  const { status, body } = await ada.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const read = async ({ id }: Row): Promise<Row> => (await ada.get(`/deals/${id}`)).body.data
const idle = async (): Promise<unknown[]> => {
  const filter = JSON.stringify({ field: 'idleOn', lte: 'today' })
  return (await ada.get(`/deals?filter=${encodeURIComponent(filter)}`)).body.data.map(({ name }: Row) => name)
}

beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  zone = (await ada.get('/workspaces')).body.data[0].timeZone
  stages = (await ada.get('/stages?sort=position')).body.data
})
afterAll(() => app.close())

test('a deal is idle once more days have passed than its stage allows, and no longer once somebody has spoken about it', async () => {
  const deal = await create('/deals', { name: 'Quiet', stage: stages[0]!.id })
  expect(deal.idleOn).toBe(addDays(entered(deal), 22))
  const moved = await ada.act(`/deals/${deal.id}/move`, { stage: stages[2]!.id }, deal.version)
  expect(moved.body.data.idleOn).toBe(addDays(entered(moved.body.data), 15))
  const startedAt = new Date(Date.now() - 60_000).toISOString()
  await create('/calls', { subject: 'Spoke', about: [deal.id], startedAt, direction: 'out' })
  expect((await read(deal)).idleOn).toBe(addDays(entered(moved.body.data), 15))
})

test('when a stage allows other days, its open deals follow, and lists find those that are idle by then', async () => {
  const deal = await create('/deals', { name: 'Follows', stage: stages[1]!.id })
  const set = async (idleDays: number | null) => {
    const { version } = (await ada.get(`/stages/${stages[1]!.id}`)).body.data
    expect((await ada.patch(`/stages/${stages[1]!.id}`, { idleDays }, version)).status).toBe(200)
  }
  await set(5)
  expect((await read(deal)).idleOn).toBe(addDays(entered(deal), 6))
  expect(await idle()).toEqual([])
  await set(null)
  expect((await read(deal)).idleOn).toBeNull()
})

test('what is won or lost is not idle, and nobody says by hand that something is', async () => {
  const deal = await create('/deals', { name: 'Over', stage: stages[0]!.id })
  expect((await ada.patch(`/deals/${deal.id}`, { idleOn: '2026-01-01' }, deal.version)).status).toBe(422)
  const won = await ada.act(`/deals/${deal.id}/win`, {}, deal.version)
  expect(won.body.data.idleOn).toBeNull()
})
