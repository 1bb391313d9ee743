import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type Person, type TestApp } from '../../../../test/app.ts'
import { textOfPdf } from '../../../../test/pdf-text.ts'
import type { Offer } from '../model/index.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client
beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

const eur = (amount: string) => ({ amount, currency: 'EUR' })
async function make(path: string, values: object, who = bob): Promise<Row> {
  const answer = await who.post(path, values)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
async function sent(values: object, lines: readonly object[], who = bob) {
  const quote = await make('/quotes', values, who)
  for (const line of lines) await make('/quote-lines', { quote: quote.id, quantity: 1, ...line }, who)
  return send(quote, who)
}
async function send({ id }: Row, who = bob): Promise<Row> {
  const { version } = (await who.get(`/quotes/${id}`)).body.data
  const { status, text, body } = await who.act(`/quotes/${id}/send`, {}, version)
  expect(status, text).toBe(200)
  return body.data
}
/** Without spaces: where they stand is a matter of the page. */
const bare = (text: string) => text.replace(/\s/g, '')
async function pdf(id: string, language = 'en') {
  const { status, headers, bytes } = await fetched(`/quotes/${id}/pdf?language=${language}`, app.bob)
  expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
  return { headers, bytes, text: bare(textOfPdf(bytes)) }
}
async function fetched(path: string, who?: Person) {
  const answer = await fetch(`${app.url}/api/v1${path}`, { headers: who ? { cookie: who.cookie } : {} })
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

test('what was sent is a PDF with its sums, in the language that is asked for, and tells nothing of costs', async () => {
  const pump = await make('/products', { name: 'Pump', price: eur('100'), cost: eur('61.37') }, ada)
  const company = await make('/companies', { name: 'Brandt Mühlen' })
  const deal = await make('/deals', { name: 'Inner name', company: company.id })
  await make('/deal-lines', { deal: deal.id, product: pump.id, quantity: 3, discount: 5 })
  await make('/deal-lines', { deal: deal.id, label: 'Care', quantity: 1, price: eur('40'), taxRate: 19, billing: 'month', months: 24 }) // prettier-ignore
  const quote = await send(await make('/quotes', { name: 'Three pumps', deal: deal.id, terms: 'Net 30.\nNo more.' }))
  const { text, bytes, headers } = await pdf(quote.id)
  for (const part of ['Three pumps', `Quote ${String(quote.number)}`, 'for Brandt Mühlen', 'Discount 5%', '€285.00', '€40.00', 'Whole term', '€1,245.00', 'Net 30.', String(quote.digest)]) expect(text).toContain(bare(part)) // prettier-ignore
  const kept = 'select offer from quote_sent where quote_id = $1'
  const [{ offer } = { offer: '' }] = await app.workspace.db.run<{ offer: string }>({ text: kept, values: [quote.id] })
  const { paid, firstYear } = (JSON.parse(offer) as Offer).totals
  for (const { amount } of [
    ...Object.values(paid).flatMap((sum) => (sum ? [sum.net, sum.tax, sum.gross] : [])),
    firstYear,
  ])
    expect(text).toContain(new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(Number(amount)))
  for (const inner of ['61.37', 'Inner name', 'own price']) expect(text).not.toContain(bare(inner))
  expect(bytes.length).toBeLessThan(60_000)
  expect(headers.get('content-disposition')).toContain(`filename="${String(quote.number)}.pdf"`)
  const german = (await pdf(quote.id, 'de')).text
  for (const part of ['Angebot', 'für Brandt Mühlen', 'Rabatt 5 %', '285,00 €', '1.245,00 €', 'Bedingungen'])
    expect(german).toContain(bare(part))
})

test('the customer saves the same by the link, while it shows something', async () => {
  const quote = await sent({ name: 'By link' }, [{ label: 'A day', price: eur('900') }])
  const { url } = (await bob.post('/quote-links', { quote: quote.id })).body.data
  const path = `/quote-links/open/${String(url).split('/quote/')[1]!}/pdf`
  const { status, bytes } = await fetched(`${path}?language=en`)
  expect(status).toBe(200)
  expect(bare(textOfPdf(bytes))).toContain('€900.00')
  expect((await fetched('/quote-links/open/never-there/pdf')).status).toBe(404)
  const { version } = (await bob.get(`/quotes/${quote.id}`)).body.data
  expect((await bob.act(`/quotes/${quote.id}/withdraw`, {}, version)).status).toBe(200)
  expect((await app.signedOut.get(path)).body.code).toBe('not_now')
})

test('there is none for who may not see the quote or all that it tells, of a draft, or of what is not what was sent', async () => {
  const own = await sent({ name: 'Ada’s own', private: true }, [{ label: 'X', price: eur('1') }], ada)
  expect((await bob.get(`/quotes/${own.id}/pdf`)).status).toBe(404)
  expect((await bob.get('/quotes/nonsense/pdf')).status).toBe(404)
  expect((await app.signedOut.get(`/quotes/${own.id}/pdf`)).status).toBe(401)
  const open = await sent({ name: 'Open' }, [{ label: 'X', price: eur('1') }])
  const all = { see: 'all', edit: 'none', delete: 'none', create: false, export: false }
  const rights = JSON.stringify({
    quote: { ...all, fields: { see: ['name', 'number', 'status', 'owner'] } },
  })
  const role = await make('/own-roles', { name: 'No totals', rights }, ada)
  const cara = await app.join('Cara', 'member')
  const user = (await ada.get(`/users/${cara.id}`)).body.data
  const given = await ada.act(`/users/${cara.id}/changeRole`, { role: 'member', ownRole: role.id }, user.version)
  expect(given.status, given.text).toBe(200)
  expect((await app.as(cara).get(`/quotes/${open.id}`)).status).toBe(200)
  expect((await app.as(cara).get(`/quotes/${open.id}/pdf`)).status).toBe(403)
  const draft = await make('/quotes', { name: 'A draft' })
  expect((await bob.get(`/quotes/${draft.id}/pdf`)).body.code).toBe('not_now')
  const quote = await sent({ name: 'Changed' }, [{ label: 'X', price: eur('300') }])
  const forged = `update quote_sent set offer = replace(offer, '300', '3') where quote_id = $1`
  await app.workspace.db.run({ text: forged, values: [quote.id] })
  expect((await bob.get(`/quotes/${quote.id}/pdf`)).status).toBe(500)
})

test('long names, many lines, control characters and turned text stay on the page; letters that cannot be set are refused', async () => {
  const label = `${'W'.repeat(200)} \u202Egnihtemos\u202C\u0007 <b>&amp;</b>`
  const quote = await make('/quotes', { name: 'N'.repeat(300), terms: 'T'.repeat(5_000) })
  await make('/quote-lines', { quote: quote.id, label: label.slice(0, 250), quantity: 1, price: eur('1') })
  const many = Array.from({ length: 200 }, (_, at) => ({ quote: quote.id, label: `Part ${at}`, quantity: 1, price: eur('2.50') })) // prettier-ignore
  for (const line of many) await make('/quote-lines', line)
  const { text, bytes } = await pdf((await send(quote)).id)
  expect(text).toContain('gnihtemos<b>&amp;</b>')
  expect(text).toContain('Part199')
  expect(text).toContain('€501.00')
  expect(/[\u0000-\u001f\u202a-\u202e]/.test(text)).toBe(false)
  expect(bytes.length).toBeLessThan(300_000)
  const far = await sent({ name: 'ポンプ' }, [{ label: 'X', price: eur('1') }])
  expect((await bob.get(`/quotes/${far.id}/pdf?language=en`)).body).toMatchObject({ code: 'not_now', detail: expect.stringContaining('Print the page') }) // prettier-ignore
})

test('what is Arabic is set from right to left, also a name within another language', async () => {
  const turned = (word: string) => [...word].toReversed().join('')
  const quote = await sent({ name: 'مضخة' }, [{ label: 'FM-210', price: eur('1') }])
  expect((await pdf(quote.id, 'en')).text).toContain(turned('مضخة'))
  const { text } = await pdf(quote.id, 'ar')
  for (const part of [turned('عرض'), turned('مضخة'), 'FM-210']) expect(text).toContain(part)
})
