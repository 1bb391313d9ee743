import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type Person, type TestApp } from '../../../../../test/app.ts'
import { textOfPdf } from '../../../../../test/pdf-text.ts'
import { eur, ordering, type Row } from '../testing.ts'
import type { OrderDocument } from './document.ts'

let app: TestApp
let ada: Client
let bob: Client
let by: ReturnType<typeof ordering>
let company: Row
beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  by = ordering(bob)
  const [own] = (await ada.get('/workspaces')).body.data
  const seller = { address: 'Kai 1\n20457 Hamburg', vatNumber: 'DE111111111' }
  expect((await ada.patch(`/workspaces/${own.id}`, seller, own.version)).status).toBe(200)
  const address = { street: 'Mühlgasse 2', postalCode: '1010', city: 'Wien', country: 'AT', primary: true }
  company = await by.make('/companies', { name: 'Brandt Mühlen', addresses: [address] })
})
afterAll(() => app.close())

const lines = [
  { label: 'Pump', quantity: 3, price: eur('100'), discount: 5, taxRate: 19 },
  { label: 'Book', quantity: 2, price: eur('10.70'), taxRate: 7, taxIncluded: true },
  { label: 'Care', quantity: 1, price: eur('40'), taxRate: 19, billing: 'month', months: 24, setupFee: eur('50') },
]
async function shipped(more: object = {}): Promise<Row> {
  const order = await by.make('/orders', { company: company.id, vatNumber: 'ATU12345678', terms: 'Net 30.', ...more })
  for (const line of lines) await by.make('/order-lines', { order: order.id, ...line })
  return by.through(order, 'accept', 'pick', 'ship')
}
const invoiced = async (more: object = {}) => by.through(await shipped(more), 'invoice')
async function kept({ id }: { id: string }): Promise<OrderDocument[]> {
  const text = 'select document from order_document where order_id = $1 order by issued_at, number'
  const rows = await app.workspace.db.run<{ document: string }>({ text, values: [id] })
  return rows.map(({ document }) => JSON.parse(document))
}
const bare = (text: string) => text.replace(/\s/g, '')
async function fetched(path: string, who: Person = app.bob) {
  const answer = await fetch(`${app.url}/api/v1${path}`, { headers: { cookie: who.cookie } })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { status: answer.status, type: answer.headers.get('content-type'), bytes }
}
const cents = ({ amount }: { amount: string }) => Math.round(Number(amount) * 100)

describe('an invoice', () => {
  test('keeps the numbers, the days, both sides, the lines, the tax by its rates and the sums, as they were', async () => {
    const order = await invoiced()
    const [invoice, ...others] = await kept(order)
    expect(others).toEqual([])
    expect(invoice).toMatchObject({
      kind: 'invoice',
      number: order.invoiceNumber,
      day: order.invoicedOn,
      dueOn: order.dueOn,
      order: order.number,
      handedOn: order.handedOn,
      seller: { lines: ['Kai 1', '20457 Hamburg'], vatNumber: 'DE111111111' },
      buyer: { name: 'Brandt Mühlen', lines: ['Mühlgasse 2', '1010 Wien'], country: 'AT', vatNumber: 'ATU12345678' },
    })
    expect(invoice!.lines.map(({ sum }) => [sum.net.amount, sum.tax.amount, sum.gross.amount])).toEqual([
      ['285.00', '54.15', '339.15'],
      ['20.00', '1.40', '21.40'],
      ['1010.00', '191.90', '1201.90'],
    ])
    expect(invoice!.taxes.map(({ rate, sum }) => [rate, sum.net.amount, sum.tax.amount])).toEqual([
      [19, '1295.00', '246.05'],
      [7, '20.00', '1.40'],
    ])
    expect(invoice!.total).toEqual({ net: eur('1315.00'), tax: eur('247.45'), gross: eur('1562.45') })
    expect(order.total).toEqual(eur('1315.00'))
    await by.make('/companies', { name: 'Another' })
    const { version } = await by.read(`/companies/${company.id}`)
    expect((await bob.patch(`/companies/${company.id}`, { name: 'Renamed Mills' }, version)).status).toBe(200)
    const { bytes } = await fetched(`/orders/${order.id}/invoice.pdf?language=en`)
    expect(bare(textOfPdf(bytes))).toContain('BrandtMühlen')
    const back = await by.read(`/companies/${company.id}`)
    await bob.patch(`/companies/${company.id}`, { name: 'Brandt Mühlen' }, back.version)
  })

  test('is a PDF in the language that is asked for', async () => {
    const order = await invoiced({ billTo: 'Eva Brandt\nHof 3\n1020 Wien' })
    const english = await fetched(`/orders/${order.id}/invoice.pdf?language=en`)
    expect([english.status, english.type]).toEqual([200, 'application/pdf'])
    const text = bare(textOfPdf(english.bytes))
    for (const part of [`Invoice ${String(order.invoiceNumber)}`, `order ${order.number}`, 'Kai 1 · 20457 Hamburg', 'Eva Brandt', 'Hof 3', 'VAT number ATU12345678', 'VAT number DE111111111', 'Discount 5%', '€285.00', 'Tax of 19%', '€246.05', '€1,562.45', 'Net 30.']) expect(text).toContain(bare(part)) // prettier-ignore
    expect(text).not.toContain(bare('Brandt Mühlen'))
    const german = bare(textOfPdf((await fetched(`/orders/${order.id}/invoice.pdf?language=de`)).bytes))
    for (const part of ['Rechnung', 'Steuer von 19 %', '1.562,45 €']) expect(german).toContain(bare(part))
    const arabic = bare(textOfPdf((await fetched(`/orders/${order.id}/invoice.pdf?language=ar`)).bytes))
    for (const part of [[...'فاتورة'].toReversed().join(''), String(order.invoiceNumber), '1,562.45'])
      expect(arabic).toContain(part)
  })

  test('bills what did not come back before', async () => {
    const order = await shipped()
    const [pump] = await by.linesOf(order)
    expect((await by.act(order, 'return', { lines: [{ line: pump!.id, quantity: 1 }] })).status).toBe(200)
    await by.through(order, 'invoice')
    const [invoice, ...others] = await kept(order)
    expect(others).toEqual([])
    expect(invoice!.lines[0]).toMatchObject({ label: 'Pump', quantity: 2, sum: { net: eur('190.00') } })
  })

  test('takes the VAT number of the company, also of another one that the order is given', async () => {
    const plain = await by.make('/companies', { name: 'Plain Mills' })
    const other = await by.make('/companies', { name: 'Other Mills', vatNumber: 'FR 12 345 678 901' })
    expect(other).toMatchObject({ vatNumber: 'FR12345678901' })
    const order = await by.make('/orders', { company: plain.id })
    expect(order).toMatchObject({ vatNumber: null })
    expect(await by.make('/orders', { company: other.id, vatNumber: 'X' })).toMatchObject({ vatNumber: 'X' })
    const moved = await bob.patch(`/orders/${order.id}`, { company: other.id }, order.version)
    expect(moved.body.data).toMatchObject({ vatNumber: 'FR12345678901' })
    const back = await bob.patch(`/orders/${order.id}`, { company: plain.id }, moved.body.data.version)
    expect(back.body.data).toMatchObject({ vatNumber: null })
  })

  test('says where we are, or is not issued', async () => {
    const [own] = (await ada.get('/workspaces')).body.data
    const order = await shipped()
    const nowhere = await ada.patch(`/workspaces/${own.id}`, { address: null }, own.version)
    const refused = await by.act(order, 'invoice')
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([409, 'not_now', expect.stringMatching(/“Our address” in the settings/)]) // prettier-ignore
    expect(await kept(order)).toEqual([])
    await ada.patch(`/workspaces/${own.id}`, { address: own.address }, nowhere.body.data.version)
    await by.through(order, 'invoice')
  })

  test('tells no VAT number to who may not know it of the company', async () => {
    const rights = { see: 'all', edit: 'all', delete: 'none', create: true, export: false }
    const companies = { ...rights, fields: { see: ['name', 'owner'], edit: ['name'] } }
    const role = await ordering(ada).make('/own-roles', { name: 'No numbers', rights: JSON.stringify({ company: companies, order: rights }) }) // prettier-ignore
    const somebody = await app.join('No numbers', 'member')
    const user = (await ada.get(`/users/${somebody.id}`)).body.data
    await ada.act(`/users/${somebody.id}/changeRole`, { role: 'member', ownRole: role.id }, user.version)
    const other = await by.make('/companies', { name: 'Quiet Mills', vatNumber: 'DE123456789' })
    const made = await ordering(app.as(somebody)).make('/orders', { company: other.id })
    expect(made).toMatchObject({ vatNumber: null })
  })

  test('is for who may see the order, whom it names and all that it tells; of others there is none', async () => {
    const order = await invoiced()
    expect((await app.signedOut.get(`/orders/${order.id}/invoice.pdf`)).status).toBe(401)
    expect((await bob.get('/orders/nonsense/invoice.pdf')).status).toBe(404)
    expect((await bob.get(`/orders/${order.id}/credit-notes/${String(order.invoiceNumber)}/pdf`)).status).toBe(404)
    const open = await shipped()
    expect((await bob.get(`/orders/${open.id}/invoice.pdf`)).body.code).toBe('not_now')
    expect((await bob.get(`/orders/${open.id}/documents`)).body.data).toEqual([])
    const own = await ordering(ada).make('/orders', { private: true })
    for (const path of ['invoice.pdf', 'documents', 'credit-notes/CN-1/pdf'])
      expect((await bob.get(`/orders/${own.id}/${path}`)).status, path).toBe(404)
    const all = { see: 'all', edit: 'none', delete: 'none', create: false, export: false }
    const narrow = {
      'No totals': { company: all, order: { ...all, fields: { see: ['number', 'status', 'owner', 'company', 'invoiceNumber'] } } },
      'No companies': { company: { ...all, see: 'none' }, order: all },
    } // prettier-ignore
    for (const [name, rights] of Object.entries(narrow)) {
      const role = await ordering(ada).make('/own-roles', { name, rights: JSON.stringify(rights) })
      const somebody = await app.join(name, 'member')
      const user = (await ada.get(`/users/${somebody.id}`)).body.data
      await ada.act(`/users/${somebody.id}/changeRole`, { role: 'member', ownRole: role.id }, user.version)
      expect((await app.as(somebody).get(`/orders/${order.id}`)).status, name).toBe(200)
      for (const path of ['invoice.pdf', 'documents'])
        expect((await app.as(somebody).get(`/orders/${order.id}/${path}`)).status, `${name}: ${path}`).toBe(403)
    }
  })
})

describe('what was invoiced', () => {
  test('is changed by no edit, bulk edit, import or undo, nor is the document by anybody', async () => {
    const order = await invoiced()
    const other = await by.make('/companies', { name: 'Somebody else' })
    const given = { company: other.id, currency: 'USD', billTo: 'Me', vatNumber: 'X', terms: 'None', number: 'O-0', contact: null }
    for (const [field, value] of Object.entries({ ...given, contact: undefined })) {
      if (value === undefined) continue
      const { status, body } = await bob.patch(`/orders/${order.id}`, { [field]: value }, order.version)
      expect([status, body.code, body.fields[0].field], field).toEqual([422, 'invalid', field])
    }
    const bulk = await bob.post('/orders/bulk', { ids: [order.id], patch: { terms: 'None' }, preview: true })
    expect(JSON.stringify(bulk.body)).toContain('changes no more')
    expect((await bob.patch(`/orders/${order.id}`, { tracking: 'T-9', wantedOn: '2027-01-02' }, order.version)).status).toBe(200)
    for (const text of [`update order_document set document = '{}'`, 'delete from order_document', 'truncate order_document'])
      await expect(app.workspace.db.run({ text, values: [] }), text).rejects.toThrow(/permission denied/)
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ company: company.id, terms: 'Net 30.' })
  }) // prettier-ignore

  test('a change of before is not undone on it, while what stands beside it is', async () => {
    const order = await shipped()
    const said = await bob.patch(`/orders/${order.id}`, { terms: 'Net 10.' }, order.version)
    expect(said.status).toBe(200)
    await by.through(order, 'invoice')
    const undone = await bob.post('/undo', { cause: said.body.cause })
    expect(undone.status, undone.text).toBe(422)
    const paid = await by.act(order, 'pay')
    expect((await bob.post('/undo', { cause: paid.body.cause })).status).toBe(200)
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ status: 'invoiced', terms: 'Net 10.' })
  })

  test('goes along when its company is merged, and back', async () => {
    const twin = await by.make('/companies', { name: 'Brandt Twin' })
    const order = await invoiced({ company: twin.id })
    const { version } = await by.read(`/companies/${twin.id}`)
    const merged = await bob.act(`/companies/${twin.id}/merge`, { into: company.id }, version)
    expect(merged.status, merged.text).toBe(200)
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ company: company.id })
    const undone = await bob.post('/undo', { cause: merged.body.cause })
    expect(undone.status, undone.text).toBe(200)
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ company: twin.id })
    expect((await kept(order))[0]!.buyer.name).toBe('Brandt Twin')
  })
})

describe('a credit note', () => {
  test('is issued for each return, has a number of its own, and all of them come to the invoice', async () => {
    const order = await invoiced()
    const [pump, , care] = await by.linesOf(order)
    const give = (lines?: object[]) => by.act(order, 'return', { ...(lines && { lines }), reason: 'Broken' })
    const twice = [
      { line: pump!.id, quantity: 1 },
      { line: pump!.id, quantity: 1 },
    ]
    expect((await give(twice)).body.fields[0].field).toBe('lines')
    expect((await give([{ line: pump!.id, quantity: 1 }])).status).toBe(200)
    expect((await give([{ line: care!.id, quantity: 1 }, { line: pump!.id, quantity: 1 }])).status).toBe(200) // prettier-ignore
    const rest = await give()
    expect(rest.body.data, rest.text).toMatchObject({ status: 'returned' })
    const [invoice, ...credits] = await kept(order)
    expect(credits.map(({ lines }) => lines.map(({ label, quantity }) => [label, quantity]))).toEqual([
      [['Pump', 1]],
      [['Care', 1], ['Pump', 1]],
      [['Pump', 1], ['Book', 2]],
    ]) // prettier-ignore
    expect(credits[0]).toMatchObject({
      of: { number: invoice!.number },
      reason: 'Broken',
      total: { net: eur('95.00') },
    })
    const numbers = credits.map(({ number }) => Number(/^CN-\d{4}-(\d{4})$/.exec(number)![1]))
    expect(numbers).toEqual([numbers[0], numbers[0]! + 1, numbers[0]! + 2])
    for (const part of ['net', 'tax', 'gross'] as const)
      expect(credits.reduce((sum, { total }) => sum + cents(total[part]), 0)).toBe(cents(invoice!.total[part]))
    const path = `/orders/${order.id}/credit-notes/${credits[0]!.number}/pdf?language=en`
    const text = bare(textOfPdf((await fetched(path)).bytes))
    for (const part of [`Credit note ${credits[0]!.number}`, `for invoice ${invoice!.number}`, 'Broken', '€95.00'])
      expect(text).toContain(bare(part))
    expect((await bob.get(`/orders/${order.id}/documents`)).body.data).toHaveLength(4)
  })

  test('stays: a return that was credited is not undone, nor one that the invoice went by', async () => {
    const order = await shipped()
    const [pump] = await by.linesOf(order)
    const some = { lines: [{ line: pump!.id, quantity: 1 }] }
    const before = await by.act(order, 'return', some)
    await by.through(order, 'invoice')
    expect((await bob.post('/undo', { cause: before.body.cause })).body.detail).toMatch(/Invoice INV-.* stays/)
    const after = await by.act(order, 'return', some)
    expect((await bob.post('/undo', { cause: after.body.cause })).body.detail).toMatch(/Credit note CN-.* stays/)
    const rest = await by.act(order, 'return')
    expect((await bob.post('/undo', { cause: rest.body.cause })).status).toBe(409)
    expect(await by.read(`/orders/${order.id}`)).toMatchObject({ status: 'returned' })
    expect((await by.linesOf(order))[0]).toMatchObject({ returned: 3 })
  })

  test('is issued for nothing that was not invoiced, and its numbers have no gap', async () => {
    const order = await shipped()
    expect((await by.act(order, 'return')).status).toBe(200)
    expect(await kept(order)).toEqual([])
    const two = [await invoiced(), await invoiced()]
    const answers = await Promise.all(two.map((each) => by.act(each, 'return')))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const text = `select last, (select count(*)::int from order_document where kind = 'credit') as count from order_number where range = 'credit'`
    const [range] = await app.workspace.db.run<{ last: number; count: number }>({ text, values: [] })
    expect(range!.last).toBe(range!.count)
  })
})
