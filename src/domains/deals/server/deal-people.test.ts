import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client

const create = async (path: string, given: unknown, who = ada): Promise<Row> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const newDeal = (more = {}) => create('/deals', { name: 'Map', ...more })
const join = async (deal: Row, lastName: string, more = {}) =>
  create('/deal-people', { deal: deal.id, person: (await create('/people', { lastName })).id, ...more })
const read = async ({ id }: Row): Promise<Row> => (await ada.get(`/deal-people/${id}`)).body.data
const say = async (who: Row, patch: unknown) => ada.patch(`/deal-people/${who.id}`, patch, (await read(who)).version)

beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
})
afterAll(() => app.close())

describe('the people of a deal', () => {
  test('have a part and a stance, and report to and influence others who are in it', async () => {
    const deal = await newDeal()
    const chief = await join(deal, 'Chief', { role: 'decider', stance: 'neutral' })
    const buyer = await join(deal, 'Buyer', {
      role: 'influencer',
      stance: 'for',
      reportsTo: chief.id,
      influences: [chief.id],
    })
    expect(await read(buyer)).toMatchObject({ stance: 'for', reportsTo: chief.id, influences: [chief.id] })
    expect((await say(buyer, { stance: 'fond' })).status).toBe(422)
  })

  test('report to nobody outside of it, not to themselves, and in no circle', async () => {
    const [deal, other] = [await newDeal(), await newDeal()]
    const stranger = await join(other, 'Stranger')
    const [one, two, three] = [await join(deal, 'One'), await join(deal, 'Two'), await join(deal, 'Three')]
    expect((await say(one, { reportsTo: stranger.id })).body).toMatchObject({ fields: [{ field: 'reportsTo' }] })
    expect((await say(one, { influences: [two.id, stranger.id] })).body).toMatchObject({
      fields: [{ field: 'influences' }],
    })
    expect((await say(one, { reportsTo: one.id })).body).toMatchObject({ fields: [{ field: 'reportsTo' }] })
    expect((await say(two, { reportsTo: one.id })).status).toBe(200)
    expect((await say(three, { reportsTo: two.id })).status).toBe(200)
    const circle = await say(one, { reportsTo: three.id })
    expect([circle.status, circle.body.fields[0].message]).toEqual([422, 'Reports to: that would be a circle.'])
  })

  test('of two who draw a circle at the same moment, one is refused', async () => {
    const deal = await newDeal()
    const [one, two] = [await join(deal, 'Here'), await join(deal, 'There')]
    const done = await Promise.all([say(one, { reportsTo: two.id }), say(two, { reportsTo: one.id })])
    expect(done.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('come back as they were linked when their leaving is taken back, unless that closes a circle', async () => {
    const deal = await newDeal()
    const chief = await join(deal, 'Leaves')
    const buyer = await join(deal, 'Stays', { reportsTo: chief.id, influences: [chief.id] })
    const gone = await ada.delete(`/deal-people/${chief.id}`, chief.version)
    expect((await say(buyer, { influences: [chief.id], reportsTo: null })).status).toBe(200)
    expect((await say(buyer, { reportsTo: chief.id })).body).toMatchObject({ fields: [{ field: 'reportsTo' }] })
    expect((await ada.post('/undo', { cause: gone.body.cause })).status).toBe(200)
    const above = await say(chief, { reportsTo: buyer.id })
    const again = await ada.delete(`/deal-people/${chief.id}`, above.body.data.version)
    const third = await join(deal, 'Third')
    expect((await say(buyer, { reportsTo: third.id })).status).toBe(200)
    expect((await ada.post('/undo', { cause: again.body.cause })).status).toBe(200)
    expect(await read(chief)).toMatchObject({ reportsTo: buyer.id })
  })

  test('who comes back from the bin into a circle reports to nobody', async () => {
    const deal = await newDeal()
    const [one, two, three] = [await join(deal, 'Ring'), await join(deal, 'Rang'), await join(deal, 'Rung')]
    await say(one, { reportsTo: two.id })
    await say(two, { reportsTo: three.id })
    await ada.delete(`/deal-people/${two.id}`, (await read(two)).version)
    expect((await say(three, { reportsTo: one.id })).status).toBe(200)
    expect((await ada.post(`/deal-people/${two.id}/restore`, {})).status).toBe(200)
    expect(await read(two)).toMatchObject({ reportsTo: null })
    expect(await read(one)).toMatchObject({ reportsTo: two.id })
  })

  test('are changed only by who may edit the deal', async () => {
    const deal = await newDeal({ owner: app.ada.id })
    const chief = await join(deal, 'Closed')
    const answer = await app.as(app.bob).patch(`/deal-people/${chief.id}`, { stance: 'against' }, chief.version)
    expect(answer.status).toBe(403)
    expect((await app.as(app.vera).patch(`/deal-people/${chief.id}`, { stance: 'for' }, chief.version)).status).toBe(
      403,
    )
  })
})

describe('a deal says who decides about it', () => {
  const found = async (filter: unknown) => {
    const { body } = await ada.get(`/deals?limit=200&filter=${encodeURIComponent(JSON.stringify(filter))}`)
    return body.data.map(({ id }: Row) => id)
  }
  const parts = async ({ id }: Row) => {
    const { deciders, champions, blockers } = (await ada.get(`/deals/${id}`)).body.data
    return { deciders, champions, blockers }
  }

  test('so that a list finds those of which nobody knows, and whoever leaves or plays another part is told no more', async () => {
    const deal = await newDeal()
    expect(await found({ field: 'deciders', isEmpty: true })).toContain(deal.id)
    const chief = await join(deal, 'Decider', { role: 'decider' })
    const block = await join(deal, 'Blocker', { role: 'blocker' })
    await join(deal, 'User', { role: 'user' })
    expect(await parts(deal)).toEqual({ deciders: [chief.person], champions: null, blockers: [block.person] })
    expect(await found({ field: 'deciders', isEmpty: true })).not.toContain(deal.id)
    expect(await found({ field: 'blockers', contains: block.person })).toEqual([deal.id])
    await say(block, { role: 'champion' })
    const gone = await ada.delete(`/deal-people/${chief.id}`, chief.version)
    expect(await parts(deal)).toEqual({ deciders: null, champions: [block.person], blockers: null })
    expect((await ada.post('/undo', { cause: gone.body.cause })).status).toBe(200)
    expect((await parts(deal)).deciders).toEqual([chief.person])
  })

  test('of two who name one at the same moment both are known, and nobody types it', async () => {
    const deal = await newDeal()
    const named = await Promise.all([join(deal, 'Left', { role: 'decider' }), join(deal, 'Right', { role: 'decider' })])
    expect((await parts(deal)).deciders.toSorted()).toEqual(named.map(({ person }) => person).toSorted())
    const { status, body } = await ada.patch(`/deals/${deal.id}`, { deciders: [] }, (await ada.get(`/deals/${deal.id}`)).body.data.version) // prettier-ignore
    expect([status, body.fields?.[0]?.field]).toEqual([422, 'deciders'])
  })

  test('under the name of the one who stays when two people become one, and back', async () => {
    const deal = await newDeal()
    const chief = await join(deal, 'Double', { role: 'decider' })
    const buyer = await join(deal, 'Under', { reportsTo: chief.id })
    const stays = await create('/people', { lastName: 'Stays' })
    const { body: gone } = await ada.get(`/people/${chief.person}`)
    const merged = await ada.act(`/people/${chief.person}/merge`, { into: stays.id }, gone.data.version)
    expect(merged.status, merged.text).toBe(200)
    expect((await parts(deal)).deciders).toEqual([stays.id])
    expect(await read(buyer)).toMatchObject({ reportsTo: chief.id })
    expect((await ada.post('/undo', { cause: merged.body.cause })).status).toBe(200)
    expect((await parts(deal)).deciders).toEqual([chief.person])
  })
})
