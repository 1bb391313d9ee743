import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'

let app: TestApp
let ada: Client
let bob: Client
beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  bob = app.as(app.bob)
})
afterAll(() => app.close())

const source = 'European Central Bank'
const file = 'Date,USD,GBP,\n2026-03-02,1.25,0.80,\n2026-03-01,2.00,0.50,\n'
const rates = async () =>
  (await ada.get('/exchange-rates?sort=currency&limit=200')).body.data as { currency: string; rate: number }[]
const total = async () => {
  const body = { measures: [{ fn: 'sum', field: 'amount' }] }
  return (await ada.post('/deals/aggregate', body)).body.data[0].values[0]
}
const newDeal = async (amount: string, currency: string, more = {}) =>
  (await ada.post('/deals', { name: 'A sale', amount: { amount, currency }, ...more })).body.data

test('a file says what it would do, is taken in with its source, and taken back as one', async () => {
  const looked = await ada.post('/exchange-rates/file/preview', { text: file, source })
  expect(looked.body.data).toEqual({
    added: 4,
    changed: 0,
    same: 0,
    currencies: ['GBP', 'USD'],
    from: '2026-03-01',
    until: '2026-03-02',
  })
  expect(await rates()).toEqual([])
  await ada.post('/exchange-rates', { currency: 'USD', rate: 0.7, validFrom: '2026-03-02' })
  const taken = await ada.post('/exchange-rates/file', { text: file, source })
  expect(taken.body.data).toMatchObject({ added: 3, changed: 1, same: 0 })
  expect(await rates()).toMatchObject([
    { currency: 'GBP', source },
    { currency: 'GBP', source },
    { currency: 'USD', source },
    { currency: 'USD', source },
  ])
  expect((await ada.post('/exchange-rates/file', { text: file, source })).body.data).toMatchObject({
    added: 0,
    same: 4,
  })
  await ada.post('/undo', { cause: taken.body.cause })
  expect(await rates()).toMatchObject([{ currency: 'USD', rate: 0.7 }])
  const only = { text: file, source, since: '2026-03-02', currencies: ['USD'] }
  expect((await ada.post('/exchange-rates/file', only)).body.data).toMatchObject({ added: 0, changed: 1 })
})

test('a file is taken in by admins only, and what is wrong in it is named', async () => {
  expect((await bob.post('/exchange-rates/file', { text: file, source })).status).toBe(403)
  expect((await bob.post('/exchange-rates/file/preview', { text: file, source })).status).toBe(403)
  const wrong = await ada.post('/exchange-rates/file', { text: 'Date,USD\n2026-03-01,cheap\n', source })
  expect(wrong.body).toMatchObject({ code: 'invalid', fields: [{ field: 'text', message: expect.stringMatching(/^Line 2/) }] }) // prettier-ignore
})

test('a sum says of which day its rates are, and what it leaves out because there is none', async () => {
  await newDeal('100', 'USD')
  await newDeal('50', 'KWD')
  await newDeal('7', 'EUR')
  expect(await total()).toMatchObject({ amount: '87.00', asOfRates: '2026-03-02', unrated: ['KWD'] })
  await ada.post('/exchange-rates', { currency: 'KWD', rate: 3, validFrom: '2026-01-01' })
  expect(await total()).toMatchObject({ amount: '237.00', asOfRates: '2026-03-02' })
  expect((await total()).unrated).toBeUndefined()
})

test('what a won deal is worth stays at the rate of the day it was won, and of an open one follows', async () => {
  const before = Number((await total()).amount)
  await ada.post('/exchange-rates', { currency: 'CHF', rate: 1, validFrom: '2026-01-01' })
  await ada.post('/exchange-rates', { currency: 'CHF', rate: 2, validFrom: '2026-02-01' })
  const won = await newDeal('10', 'CHF')
  await newDeal('1', 'CHF')
  expect(Number((await total()).amount) - before).toBe(22)
  await ada.act(`/deals/${won.id}/win`, { closedOn: '2026-01-15' }, won.version)
  expect(Number((await total()).amount) - before).toBe(12)
  const all = (await ada.get('/exchange-rates?limit=200')).body.data as { id: string; version: number; currency: string; validFrom: string }[] // prettier-ignore
  for (const { id, version, currency } of all)
    if (currency === 'CHF') await ada.patch(`/exchange-rates/${id}`, { rate: 5 }, version)
  expect(Number((await total()).amount) - before).toBe(15)
  const { version } = (await ada.get(`/deals/${won.id}`)).body.data
  await ada.act(`/deals/${won.id}/reopen`, {}, version)
  expect(Number((await total()).amount) - before).toBe(55)
})
