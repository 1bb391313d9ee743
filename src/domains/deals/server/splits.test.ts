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
const eur = (amount: string) => ({ amount, currency: 'EUR' })
const newDeal = (given: Record<string, unknown> = {}) =>
  create('/deals', { name: 'Shared', amount: eur('100.01'), owner: app.bob.id, ...given })
const share = (deal: Row, seller: string, percent: number) =>
  ada.post('/deal-splits', { deal: deal.id, seller, percent })
const read = async (deal: Row): Promise<Row> => (await ada.get(`/deals/${deal.id}`)).body.data

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob, vera] = [app.as(app.ada), app.as(app.bob), app.as(app.vera)]
})
afterAll(() => app.close())

describe('the shares of a deal', () => {
  test('are the whole together: what is given is no more than what is left, and the refusal says how much that is', async () => {
    const deal = await newDeal()
    expect((await share(deal, app.max.id, 60)).status).toBe(201)
    const { status, body } = await share(deal, app.ada.id, 40.0001)
    expect(status).toBe(422)
    expect(body.fields).toMatchObject([
      {
        field: 'percent',
        message: 'Share: all shares of a deal are 100 % together, and 40 % are left.',
      },
    ])
    expect((await share(deal, app.ada.id, 40)).status).toBe(201)
    expect((await read(deal)).coSellers).toEqual([app.max.id, app.ada.id])
  })

  test('are one for each seller, none for the owner, and more than nothing', async () => {
    const deal = await newDeal()
    expect((await share(deal, app.bob.id, 10)).body).toMatchObject({ fields: [{ field: 'seller' }] })
    expect((await share(deal, app.max.id, 0)).body).toMatchObject({ fields: [{ field: 'percent' }] })
    await share(deal, app.max.id, 10)
    expect((await share(deal, app.max.id, 10)).body).toMatchObject({ code: 'taken', fields: [{ field: 'seller' }] })
  })

  test('of two who share it at the same moment, both hear of each other', async () => {
    const deal = await newDeal()
    const made = await Promise.all([share(deal, app.max.id, 60), share(deal, app.ada.id, 60)])
    expect(made.map(({ status }) => status).sort()).toEqual([201, 422])
  })

  test('follow the owner: who becomes it has what is left, and it can be taken back', async () => {
    const deal = await newDeal()
    await share(deal, app.max.id, 30)
    const { version } = await read(deal)
    const { body } = await ada.patch(`/deals/${deal.id}`, { owner: app.max.id }, version)
    expect((await read(deal)).coSellers ?? []).toEqual([])
    expect((await ada.post('/undo', { cause: body.cause })).status).toBe(200)
    expect(await read(deal)).toMatchObject({ owner: app.bob.id, coSellers: [app.max.id] })
  })

  test('are changed by whoever may change the deal, and by nobody else', async () => {
    const deal = await newDeal({ owner: app.ada.id })
    const given = { deal: deal.id, seller: app.max.id, percent: 10 }
    expect((await vera.post('/deal-splits', given)).status).toBe(403)
    const hidden = await newDeal({ owner: app.ada.id, private: true })
    expect((await bob.post('/deal-splits', { ...given, deal: hidden.id })).status).toBe(404)
  })
})

describe('what deals come to by seller', () => {
  const sums = async (who: Client, more = '') => (await who.get(`/deals/by-seller?status=won${more}`)).body

  beforeAll(async () => {
    for (const [name, amount, more] of [
      ['one', '100.01', {}],
      ['two', '0.01', {}],
      ['hidden', '7', { owner: app.ada.id, private: true }],
    ] as const) {
      // prettier-ignore
      const deal = await newDeal({ name, amount: eur(amount), ...more })
      if (name !== 'hidden') await share(deal, app.max.id, 50)
      const { version } = await read(deal)
      expect((await ada.act(`/deals/${deal.id}/win`, {}, version)).status).toBe(200)
    }
  })

  test('is exactly what they come to at all, and each sum opens its deals', async () => {
    const { data } = await sums(ada)
    const of = (id: string) => data.find(({ seller }: Row) => seller === id)
    expect(of(app.bob.id)).toMatchObject({ count: 2, amount: eur('50.02') })
    expect(of(app.max.id)).toMatchObject({ count: 2, amount: eur('50.00') })
    expect(of(app.ada.id)).toMatchObject({ count: 1, amount: eur('7.00') })
    const filter = encodeURIComponent(JSON.stringify(of(app.max.id).filter))
    const { body } = await ada.get(`/deals?filter=${filter}&sort=name`)
    expect(body.data.map(({ name }: Row) => name)).toEqual(['one', 'two'])
  })

  test('is asked for days, and of what one may see', async () => {
    expect((await sums(ada, '&to=2020-01-01')).data).toEqual([])
    expect((await sums(ada, '&from=2020-01-01')).data).toHaveLength(3)
    expect((await sums(bob)).data).toHaveLength(2)
    expect((await ada.get('/deals/by-seller?status=won&from=soon')).status).toBe(422)
  })

  test('is not said to a role that does not know what deals are worth, nor to one that does not know how they are shared', async () => {
    const right = { see: 'all', edit: 'none', delete: 'none', create: false, export: false }
    const fields = ['name', 'owner', 'status', 'closeOn', 'closedAt']
    for (const missing of ['amount', 'coSellers']) {
      const see = [...fields, missing === 'amount' ? 'coSellers' : 'amount']
      const rights = JSON.stringify({ deal: { ...right, fields: { see } } })
      const ownRole = (await create('/own-roles', { name: `Not ${missing}`, rights })).id
      const nora = await app.join(`Nora ${missing}`, 'member')
      const { version } = (await ada.get(`/users/${nora.id}`)).body.data
      expect((await ada.act(`/users/${nora.id}/changeRole`, { role: 'member', ownRole }, version)).status).toBe(200)
      const { status, text } = await app.as(nora).get('/deals/by-seller?status=won')
      expect([status, text]).toEqual([403, expect.not.stringContaining('50.02')])
    }
  })
})
