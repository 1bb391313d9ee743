import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { shape } from '../../../platform/own/shape.ts'
import { importing } from './testing.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp({ workers: true })))
afterAll(() => app.close())

test('an import fills fields of the company’s own by their labels, and an export has them', async () => {
  const ada = app.as(app.ada)
  for (const field of [
    { key: 'region', label: 'Region', type: 'text' },
    { key: 'fee', label: 'Fee', type: 'money' },
  ])
    expect((await ada.post('/custom-fields', { of: 'company', ...field })).status).toBe(201)
  await shape(app.site)
  const file = { name: 'firms.csv', bytes: 'Company,Region,Fee\nImported,Ost,12.5\n' }
  const run = await importing(app, app.ada).whole('company', file)
  const targets = run.options.mapping.map(({ target }: { target: string }) => target)
  expect(targets).toEqual(['name', 'custom.region', 'custom.fee'])
  expect(run).toMatchObject({ state: 'done', counts: { created: 1 } })
  const filter = { field: 'custom.region', is: 'Ost' }
  const [row] = (await ada.get(`/companies?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data
  expect(row.custom).toMatchObject({ region: 'Ost', fee: { amount: '12.50', currency: 'EUR' } })
  const fields = ['name', 'custom.region', 'custom.fee']
  const started = await ada.post('/exports', { record: 'company', filter, fields })
  const job = await app.job(app.ada, started.body.data.id)
  const { text } = await ada.get(job.result.url)
  expect(text).toContain('Name,Region,Fee,Fee (currency)')
  expect(text).toContain('Imported,Ost,12.5')
})
