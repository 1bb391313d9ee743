import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { shape } from '../../../platform/own/shape.ts'
import { visitorOf } from '../../../../test/visitor.ts'

type Row = Record<string, unknown> & { id: string; version: number; custom: Record<string, unknown> }

let app: TestApp
let ada: Client
let visitor: ReturnType<typeof visitorOf>
let form: Row

beforeAll(async () => {
  app = await startTestApp()
  ada = app.as(app.ada)
  visitor = visitorOf(app)
  const options = JSON.stringify([{ key: 'north', label: 'North' }, { key: 'south', label: 'South' }]) // prettier-ignore
  for (const [key, type, more] of [
    ['region', 'choice', { options }],
    ['seats', 'number', { wholeNumbers: true }],
    ['starts', 'date', {}],
    ['remarks', 'longText', {}],
    ['site', 'url', {}],
    ['green', 'boolean', {}],
    ['badge', 'text', { noTwoAlike: true }],
    ['grade', 'text', { sensitivity: 'secret' }],
  ] as const)
    await addField({ of: 'person', key, type, ...more })
  const asks = ['region', 'seats', 'starts', 'remarks', 'site', 'green'].map((key) => ({ field: `custom.${key}`, needed: key === 'region' })) // prettier-ignore
  form = await made('/lead-forms', { name: 'Own', ownAsks: JSON.stringify(asks) })
})
afterAll(() => app.close())

async function made(path: string, given: unknown): Promise<Row> {
  const answer = await ada.post(path, given)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
/** A field of the company’s own whose column is there. */
async function addField(given: { of: string; key: string; type: string }): Promise<Row> {
  const { id } = await made('/custom-fields', { label: given.key, ...given })
  await shape(app.site)
  return (await ada.get(`/custom-fields/${id}`)).body.data
}
const list = async (path: string, filter: object): Promise<Row[]> =>
  (await ada.get(`${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.data
const who = async (email: string) => (await list('/people', { field: 'emails', is: email }))[0]
const capital = (key: string) => key[0]!.toUpperCase() + key.slice(1)
const said = { 'custom.region': 'north', 'custom.seats': '12', 'custom.starts': '2026-05-01', 'custom.green': 'yes', 'custom.remarks': 'By <b>train</b>' } // prettier-ignore

describe('a form that asks for fields of the company’s own', () => {
  test('asks by what suits each, and a new person has what was said', async () => {
    const { text } = await visitor.look(form.key)
    for (const part of [
      '<select name="custom.region"',
      '<option value="south">South',
      'type="date"',
      'name="custom.green"',
    ])
      expect(text).toContain(part)
    expect((await visitor.answer({ email: 'own@visitor.example', ...said }, form.key)).status).toBe(200)
    const person = await who('own@visitor.example')
    expect(person!.custom).toMatchObject({ region: 'north', seats: 12, starts: '2026-05-01', green: true, remarks: 'By <b>train</b>', site: null }) // prettier-ignore
  })

  test('changes nobody whom we know: what they said stands in the note', async () => {
    const known = await made('/people', { lastName: 'Known', emails: [{ value: 'known@visitor.example', primary: true }], custom: { seats: 3 } }) // prettier-ignore
    await visitor.answer({ email: 'known@visitor.example', ...said }, form.key)
    expect((await who('known@visitor.example'))!.custom).toMatchObject({ seats: 3, region: null })
    const [note] = await list('/notes', { field: 'about', contains: known.id })
    expect(note!.text).toMatch(/Region: North\nSeats: 12/)
  })

  test.each([
    ['region', 'west'],
    ['region', '__proto__'],
    ['seats', '1.5'],
    ['seats', '1e9'],
    ['seats', "1'; drop table people; --"],
    ['starts', '2026-02-30'],
    ['site', 'javascript:alert(1)'],
    ['green', 'true'],
    ['remarks', 'x'.repeat(50_001)],
  ])('%s: what it does not take (%s) is refused by its name, and kept nowhere', async (key, value) => {
    const page = await visitor.answer({ email: 'hostile@visitor.example', ...said, [`custom.${key}`]: value }, form.key)
    expect([page.status, page.text.includes(`<li>${capital(key)}: this does not look right.</li>`)]).toEqual([
      422,
      true,
    ])
    expect(await who('hostile@visitor.example')).toBeUndefined()
  })

  test('says what must be answered, and hears nothing that it does not ask for', async () => {
    const page = await visitor.answer({ email: 'less@visitor.example' }, form.key)
    expect([page.status, page.text.includes('Region must not be empty.')]).toEqual([422, true])
    await visitor.answer({ email: 'more@visitor.example', ...said, 'custom.badge': 'taken', 'custom.grade': 'A' }, form.key) // prettier-ignore
    expect((await who('more@visitor.example'))!.custom).toMatchObject({ badge: null, grade: null })
  })

  test.each([
    ['custom.badge', 'what no two may share'],
    ['custom.grade', 'what is secret'],
    ['custom.never', 'what is not there'],
    ['lifeCycle', 'what Farley ships'],
  ])('cannot ask for %s: %s', async (field) => {
    const { status, body } = await ada.post('/lead-forms', { name: field, ownAsks: JSON.stringify([{ field, needed: false }]) }) // prettier-ignore
    expect([status, body.fields[0].field]).toEqual([422, 'ownAsks'])
  })

  test.each(['{', '{}', '[1]', '[{"field":"custom.seats","needed":1}]'])('is told what %s is not', async (ownAsks) => {
    const { status, body } = await ada.post('/lead-forms', { name: 'Broken', ownAsks })
    expect([status, body.fields[0].field]).toEqual([422, 'ownAsks'])
  })

  test('asks no more for a field that is gone', async () => {
    const field = await addField({ of: 'person', key: 'gone', type: 'text' })
    const other = await made('/lead-forms', { name: 'Gone', ownAsks: JSON.stringify([{ field: 'custom.gone', needed: true }]) }) // prettier-ignore
    await ada.delete(`/custom-fields/${field.id}`, field.version)
    await app.site.describe()
    expect((await visitor.answer({ email: 'gone@visitor.example' }, other.key)).status).toBe(200)
    expect(await who('gone@visitor.example')).toBeDefined()
  })
})
