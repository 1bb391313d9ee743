import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Person, type TestApp } from '../../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  const ada = app.as(app.ada)
  await ada.post('/products', {
    name: '=HYPERLINK("http://evil")',
    price: { amount: '10.00', currency: 'EUR' },
    cost: { amount: '4.25', currency: 'EUR' },
  })
  await ada.post('/products', { name: 'Plain', price: { amount: '-3.00', currency: 'EUR' } })
  for (let number = 0; number < 3; number++)
    await app.as(app.bob).post('/companies', { name: `Bob ${number}`, industry: 'retail' })
  await ada.post('/companies', { name: 'Private', private: true })
})
afterAll(() => app.close())

type Table = Record<string, string>[]

async function exported(person: Person, body: object): Promise<{ table: Table; text: string; id: string }> {
  const started = await app.as(person).post('/exports', { format: 'csv', ...body })
  expect(started.status).toBe(202)
  const job = await app.job(person, started.body.data.id)
  expect(job.state).toBe('done')
  const file = await app.as(person).get(job.result.url)
  expect(file.status).toBe(200)
  const table = parse(file.text, { columns: true, bom: true }) as Table
  expect(table).toHaveLength(job.result.rows)
  return { table, text: file.text, id: started.body.data.id }
}

/** The bytes of a finished export. */
async function bytesOf(person: Person, body: object): Promise<{ bytes: Buffer; type: string; name: string }> {
  const started = await app.as(person).post('/exports', body)
  const job = await app.job(person, started.body.data.id)
  expect(job.state).toBe('done')
  const answer = await fetch(`${app.url}${job.result.url}`, { headers: { cookie: person.cookie } })
  const [type, name] = ['content-type', 'content-disposition'].map((header) => answer.headers.get(header)!)
  return { bytes: Buffer.from(await answer.arrayBuffer()), type: type!, name: name! }
}

describe('an export', () => {
  test('holds the rows of a list in its order, with titles, labels and amounts', async () => {
    const { table } = await exported(app.bob, {
      record: 'company',
      filter: { field: 'owner', is: 'me' },
      sort: '-name',
    })
    expect(table.map((row) => row.Name)).toEqual(['Bob 2', 'Bob 1', 'Bob 0'])
    expect(table[0]).toMatchObject({ Industry: 'Retail', Owner: 'Bob' })
  })

  test('has only the fields that were asked for', async () => {
    const { table } = await exported(app.ada, { record: 'product', fields: ['name', 'price'] })
    expect(Object.keys(table[0]!)).toEqual(['Id', 'Name', 'Price', 'Price (currency)'])
    expect(table.map((row) => row.Price)).toContain('-3.00')
  })

  test('carries no formula', async () => {
    const { table } = await exported(app.ada, { record: 'product', fields: ['name'] })
    expect(table.map((row) => row.Name)).toContain(`'=HYPERLINK("http://evil")`)
  })

  test('is a workbook in which numbers, days and amounts are such, and text is no formula', async () => {
    const ada = app.as(app.ada)
    await ada.post('/deals', { name: '=1+1', amount: { amount: '1200.50', currency: 'EUR' }, closeOn: '2026-03-04' })
    const { bytes, name } = await bytesOf(app.ada, { record: 'deal', format: 'xlsx', fields: ['name', 'amount', 'closeOn', 'createdAt'] }) // prettier-ignore
    expect(name).toContain('deals.xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as never)
    const sheet = book.worksheets[0]!
    expect(sheet.name).toBe('deals')
    expect((sheet.getRow(1).values as string[]).slice(1)).toEqual(['Id', 'Name', 'Amount', 'Amount (currency)', 'Close date', 'Created']) // prettier-ignore
    const row = sheet.getRow(2)
    expect([row.getCell(2).value, row.getCell(3).value, row.getCell(4).value]).toEqual(['=1+1', 1200.5, 'EUR'])
    expect(row.getCell(2).formula).toBeUndefined()
    expect(row.getCell(5).value).toEqual(new Date('2026-03-04T00:00:00Z'))
    expect(row.getCell(6).value).toBeInstanceOf(Date)
  })

  test('is JSON that holds the rows as the API answers them, without what is hidden', async () => {
    const { bytes, type } = await bytesOf(app.bob, { record: 'product', format: 'json' })
    expect(type).toContain('application/json')
    const rows = JSON.parse(bytes.toString()) as Record<string, unknown>[]
    expect(rows.find(({ name }) => name === 'Plain')).toMatchObject({ price: { amount: '-3.00', currency: 'EUR' } })
    expect(rows.every((row) => !('cost' in row))).toBe(true)
    const none = { record: 'company', format: 'json', filter: { field: 'name', is: 'Nobody' } }
    expect(JSON.parse((await bytesOf(app.bob, none)).bytes.toString())).toEqual([])
  })

  test('is one record with all that is about it, and what was ever changed in it', async () => {
    const bob = app.as(app.bob)
    const { body } = await bob.post('/companies', { name: 'Whole', industry: 'retail' })
    const { id, version } = body.data
    await bob.patch(`/companies/${id}`, { name: 'Whole Ltd' }, version)
    await bob.post('/notes', { text: 'Met in Lyon', about: [id] })
    await app.as(app.ada).post('/deals', { name: 'Large', company: id, private: true })
    const whole = async (person: Person) => {
      const started = await app.as(person).post('/exports/record', { record: 'company', id })
      expect(started.status).toBe(202)
      const job = await app.job(person, started.body.data.id)
      expect(job).toMatchObject({ state: 'done', title: 'Everything about Whole Ltd' })
      const text = (await app.as(person).get(job.result.url)).text
      return JSON.parse(text) as {
        data: object
        about: { record: string; rows: object[] }[]
        history: { after: object }[]
      }
    }
    const bobs = await whole(app.bob)
    expect(bobs.data).toMatchObject({ id, name: 'Whole Ltd' })
    expect(bobs.about.find(({ record }) => record === 'note')!.rows).toMatchObject([{ text: 'Met in Lyon' }])
    expect(bobs.history.map(({ after }) => (after as { name?: string }).name)).toContain('Whole Ltd')
    expect(bobs.about.find(({ record }) => record === 'deal')).toBeUndefined()
    expect((await whole(app.ada)).about.find(({ record }) => record === 'deal')!.rows).toHaveLength(1)
  })

  test('of one record is refused as not found where it may not be seen', async () => {
    const { body } = await app.as(app.ada).get('/companies?filter={"field":"name","is":"Private"}')
    const hidden = await app.as(app.bob).post('/exports/record', { record: 'company', id: body.data[0].id })
    const none = await app.as(app.bob).post('/exports/record', { record: 'company', id: '0198f000-0000-7000-8000-000000000000' }) // prettier-ignore
    expect([hidden.status, none.status]).toEqual([404, 404])
    expect(hidden.body.detail).toBe(none.body.detail)
  })

  test('leaves out what is hidden from who asks, and refuses it by the name of an unknown field', async () => {
    const { text } = await exported(app.bob, { record: 'product' })
    expect(text).not.toContain('Cost')
    expect(text).not.toContain('4.25')
    const [secret, unknown] = [
      await app.as(app.bob).post('/exports', { record: 'product', fields: ['cost'] }),
      await app.as(app.bob).post('/exports', { record: 'product', fields: ['cosy'] }),
    ]
    expect(secret.status).toBe(422)
    expect(JSON.stringify(secret.body.fields).replaceAll('cost', 'cosy')).toBe(
      JSON.stringify(unknown.body.fields).replaceAll('cost', 'cosy'),
    )
    expect((await exported(app.ada, { record: 'product' })).text).toContain('4.25')
  })

  test('has only the records that who asks may see', async () => {
    const bobs = await exported(app.bob, { record: 'company' })
    expect(bobs.table.map((row) => row.Name)).not.toContain('Private')
    const adas = await exported(app.ada, { record: 'company' })
    expect(adas.table.map((row) => row.Name)).toContain('Private')
  })

  test('is for who began it and nobody else, owners included', async () => {
    const { id } = await exported(app.bob, { record: 'company' })
    for (const other of [app.ada, app.max, app.vera])
      expect((await app.as(other).get(`/exports/${id}/content`)).status).toBe(404)
    expect((await app.signedOut.get(`/exports/${id}/content`)).status).toBe(401)
  })

  test('comes as a file that no browser runs', async () => {
    const { id } = await exported(app.ada, { record: 'product' })
    const { headers } = await app.as(app.ada).get(`/exports/${id}/content`)
    expect(headers['content-disposition']).toBe('attachment; filename="products.csv"')
    expect(headers['content-security-policy']).toContain('sandbox')
  })

  test.each([
    [{ record: 'nothing' }, 'record'],
    [{ record: 'company', filter: { field: 'nothing', is: 1 } }, 'nothing'],
    [{ record: 'company', sort: 'nothing' }, 'nothing'],
    [{ record: 'company', format: 'exe' }, 'format'],
  ])('%j is refused at once', async (body, field) => {
    const answer = await app.as(app.ada).post('/exports', body)
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body.fields)).toContain(field)
  })

  test.each(['../../etc/passwd', '..%2f..%2fetc%2fpasswd', 'x', '0198f000-0000-7000-8000-000000000000'])(
    'no file is reached by %s',
    async (id) => {
      expect((await app.as(app.ada).get(`/exports/${id}/content`)).status).toBe(404)
    },
  )
})
