import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let vera: Client

const create = async (path: string, given: unknown, who = ada): Promise<Row> => {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const newDeal = (given: Record<string, unknown> = {}) =>
  create('/deals', { name: 'Pumps', owner: app.bob.id, ...given })
const rival = (name: string) => create('/competitors', { name })
const read = async ({ id }: Row): Promise<Row> => (await ada.get(`/deals/${id}`)).body.data
const namedIn = async ({ id }: Row): Promise<Row[]> =>
  (await ada.get(`/deal-competitors?filter=${encodeURIComponent(JSON.stringify({ field: 'deal', is: id }))}`)).body.data

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob, vera] = [app.as(app.ada), app.as(app.bob), app.as(app.vera)]
})
afterAll(() => app.close())

describe('a competitor', () => {
  test('is one record of a name, which everybody may add and change but who only looks', async () => {
    const made = await create('/competitors', { name: 'Hydrax', website: 'https://hydrax.example' }, bob)
    expect((await bob.post('/competitors', { name: 'HYDRAX' })).body).toMatchObject({ fields: [{ field: 'name' }] })
    expect((await bob.patch(`/competitors/${made.id}`, { strengths: 'Cheap.' }, made.version)).status).toBe(200)
    expect((await vera.get(`/competitors/${made.id}`)).body.data.strengths).toBe('Cheap.')
    expect((await vera.patch(`/competitors/${made.id}`, { strengths: 'None.' }, made.version + 1)).status).toBe(403)
    expect((await vera.post('/competitors', { name: 'Flowis' })).status).toBe(403)
  })

  test('is named once in a deal, also by two at the same moment, and the deal says whom it is up against', async () => {
    const [deal, one, other] = [await newDeal(), await rival('Once'), await rival('Twice')]
    const name = (competitor: Row) => ada.post('/deal-competitors', { deal: deal.id, competitor: competitor.id })
    const made = await Promise.all([name(one), name(one)])
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409])
    const second = await create('/deal-competitors', { deal: deal.id, competitor: other.id, status: 'ahead' })
    expect((await read(deal)).competitors).toEqual([one.id, other.id])
    const filter = encodeURIComponent(JSON.stringify({ field: 'competitors', contains: other.id }))
    expect((await ada.get(`/deals?filter=${filter}`)).body.data).toMatchObject([{ id: deal.id }])
    expect((await ada.patch(`/deal-competitors/${second.id}`, { competitor: one.id }, second.version)).body.code).toBe('taken') // prettier-ignore
    const gone = await ada.delete(`/deal-competitors/${second.id}`, second.version)
    expect((await read(deal)).competitors).toEqual([one.id])
    expect((await ada.post('/undo', { cause: gone.body.cause })).status).toBe(200)
    expect((await read(deal)).competitors).toEqual([one.id, other.id])
  })

  test('is named only by who may edit the deal, and seen only by who may see it', async () => {
    const competitor = (await rival('Unseen')).id
    const kept = await newDeal({ owner: app.ada.id, private: true })
    const named = await create('/deal-competitors', { deal: kept.id, competitor })
    expect((await bob.get(`/deal-competitors/${named.id}`)).status).toBe(404)
    const theirs = await newDeal({ owner: app.ada.id })
    expect((await bob.post('/deal-competitors', { deal: theirs.id, competitor })).status).toBe(403)
    expect((await vera.post('/deal-competitors', { deal: theirs.id, competitor })).status).toBe(403)
  })
})

describe('a deal that is lost', () => {
  test('may say to whom, who is named in it then; undo takes back both, reopening what was said of the end', async () => {
    const [deal, winner] = [await newDeal(), await rival('Winner')]
    const lost = await ada.act(`/deals/${deal.id}/lose`, { reason: 'competitor', lostTo: winner.id }, deal.version)
    expect(lost.body.data).toMatchObject({ status: 'lost', lostTo: winner.id })
    expect(await namedIn(deal)).toMatchObject([{ competitor: winner.id }])
    expect((await ada.post('/undo', { cause: lost.body.cause })).status).toBe(200)
    expect(await read(deal)).toMatchObject({ status: 'open', lostTo: null, competitors: null })
    expect(await namedIn(deal)).toEqual([])
    const again = await ada.act(`/deals/${deal.id}/lose`, { reason: 'price', lostTo: winner.id }, (await read(deal)).version) // prettier-ignore
    const reopened = await ada.act(`/deals/${deal.id}/reopen`, {}, again.body.data.version)
    expect(reopened.body.data).toMatchObject({ lostTo: null, competitors: [winner.id] })
  })

  test('says nobody who is none, and nobody says it beside losing', async () => {
    const [deal, none] = [await newDeal(), await newDeal()]
    const lose = (lostTo: string) => ada.act(`/deals/${deal.id}/lose`, { reason: 'price', lostTo }, deal.version)
    expect((await lose(none.id)).body).toMatchObject({ fields: [{ field: 'lostTo' }] })
    const { status, body } = await ada.patch(`/deals/${deal.id}`, { lostTo: (await rival('Patched')).id }, deal.version)
    expect([status, body.fields?.[0]?.field]).toEqual([422, 'lostTo'])
  })
})
