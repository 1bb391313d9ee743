import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let vera: Client
let pipeline: string
let stages: Row[]
let points: Row[]

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob, vera] = [app.as(app.ada), app.as(app.bob), app.as(app.vera)]
})
afterAll(() => app.close())

beforeEach(async () => {
  pipeline = (await create(ada, '/pipelines', { name: 'Sales of machines' })).id
  stages = []
  for (const [position, name] of ['Heard', 'Understood', 'Offered'].entries())
    stages.push(await create(ada, '/stages', { name, pipeline, position: position + 1 }))
  points = []
  for (const [position, name] of ['Budget known', 'Decider met'].entries())
    points.push(await create(ada, '/exit-points', { name, stage: stages[1]!.id, position }))
})

const create = async (who: Client, path: string, given: unknown): Promise<Row> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const newDeal = (who: Client = bob) => create(who, '/deals', { name: 'A mill', stage: stages[1]!.id })
const tick = (of: Row, point: Row, who: Client = bob) => create(who, '/deal-ticks', { deal: of.id, point: point.id })
const move = (of: Row, into: Row, headers = {}) =>
  bob.act(`/deals/${of.id}/move`, { stage: into.id }, of.version, headers)
const stageOf = async (of: Row) => (await ada.get(`/deals/${of.id}`)).body.data.stage

test('a deal moves on once every point is ticked; until then the open ones are named', async () => {
  const deal = await newDeal()
  const refused = await move(deal, stages[2]!)
  expect(refused.body).toMatchObject({
    status: 422,
    code: 'rule_unmet',
    fields: [{ field: 'stage', message: '“Understood” asks for this first: Budget known, Decider met.' }],
  })
  await tick(deal, points[0]!)
  expect((await move(deal, stages[2]!)).body.fields).toMatchObject([
    { message: '“Understood” asks for this first: Decider met.' },
  ])
  await tick(deal, points[1]!)
  expect((await move(deal, stages[2]!)).status).toBe(200)
})

test('nor is it won with open points; going back and losing are free', async () => {
  const deal = await newDeal()
  expect((await bob.act(`/deals/${deal.id}/win`, {}, 1)).body).toMatchObject({ code: 'rule_unmet' })
  expect((await move(deal, stages[0]!)).status).toBe(200)
  expect((await bob.act(`/deals/${deal.id}/lose`, { reason: 'price' }, 2)).status).toBe(200)
})

test('another pipeline is no way around it', async () => {
  const deal = await newDeal()
  const [elsewhere] = (await ada.get('/stages?sort=position&limit=1')).body.data as Row[]
  expect((await move(deal, elsewhere!)).status).toBe(422)
  expect(await stageOf(deal)).toBe(stages[1]!.id)
})

test('a bulk edit moves those that are ready and says why it leaves the others', async () => {
  const [ready, open] = [await newDeal(), await newDeal()]
  for (const point of points) await tick(ready, point)
  const { body } = await bob.post('/deals/bulk', {
    ids: [ready.id, open.id],
    action: { name: 'move', input: { stage: stages[2]!.id } },
  })
  const job = await app.job(app.bob, body.data.id)
  expect(job.result).toMatchObject({ change: 1, skipped: [{ count: 1, ids: [open.id] }] })
  expect([await stageOf(ready), await stageOf(open)]).toEqual([stages[2]!.id, stages[1]!.id])
})

test('a stage that only asks lets go who confirms it', async () => {
  await ada.patch(`/stages/${stages[1]!.id}`, { leaving: 'ask' }, 1)
  const deal = await newDeal()
  const asked = await move(deal, stages[2]!)
  expect(asked.body).toMatchObject({ status: 409, code: 'confirm_rule', rules: [stages[1]!.id] })
  expect(await stageOf(deal)).toBe(stages[1]!.id)
  expect((await move(deal, stages[2]!, { 'farley-confirm': stages[1]!.id })).status).toBe(200)
})

test('what was moved back comes forward again by undo, whatever is open', async () => {
  const deal = await newDeal()
  const back = await move(deal, stages[0]!)
  expect((await bob.post('/undo', { cause: back.body.cause })).status).toBe(200)
  expect(await stageOf(deal)).toBe(stages[1]!.id)
})

test('a point is ticked once, says who did it, and may be unticked', async () => {
  const deal = await newDeal()
  const ticked = await tick(deal, points[0]!)
  expect(ticked).toMatchObject({ createdBy: app.bob.id })
  expect((await bob.post('/deal-ticks', { deal: deal.id, point: points[0]!.id })).body).toMatchObject({ code: 'taken' })
  expect((await bob.delete(`/deal-ticks/${ticked.id}`, 1)).status).toBe(200)
  await tick(deal, points[0]!)
  expect((await bob.post(`/deal-ticks/${ticked.id}/restore`, {})).body).toMatchObject({ code: 'taken' })
})

test('of two who tick a point at the same moment one does, and the other is told', async () => {
  const deal = await newDeal()
  const ticks = await Promise.all([bob, ada, bob, ada].map((who) => who.post('/deal-ticks', { deal: deal.id, point: points[0]!.id }))) // prettier-ignore
  expect(ticks.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  expect(ticks.find(({ status }) => status === 409)!.body).toMatchObject({
    code: 'taken',
    fields: [{ field: 'point' }],
  })
})

test('who may not edit a deal ticks nothing, and only admins say what is asked', async () => {
  const deal = await newDeal(ada)
  for (const who of [bob, vera]) {
    expect((await who.post('/deal-ticks', { deal: deal.id, point: points[0]!.id })).status).toBe(403)
    expect((await who.post('/exit-points', { name: 'Mine', stage: stages[1]!.id })).status).toBe(403)
  }
})

test('the points of a stage go with it', async () => {
  await ada.delete(`/stages/${stages[1]!.id}`, 1)
  expect((await ada.get(`/exit-points/${points[0]!.id}`)).body.data).toMatchObject({ deletedAt: expect.any(String) })
})
