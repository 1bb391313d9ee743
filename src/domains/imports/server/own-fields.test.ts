import { afterAll, beforeAll, expect, test } from 'vitest'
import { form, startTestApp, type TestApp } from '../../../../test/app.ts'
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
  await expect.poll(() => shape(app.site)).toBe(true)
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

test('a field that is kept to admins is no target of anybody else, in no form', async () => {
  const secret = { of: 'company', key: 'margin', label: 'Margin', type: 'money', sensitivity: 'secret' }
  expect((await app.as(app.ada).post('/custom-fields', secret)).status).toBe(201)
  await shape(app.site)
  const bob = app.as(app.bob)
  const { headers, body } = form({ record: 'company' }, 'firms.csv', 'Company,Margin,Margin (currency)\nOther,3,EUR\n')
  const run = (await bob.send('POST', '/imports', headers, body)).body.data
  expect(run.options.mapping).toEqual([{ column: 0, target: 'name' }])
  const told = async (more: object) =>
    (await bob.patch(`/imports/${run.id}`, { ...run.options, ...more }, run.version)).body.fields
  for (const target of ['custom.margin', 'custom.margin.currency', 'custom.neverThere']) {
    const message = `Company has nothing called “${target}”.`
    const mapping = [...run.options.mapping, { column: 1, target }]
    expect(await told({ mapping })).toEqual([{ field: 'mapping.1', message }])
    expect(await told({ match: [target] })).toEqual([{ field: 'match.0', message }])
  }
})

test('a field that is put away between plan and run is left out, and its rows come in', async () => {
  const ada = app.as(app.ada)
  const made = await ada.post('/custom-fields', { of: 'company', key: 'shelf', label: 'Shelf', type: 'text' })
  await shape(app.site)
  await app.site.describe()
  const { upload, preview, run } = importing(app, app.ada)
  const { id } = (await upload('company', { name: 'firms.csv', bytes: 'Company,Shelf\nLeft Out,B4\n' })).body.data
  const planned = (await preview(id)).body.data
  expect(planned.options.mapping).toContainEqual({ column: 1, target: 'custom.shelf' })
  const field = (await ada.get(`/custom-fields/${made.body.data.id}`)).body.data
  expect((await ada.delete(`/custom-fields/${field.id}`, field.version)).status).toBe(200)
  await app.site.describe()
  expect(await run(id)).toMatchObject({ state: 'done', counts: { created: 1, bad: 0 } })
  expect((await ada.get('/companies?q=Left+Out')).body.data[0].custom ?? {}).not.toHaveProperty('shelf')
})
