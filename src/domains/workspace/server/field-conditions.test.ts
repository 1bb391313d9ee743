import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { addField, type Row } from './testing.ts'

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

const retail = JSON.stringify({ field: 'industry', is: 'retail' })
const condition = (values: object) => ada.post('/field-conditions', { of: 'company', field: 'website', shownIf: retail, ...values }) // prettier-ignore
const toldTo = async (who: Client) => (await who.get('/me')).body.data.conditions

test('a field that Farley ships is shown by a condition until that is taken away', async () => {
  const { status, body } = await condition({})
  expect(status, JSON.stringify(body)).toBe(201)
  const told = [{ of: 'company', field: 'website', shownIf: JSON.parse(retail) }]
  expect(await toldTo(bob)).toEqual(told)
  expect(app.site.registry.record('company')!.all.website!.shownIf).toEqual(JSON.parse(retail))
  // It says where a field is shown, not where it may be filled in.
  expect((await bob.post('/companies', { name: 'Farm', website: 'https://farm.example' })).status).toBe(201)
  const gone = await ada.delete(`/field-conditions/${body.data.id}`, body.data.version)
  expect(await toldTo(bob)).toEqual([])
  expect(app.site.registry.record('company')!.all.website!.shownIf).toBe(undefined)
  await ada.post('/undo', { cause: gone.body.cause })
  expect(await toldTo(bob)).toEqual(told)
})

test('a condition is for a field that may be empty, for each once, and depends on nothing but the record', async () => {
  const wrong: [object, string][] = [
    [{ of: 'user' }, 'of'],
    [{ field: 'nothing' }, 'field'],
    [{ field: 'custom.any' }, 'field'],
    [{ field: 'owner' }, 'field'],
    [{ field: 'name' }, 'field'],
    [{ of: 'deal', field: 'status' }, 'field'],
    [{ of: 'deal', field: 'probability' }, 'field'],
    [{ field: 'description', shownIf: '{"field":"owner","is":"me"}' }, 'shownIf'],
    [{ field: 'phones', shownIf: '{' }, 'shownIf'],
    [{ field: 'phones', shownIf: '{"field":"phones","isEmpty":true}' }, 'shownIf'],
  ]
  for (const [values, name] of wrong) {
    const { status, body } = await condition(values)
    expect([status, body.fields?.map(({ field }: { field: string }) => field)[0]], JSON.stringify(values)).toEqual([422, name]) // prettier-ignore
  }
  expect((await condition({})).body).toMatchObject({ status: 409, detail: 'The field has a condition already.' })
  expect((await bob.post('/field-conditions', { of: 'company', field: 'phones', shownIf: retail })).status).toBe(403)
  expect((await bob.get('/field-conditions')).body.data).toEqual([])
})

test('a condition on what somebody may not know of is none for them', async () => {
  await addField(app, ada, { of: 'company', type: 'text', key: 'grade', label: 'Grade', sensitivity: 'secret' })
  const made = await condition({ field: 'phones', shownIf: '{"field":"custom.grade","is":"A"}' })
  expect(made.status, made.text).toBe(201)
  const fieldsTold = async (who: Client) => (await toldTo(who)).map(({ field }: Row) => field)
  expect(await fieldsTold(ada)).toContain('phones')
  expect(await fieldsTold(bob)).not.toContain('phones')
  expect((await bob.get('/me')).text).not.toContain('custom.grade')
})
