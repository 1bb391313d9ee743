import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let vera: Client
let stages: Row[]

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob, vera] = [app.as(app.ada), app.as(app.bob), app.as(app.vera)]
  stages = (await ada.get('/stages?sort=position')).body.data
})
afterAll(() => app.close())

const create = async (who: Client, path: string, given: unknown): Promise<Row> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const newDeal = (who: Client, given = {}) => create(who, '/deals', { name: 'Flow monitoring', ...given })
const read = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const historyOf = async (id: string): Promise<Row[]> => (await ada.get(`/deals/${id}/history`)).body.data

describe('a deal', () => {
  test('begins open in the first stage, with that stage’s probability', async () => {
    const deal = await newDeal(bob)
    expect(deal).toMatchObject({ status: 'open', stage: stages[0]!.id, probability: 10, owner: app.bob.id })
    expect(deal.stageSince).not.toBeNull()
    expect(deal.openedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('changes its stage by being moved, never by a patch', async () => {
    const deal = await newDeal(bob)
    const patched = await bob.patch(`/deals/${deal.id}`, { stage: stages[1]!.id }, 1)
    expect(patched.status).toBe(422)
    expect(patched.body.fields).toEqual([{ field: 'stage', message: expect.stringMatching(/by an action/) }])
    const moved = await bob.act(`/deals/${deal.id}/move`, { stage: stages[1]!.id }, 1)
    expect(moved.body.data).toMatchObject({ stage: stages[1]!.id, probability: 25, version: 2 })
    expect((await historyOf(deal.id))[0]).toMatchObject({ name: 'move', before: { stage: stages[0]!.id } })
  })

  test('may not be moved, won or lost by who may not edit it, nor by who only looks', async () => {
    const deal = await newDeal(ada)
    for (const who of [bob, vera]) {
      for (const [action, input] of [
        ['move', { stage: stages[1]!.id }],
        ['win', {}],
        ['lose', { reason: 'price' }],
      ] as const) {
        expect((await who.act(`/deals/${deal.id}/${action}`, input, 1)).status).toBe(403)
      }
    }
    expect(await read(`/deals/${deal.id}`)).toMatchObject({ version: 1, status: 'open' })
  })

  test('enters a stage only with what the stage requires, and says what is missing', async () => {
    const proposal = await create(ada, '/stages', {
      name: 'Offer',
      pipeline: stages[0]!.pipeline,
      position: 9,
      requires: ['amount', 'closeOn'],
    })
    const deal = await newDeal(ada)
    const refused = await ada.act(`/deals/${deal.id}/move`, { stage: proposal.id }, 1)
    expect(refused.status).toBe(422)
    expect(refused.body.fields.map((fault: { field: string }) => fault.field)).toEqual(['amount', 'closeOn'])
    const ready = await ada.patch(
      `/deals/${deal.id}`,
      { amount: { amount: '100', currency: 'EUR' }, closeOn: '2030-01-01' },
      1,
    )
    expect((await ada.act(`/deals/${deal.id}/move`, { stage: proposal.id }, ready.body.data.version)).status).toBe(200)
  })
})

test('what is done to a deal stands on its company’s timeline; what is edited stands on its own', async () => {
  const company = await create(ada, '/companies', { name: 'Steinbach' })
  const deal = await newDeal(ada, { company: company.id })
  const hidden = await newDeal(ada, { company: company.id, private: true })
  const edited = await ada.patch(`/deals/${deal.id}`, { name: 'Flow monitoring 2' }, 1)
  await ada.act(`/deals/${deal.id}/win`, {}, edited.body.data.version)
  const told = async (who: Client) =>
    ((await who.get(`/companies/${company.id}/timeline?kinds=change`)).body.data as { id: string; line: Row }[])
      .filter(({ id }) => id !== company.id)
      .map(({ id, line }) => [line.name, id])
  expect(await told(bob)).toEqual([
    ['win', deal.id],
    ['create', deal.id],
  ])
  expect(await told(ada)).toContainEqual(['create', hidden.id])
})

describe('winning and losing', () => {
  test('a won deal makes its company a customer, in one cause that undoes both', async () => {
    const company = await create(ada, '/companies', { name: 'Steinbach', lifeCycle: 'qualified' })
    const deal = await newDeal(ada, { company: company.id })
    const won = await ada.act(`/deals/${deal.id}/win`, { closedOn: '2024-03-01' }, 1)
    expect(won.body.data).toMatchObject({ status: 'won', closeOn: '2024-03-01', probability: 100 })
    expect(await read(`/companies/${company.id}`)).toMatchObject({ lifeCycle: 'customer' })
    expect((await historyOf(deal.id))[0]).toMatchObject({
      name: 'win',
      happenedAt: expect.stringMatching(/^2024-0[23]-/),
    })
    const undone = await ada.post('/undo', { cause: won.body.cause })
    expect(undone.body.data.changes).toHaveLength(2)
    expect(await read(`/deals/${deal.id}`)).toMatchObject({ status: 'open', closedAt: null, probability: 10 })
    expect(await read(`/companies/${company.id}`)).toMatchObject({ lifeCycle: 'qualified' })
  })

  test('a deal is lost for a reason that there is, not in the future, and only while it is open', async () => {
    const deal = await newDeal(ada)
    expect((await ada.act(`/deals/${deal.id}/lose`, {}, 1)).body.fields).toMatchObject([{ field: 'reason' }])
    expect((await ada.act(`/deals/${deal.id}/lose`, { reason: 'weather' }, 1)).body).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'lossReason' }],
    })
    expect(
      (await ada.act(`/deals/${deal.id}/lose`, { reason: 'price', closedOn: '2999-01-01' }, 1)).body.fields,
    ).toMatchObject([{ field: 'closedOn' }])
    expect((await ada.act(`/deals/${deal.id}/lose`, { reason: 'price' }, 1)).body.data).toMatchObject({
      status: 'lost',
      lossReason: 'price',
      probability: 0,
    })
    expect((await ada.act(`/deals/${deal.id}/win`, {}, 2)).body).toMatchObject({ code: 'not_now', status: 409 })
    expect((await ada.act(`/deals/${deal.id}/reopen`, {}, 2)).body.data).toMatchObject({
      status: 'open',
      lossReason: null,
      closedAt: null,
    })
  })

  test('two who close one deal at once: one does, the other is told', async () => {
    const deal = await newDeal(ada)
    const answers = await Promise.all([
      ada.act(`/deals/${deal.id}/win`, {}, 1),
      ada.act(`/deals/${deal.id}/lose`, { reason: 'price' }, 1),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await read(`/deals/${deal.id}`)).toMatchObject({ version: 2 })
  })
})

describe('what is planned and said about a deal', () => {
  test('the first open task or meeting is its next step, until it is done', async () => {
    const deal = await newDeal(ada)
    const later = await create(ada, '/tasks', {
      title: 'Send the offer',
      about: [deal.id],
      dueAt: '2031-05-02T08:00:00Z',
    })
    await create(ada, '/meetings', { title: 'Site visit', about: [deal.id], startsAt: '2031-05-01T08:00:00Z' })
    expect(await read(`/deals/${deal.id}`)).toMatchObject({
      nextStep: 'Site visit',
      nextStepAt: '2031-05-01T08:00:00.000Z',
      version: 1,
    })
    const [meeting] = (
      await ada.get(`/meetings?filter=${encodeURIComponent(JSON.stringify({ field: 'about', contains: deal.id }))}`)
    ).body.data
    await ada.delete(`/meetings/${meeting.id}`, meeting.version)
    expect(await read(`/deals/${deal.id}`)).toMatchObject({ nextStep: 'Send the offer' })
    await ada.act(`/tasks/${later.id}/complete`, {}, 1)
    expect(await read(`/deals/${deal.id}`)).toMatchObject({ nextStep: null, nextStepAt: null })
  })

  test('stands on the company’s timeline too', async () => {
    const company = await create(ada, '/companies', { name: 'Tessera' })
    const deal = await newDeal(ada, { company: company.id })
    const note = await create(ada, '/notes', { text: 'They compare us with two others.', about: [deal.id] })
    const timeline = (await ada.get(`/companies/${company.id}/timeline?kinds=note`)).body.data as Row[]
    expect(timeline.map(({ id }) => id)).toContain(note.id)
  })
})

describe('pipelines and stages', () => {
  test('a stage with deals in it is not deleted, and says why', async () => {
    await newDeal(ada)
    const refused = await ada.delete(`/stages/${stages[0]!.id}`, stages[0]!.version)
    expect(refused.body).toMatchObject({ status: 409, detail: expect.stringMatching(/Deals are in “New”/) })
    const pipeline = await read(`/pipelines/${stages[0]!.pipeline as string}`)
    expect((await ada.delete(`/pipelines/${pipeline.id}`, pipeline.version)).status).toBe(409)
  })

  test('are changed by admins only', async () => {
    expect((await bob.patch(`/stages/${stages[0]!.id}`, { probability: 1 }, stages[0]!.version)).status).toBe(403)
    expect((await bob.post('/pipelines', { name: 'Mine' })).status).toBe(403)
  })

  test('a stage’s probability is that of its open deals', async () => {
    const deal = await newDeal(ada)
    const stage = await read(`/stages/${deal.stage as string}`)
    await ada.patch(`/stages/${stage.id}`, { probability: 12 }, stage.version)
    expect(await read(`/deals/${deal.id}`)).toMatchObject({ probability: 12, version: 1 })
  })
})
