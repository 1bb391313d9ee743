import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
let stranger: Client
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob, stranger] = [app.as(app.ada), app.as(app.bob), app.signedOut]
})
afterAll(() => app.close())

const eur = (amount: string) => ({ amount, currency: 'EUR' })
async function make(path: string, values: object, who = bob): Promise<Row> {
  const answer = await who.post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const read = async (id: string): Promise<Row> => (await bob.get(`/quotes/${id}`)).body.data
async function act(id: string, deed: string, input = {}) {
  const answer = await bob.act(`/quotes/${id}/${deed}`, input, (await read(id)).version)
  expect(answer.status, answer.text).toBe(200)
}
async function linked() {
  const pump = await make('/products', { name: 'Pump', price: eur('100'), cost: eur('61.37') }, ada)
  const company = await make('/companies', { name: 'Brandt Mills' })
  const deal = await make('/deals', { name: 'Inner name of the deal', company: company.id })
  await make('/deal-lines', { deal: deal.id, product: pump.id, quantity: 3 })
  const { id } = await make('/quotes', { name: 'Three pumps', deal: deal.id, terms: 'Net 30' })
  await act(id, 'send')
  const { body } = await bob.post('/quote-links', { quote: id })
  return { id, deal: deal.id, link: body.data.id as string, token: String(body.data.url).split('/quote/')[1]!, letter: body.data.letter } // prettier-ignore
}
/** A pump, and to be chosen: a case, care, and something in another currency. */
async function optional() {
  const { id } = await make('/quotes', { name: 'A pump and more' })
  const line = (label: string, amount: string, more = {}) => make('/quote-lines', { quote: id, label, price: eur(amount), ...more }) // prettier-ignore
  await line('Pump', '100', { position: 1 })
  await line('Case', '19.99', { position: 2, optional: true })
  await line('Care', '5', { position: 3, optional: true, billing: 'month', months: 24 })
  await line('Abroad', '5', { position: 4, optional: true, price: { amount: '5', currency: 'USD' } })
  await act(id, 'send')
  const { body } = await bob.post('/quote-links', { quote: id })
  return { id, token: String(body.data.url).split('/quote/')[1]! }
}
const look = (token: string) => stranger.get(`/quote-links/open/${token}`)
const accept = (token: string, body: object) => stranger.post(`/quote-links/open/${token}/accept`, body)

test('a customer sees what was sent and nothing else, signs it, and the owner and the deal are told', async () => {
  const { id, deal, token } = await linked()
  const seen = await look(token)
  expect(seen.body.data).toMatchObject({
    state: 'sent',
    offer: { name: 'Three pumps', customer: 'Brandt Mills', terms: 'Net 30', lines: [{ label: 'Pump', amount: eur('300.00') }] }, // prettier-ignore
  })
  for (const inner of ['61.37', 'cost', 'Inner name', 'priceReason', 'own price'])
    expect(seen.text).not.toContain(inner)
  const { digest } = seen.body.data
  expect((await accept(token, { name: ' ', digest })).status).toBe(422)
  expect((await accept(token, { name: 'Eva Brandt', digest: 'a'.repeat(64) })).body.fields[0].field).toBe('digest')
  expect((await accept(token, { name: 'Eva Brandt', digest })).status).toBe(200)
  const row = await read(id)
  expect(row).toMatchObject({ status: 'accepted', acceptedBy: 'Eva Brandt', acceptedFrom: expect.stringMatching(/127\.0\.0\.1|::1/), digest }) // prettier-ignore
  const [kept] = await app.workspace.db.run<{ offer: string }>({ text: 'select offer from quote_sent where quote_id = $1', values: [id] }) // prettier-ignore
  expect(createHash('sha256').update(kept!.offer).digest('hex')).toBe(digest)
  const [line] = (await bob.get(`/quotes/${id}/history`)).body.data
  expect(line).toMatchObject({ name: 'accept', actor: { kind: 'customer', name: 'Eva Brandt' } })
  expect((await accept(token, { name: 'Somebody else', digest })).status).toBe(409)
  expect((await stranger.post(`/quote-links/open/${token}/decline`, {})).status).toBe(409)
  expect((await look(token)).body.data).toMatchObject({ state: 'accepted', decidedAt: row.decidedAt })
  const about = encodeURIComponent(JSON.stringify({ field: 'about', contains: deal }))
  expect((await bob.get(`/notes?filter=${about}`)).body.data).toMatchObject([{ text: expect.stringMatching(/was accepted/) }]) // prettier-ignore
  const told = async () => {
    const groups = (await bob.get('/notifications')).body.data as { notifications: { recordId: string; deed: string; by: string }[] }[] // prettier-ignore
    return groups.flatMap(({ notifications }) => notifications).filter(({ by }) => by === 'Eva Brandt')
  }
  await expect.poll(async () => (await told()).map(({ deed, recordId }) => [deed, recordId])).toEqual([['accept', id]])
  const later = await make('/deals', { name: 'Later', owner: app.bob.id }, ada)
  await expect.poll(async () => (await bob.get('/notifications')).text).toContain(later.id)
  expect(await told()).toHaveLength(1)
})

test('what the customer chooses is part of what they accept: of the lines, the total, the kept text and its digest', async () => {
  const { id, token } = await optional()
  const { digest, offer } = (await look(token)).body.data
  expect(offer.totals.contract).toEqual(eur('100.00'))
  for (const chosen of [[0], [9], [-1], [1, 3]])
    expect((await accept(token, { name: 'Eva', digest, chosen })).status, String(chosen)).toBe(422)
  expect(await read(id)).toMatchObject({ status: 'sent', total: eur('100.00'), acceptedDigest: null })
  expect((await accept(token, { name: 'Eva', digest, chosen: [1, 1] })).status).toBe(200)
  const row = await read(id)
  expect(row).toMatchObject({ status: 'accepted', digest, total: eur('119.99'), acceptedDigest: expect.stringMatching(/^[0-9a-f]{64}$/) }) // prettier-ignore
  expect(row.acceptedDigest).not.toBe(digest)
  const [kept] = await app.workspace.db.run<{ offer: string }>({ text: 'select offer from quote_accepted where quote_id = $1', values: [id] }) // prettier-ignore
  expect(createHash('sha256').update(kept!.offer).digest('hex')).toBe(row.acceptedDigest)
  expect((await look(token)).body.data).toMatchObject({
    digest: row.acceptedDigest,
    offer: { totals: { contract: eur('119.99') }, lines: [{ optional: false }, { label: 'Case', optional: false }, { label: 'Care', optional: true }, {}] }, // prettier-ignore
  })
  const { cause } = (await bob.get(`/quotes/${id}/history`)).body.data[0]
  expect((await ada.post('/undo', { cause: cause.id })).status).toBe(409)
  const filter = encodeURIComponent(JSON.stringify({ field: 'quote', is: id }))
  const lines = (await bob.get(`/quote-lines?filter=${filter}&sort=position`)).body.data as Row[]
  expect(lines.map((line) => line.optional)).toEqual([false, false, true, true])
  expect((await bob.patch(`/quote-lines/${lines[2]!.id}`, { optional: false }, lines[2]!.version)).status).toBe(409)
  await app.workspace.db.run({ text: `update quote_accepted set offer = replace(offer, '119.99', '19.99') where quote_id = $1`, values: [id] }) // prettier-ignore
  expect((await look(token)).status).toBe(500)
})

test('what was chosen is in the order, and what was not is not', async () => {
  const { id, token } = await optional()
  const { digest } = (await look(token)).body.data
  await accept(token, { name: 'Eva', digest, chosen: [2] })
  const filter = encodeURIComponent(JSON.stringify({ field: 'quote', is: id }))
  if ((await bob.get(`/orders?filter=${filter}`)).body.data.length === 0) await act(id, 'makeOrder')
  const [order] = (await bob.get(`/orders?filter=${filter}`)).body.data as Row[]
  const ofOrder = encodeURIComponent(JSON.stringify({ field: 'order', is: order!.id }))
  const lines = (await bob.get(`/order-lines?filter=${ofOrder}&sort=position`)).body.data
  expect(lines).toMatchObject([{ label: 'Pump' }, { label: 'Care' }])
  expect(lines).toHaveLength(2)
})

test('a customer asks, which stands on the quote and its deal and is told to the owner; what is empty, too much or a trap is not kept', async () => {
  const { id, deal, token } = await linked()
  const ask = (body: object) => stranger.post(`/quote-links/open/${token}/ask`, body)
  for (const wrong of [
    { name: 'Eva' },
    { name: ' ', text: 'What?' },
    { name: 'Eva', text: ' ' },
    { name: 'Eva', text: 'x'.repeat(4_001) },
  ])
    // prettier-ignore
    expect((await ask(wrong)).status).toBe(422)
  expect((await ask({ name: 'Robot', text: 'Buy!', website: 'https://spam.example' })).status).toBe(200)
  expect((await ask({ name: 'Eva Brandt', text: 'Do you come on Mondays?' })).status).toBe(200)
  const notes = async () => {
    const about = encodeURIComponent(JSON.stringify({ field: 'about', contains: id }))
    return (await bob.get(`/notes?filter=${about}`)).body.data as Row[]
  }
  expect(await notes()).toMatchObject([{ text: 'Do you come on Mondays?', about: [id, deal] }])
  await expect.poll(async () => (await bob.get('/notifications')).text).toContain('Do you come on Mondays?')
  for (let more = 0; more < 9; more++) await ask({ name: 'Eva', text: `And ${more}?` })
  expect((await ask({ name: 'Eva', text: 'And?' })).body).toMatchObject({ code: 'not_now' })
  expect(await notes()).toHaveLength(10)
  await act(id, 'withdraw')
  expect((await ask({ name: 'Eva', text: 'Still there?' })).status).toBe(409)
  expect((await stranger.post('/quote-links/open/never-there/ask', { name: 'Eva', text: 'Hello?' })).status).toBe(404)
})

test('a customer declines with a reason, in the name of their company', async () => {
  const { id, token } = await linked()
  expect((await stranger.post(`/quote-links/open/${token}/decline`, { reason: 'Too dear' })).status).toBe(200)
  expect(await read(id)).toMatchObject({ status: 'declined', declineReason: 'Too dear' })
  expect((await bob.get(`/quotes/${id}/history`)).body.data[0].actor).toMatchObject({ kind: 'customer', name: 'Brandt Mills' }) // prettier-ignore
})

test('what was withdrawn, superseded or is over says so, and is not accepted', async () => {
  const [back, next, over] = [await linked(), await linked(), await linked()]
  const { digest } = (await look(back.token)).body.data
  await act(back.id, 'withdraw')
  await act(next.id, 'newVersion')
  await app.workspace.db.run({ text: `update quotes set valid_until = '2020-01-01' where id = $1`, values: [over.id] })
  expect((await look(back.token)).body.data).toMatchObject({ state: 'withdrawn', offer: null })
  expect((await look(next.token)).body.data).toMatchObject({ state: 'superseded', offer: null })
  expect((await look(over.token)).body.data).toMatchObject({ state: 'expired' })
  for (const { token } of [back, next, over]) expect((await accept(token, { name: 'Eva', digest })).status).toBe(409)
})

test('a link that was ended, is over, or never was, and one to a quote in the bin, answer alike', async () => {
  const told = async (token: string) => {
    const { status, text } = await look(token)
    return `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`
  }
  const never = await told('never-there')
  const [ended, over, binned] = [await linked(), await linked(), await linked()]
  expect((await bob.delete(`/quote-links/${ended.link}`)).status).toBe(200)
  await app.workspace.db.run({ text: `update quote_link set expires_at = now() - interval '1 second' where id = $1`, values: [over.link] }) // prettier-ignore
  await act(binned.id, 'withdraw')
  await bob.delete(`/quotes/${binned.id}`, (await read(binned.id)).version)
  expect([await told(ended.token), await told(over.token), await told(binned.token)]).toEqual([never, never, never])
  expect(never.startsWith('404')).toBe(true)
})

test('links are made, told and ended by those only who may change the quote, and for one that was sent', async () => {
  const { id, link, token, letter } = await linked()
  expect(letter.body).toContain(`/quote/${token}`)
  const vera = app.as(app.vera)
  for (const { status } of [await vera.post('/quote-links', { quote: id }), await vera.get(`/quote-links?quote=${id}`), await vera.delete(`/quote-links/${link}`)]) expect(status).toBe(403) // prettier-ignore
  const hidden = await make('/quotes', { name: 'Ada’s own', private: true }, ada)
  expect((await bob.post('/quote-links', { quote: hidden.id })).status).toBe(404)
  expect((await stranger.post('/quote-links', { quote: id })).status).toBe(401)
  const draft = await make('/quotes', { name: 'A draft' })
  expect((await bob.post('/quote-links', { quote: draft.id })).status).toBe(409)
  expect((await bob.get(`/quote-links?quote=${id}`)).body.data).toMatchObject([{ state: 'open', madeBy: 'Bob' }])
  const rows = await app.workspace.db.run({ text: 'select row_to_json(l)::text as all from quote_link l', values: [] })
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('what was sent and is not what its digest says is neither shown nor signed', async () => {
  const { id, token } = await linked()
  const { digest } = (await look(token)).body.data
  await app.workspace.db.run({ text: `update quote_sent set offer = replace(offer, '300.00', '3.00') where quote_id = $1`, values: [id] }) // prettier-ignore
  expect((await look(token)).status).toBe(500)
  expect((await accept(token, { name: 'Eva', digest })).status).toBe(500)
  expect(await read(id)).toMatchObject({ status: 'sent' })
})
