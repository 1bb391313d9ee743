import { parse } from 'csv-parse/sync'
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
