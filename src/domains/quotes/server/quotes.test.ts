import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { expireQuotes } from './expire.ts'
import { systemContext } from '../../../platform/site.ts'

type Row = Record<string, unknown> & { id: string; version: number; number: string }

let app: TestApp
let ada: Client
let bob: Client
let pump: Row
beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  bob = app.as(app.bob)
  pump = await make('/products', { name: 'Pump', price: eur('100'), cost: eur('60') }, ada)
})
afterAll(() => app.close())

const eur = (amount: string) => ({ amount, currency: 'EUR' })
async function make(path: string, values: object, who = bob): Promise<Row> {
  const answer = await who.post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const read = async (path: string, who = bob): Promise<Row> => (await who.get(path)).body.data
const rowsOf = async (path: string, filter: object, who = bob, sort = 'createdAt'): Promise<Row[]> =>
  (await who.get(`${path}?sort=${sort}&filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data
const linesOf = (quote: Row, who = bob) => rowsOf('/quote-lines', { field: 'quote', is: quote.id }, who, 'position')
async function act(quote: Row, deed: string, input = {}, who = bob) {
  const { version } = await read(`/quotes/${quote.id}`)
  return who.act(`/quotes/${quote.id}/${deed}`, input, version)
}
async function priced(more: object = {}) {
  const deal = await make('/deals', { name: 'Ten pumps' })
  await make('/deal-lines', { deal: deal.id, product: pump.id, quantity: 10 })
  await make('/deal-lines', { deal: deal.id, label: 'Care', quantity: 1, price: eur('20'), billing: 'month', months: 24, optional: true }) // prettier-ignore
  return make('/quotes', { name: 'Our offer', deal: deal.id, ...more })
}
async function sent(more: object = {}) {
  const quote = await priced(more)
  const { status, text } = await act(quote, 'send')
  expect(status, text).toBe(200)
  return quote
}

test('a new quote is numbered, begins with the lines of its deal, and adds them up; later changes of the deal are its own', async () => {
  const quote = await priced()
  expect(quote).toMatchObject({ number: expect.stringMatching(/^Q-\d{4}-\d{4}$/), edition: 1, status: 'draft', currency: 'EUR' }) // prettier-ignore
  expect(quote.validUntil).toMatch(/^\d{4}-/)
  const lines = await linesOf(quote)
  expect(lines).toMatchObject([
    { label: 'Pump', quantity: 10, price: eur('100.00') },
    { label: 'Care', optional: true },
  ])
  expect(lines[0]).not.toHaveProperty('cost')
  expect((await linesOf(quote, ada))[0]).toMatchObject({ cost: eur('60.00') })
  expect(await read(`/quotes/${quote.id}`)).toMatchObject({ total: eur('1000.00') })
  const [ofDeal] = await rowsOf('/deal-lines', { field: 'deal', is: quote.deal })
  await bob.patch(`/deal-lines/${ofDeal!.id}`, { quantity: 1 }, ofDeal!.version)
  expect((await linesOf(quote))[0]).toMatchObject({ quantity: 10 })
  const other = await make('/quotes', { name: 'Another' })
  expect(Number(other.number.slice(-4))).toBe(Number(quote.number.slice(-4)) + 1)
  const line = await make('/quote-lines', { quote: other.id, product: pump.id, quantity: 2 })
  expect(line).toMatchObject({ price: eur('100.00'), priceReason: expect.stringMatching(/own price/) })
  await bob.patch(`/quote-lines/${line.id}`, { discount: 10 }, line.version)
  expect(await read(`/quotes/${other.id}`)).toMatchObject({ total: eur('180.00') })
})

test('what only deeds say is refused of a new quote and of a patch', async () => {
  for (const given of [{ status: 'accepted' }, { number: 'Q-1' }, { edition: 3 }, { acceptedBy: 'Eva' }, { digest: 'a' }]) {
    const { status, body } = await bob.post('/quotes', { name: 'Bold', ...given })
    expect([status, body.fields[0].field], JSON.stringify(given)).toEqual([422, Object.keys(given)[0]])
    const quote = await make('/quotes', { name: 'Meek' })
    expect((await bob.patch(`/quotes/${quote.id}`, given, quote.version)).status).toBe(422)
  }
  expect((await bob.post('/quotes', { name: 'Odd', currency: 'XQQ' })).body.fields[0].field).toBe('currency')
}) // prettier-ignore

test('a quote that was sent changes no more, nor do its lines: not by patch, bulk, a new line, a moved one, or undo', async () => {
  const quote = await priced()
  const [line, optional] = await linesOf(quote)
  const answer = await act(quote, 'send')
  expect(answer.body.data).toMatchObject({ status: 'sent', digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const { version } = await read(`/quotes/${quote.id}`)
  for (const patch of [{ terms: 'Others' }, { validUntil: '2099-01-01' }, { currency: 'USD' }, { name: 'Other' }]) {
    const { status, body } = await bob.patch(`/quotes/${quote.id}`, patch, version)
    expect([status, body.code, body.fields[0].field]).toEqual([422, 'invalid', Object.keys(patch)[0]])
  }
  const refused = [
    bob.patch(`/quote-lines/${line!.id}`, { quantity: 1 }, line!.version),
    bob.delete(`/quote-lines/${optional!.id}`, optional!.version),
    bob.post('/quote-lines', { quote: quote.id, label: 'More', price: eur('1') }),
  ]
  for (const { status, body } of await Promise.all(refused)) expect([status, body.code]).toEqual([409, 'not_now'])
  const draft = await make('/quotes', { name: 'Open' })
  const stray = await make('/quote-lines', { quote: draft.id, label: 'Stray', price: eur('1') })
  expect((await bob.patch(`/quote-lines/${stray.id}`, { quote: quote.id }, stray.version)).status).toBe(409)
  expect((await bob.patch(`/quote-lines/${line!.id}`, { quote: draft.id }, line!.version)).status).toBe(409)
  const bulk = await bob.post('/quotes/bulk', { ids: [quote.id], patch: { terms: 'Others' } })
  expect(bulk.text).not.toContain('"changed":1')
  const undone = await bob.post('/undo', { cause: answer.body.cause })
  expect(undone.status, undone.text).toBe(409)
  expect(await read(`/quotes/${quote.id}`)).toMatchObject({ status: 'sent', terms: null, total: eur('1000.00') })
})

test('what has no price, no line, several currencies or is over is not sent', async () => {
  const empty = await make('/quotes', { name: 'Nothing' })
  expect((await act(empty, 'send')).body.code).toBe('not_now')
  const line = await make('/quote-lines', { quote: empty.id, label: 'Gift' })
  expect((await act(empty, 'send')).body.detail).toMatch(/“Gift” has no price/)
  await bob.patch(`/quote-lines/${line.id}`, { price: { amount: '1', currency: 'USD' } }, line.version)
  expect((await act(empty, 'send')).body.detail).toMatch(/in EUR, its prices in USD/)
  await make('/quote-lines', { quote: empty.id, label: 'Both', price: eur('1') })
  expect((await act(empty, 'send')).body.detail).toMatch(/several currencies/)
  const over = await priced({ validUntil: '2020-01-01' })
  expect((await act(over, 'send')).body.detail).toMatch(/is over/)
})

test('it is withdrawn, accepted or declined by who may, once, and that is not taken back', async () => {
  const taken = await sent()
  expect((await act(taken, 'accept', {})).status).toBe(422)
  expect((await act(taken, 'accept', { by: 'Eva Brandt, by phone' })).body.data).toMatchObject({ status: 'accepted', acceptedBy: 'Eva Brandt, by phone' }) // prettier-ignore
  expect((await act(taken, 'decline')).status).toBe(409)
  expect((await bob.delete(`/quotes/${taken.id}`, (await read(`/quotes/${taken.id}`)).version)).status).toBe(409)
  const declined = await sent()
  const answer = await act(declined, 'decline', { reason: 'Too dear' })
  expect(answer.body.data).toMatchObject({ status: 'declined', declineReason: 'Too dear' })
  expect((await bob.post('/undo', { cause: answer.body.cause })).status).toBe(409)
  const back = await sent()
  expect((await act(back, 'withdraw', {}, app.as(app.vera))).status).toBe(403)
  expect((await act(back, 'withdraw')).body.data).toMatchObject({ status: 'withdrawn' })
  expect((await bob.delete(`/quotes/${back.id}`, (await read(`/quotes/${back.id}`)).version)).status).toBe(200)
  const notes = await rowsOf('/notes', { field: 'about', contains: declined.deal })
  expect(notes.map(({ text }) => text)).toEqual([`Quote ${declined.number}, “Our offer”, was declined.`])
})

test('a new version has the number of the first and supersedes it; a copy has its own number', async () => {
  const first = await sent({ terms: 'Net 30' })
  expect((await act(first, 'newVersion')).body.data).toMatchObject({ status: 'superseded' })
  const [next] = await rowsOf('/quotes', { field: 'madeFrom', is: first.id })
  expect(next).toMatchObject({
    number: first.number,
    edition: 2,
    status: 'draft',
    terms: 'Net 30',
    total: eur('1000.00'),
  })
  expect(await linesOf(next!)).toMatchObject([
    { label: 'Pump', price: eur('100.00') },
    { label: 'Care', optional: true },
  ])
  expect((await act(first, 'newVersion')).status).toBe(409)
  expect((await act(next!, 'newVersion')).status).toBe(409)
  expect((await act(next!, 'clone')).status).toBe(200)
  const [copy] = await rowsOf('/quotes', { field: 'madeFrom', is: next!.id })
  expect(copy).toMatchObject({ edition: 1, status: 'draft', total: eur('1000.00') })
  expect(copy!.number).not.toBe(first.number)
  const another = await make('/quotes', { name: 'Another', madeFrom: copy!.id })
  expect(another).toMatchObject({ edition: 1 })
  expect(await linesOf(another)).toHaveLength(2)
})

test('a quote that nobody answered expires when its last day is over, and no other does', async () => {
  const [over, open] = [await sent(), await sent()]
  await app.workspace.db.run({ text: `update quotes set valid_until = '2020-01-01' where id = $1`, values: [over.id] })
  await expireQuotes.run(await systemContext(app.site), {})
  expect([await read(`/quotes/${over.id}`), await read(`/quotes/${open.id}`)]).toMatchObject([{ status: 'expired' }, { status: 'sent' }]) // prettier-ignore
})

test('as many expire as there are', async () => {
  const { id } = await sent()
  const many = `insert into quotes (id, name, status, valid_until, private)
select gen_random_uuid(), 'Old', 'sent', '2020-01-01', false from generate_series(1, 1100)`
  await app.workspace.db.run({ text: many, values: [] })
  await expireQuotes.run(await systemContext(app.site), {})
  const left = `select count(*)::int as count from quotes where status = 'sent' and valid_until < '2021-01-01'`
  expect(await app.workspace.db.run({ text: left, values: [] })).toEqual([{ count: 0 }])
  expect(await read(`/quotes/${id}`)).toMatchObject({ status: 'sent' })
})

test('a deal or quote that one may not see gives its lines to nobody', async () => {
  const deal = await make('/deals', { name: 'Ada’s own', private: true }, ada)
  await make('/deal-lines', { deal: deal.id, label: 'Secret', price: eur('1') }, ada)
  expect((await bob.post('/quotes', { name: 'Nosy', deal: deal.id })).status).toBe(422)
  const quote = await make('/quotes', { name: 'Ada’s quote', deal: deal.id, private: true }, ada)
  expect((await bob.get(`/quotes/${quote.id}`)).status).toBe(404)
  expect(await linesOf(quote)).toEqual([])
  expect((await bob.post('/quotes', { name: 'Nosy', madeFrom: quote.id })).body.fields[0].field).toBe('madeFrom')
})
