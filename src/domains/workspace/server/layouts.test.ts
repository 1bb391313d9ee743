import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { addField, type Row } from './testing.ts'

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
beforeEach(async () => {
  for (const { id, version } of (await ada.get('/layouts')).body.data) await ada.delete(`/layouts/${id}`, version)
})
afterAll(() => app.close())

const json = JSON.stringify
const page = json({
  groups: [{ key: 'section', heading: 'Money', columns: 2, names: ['amount'] }],
  leftOut: ['source'],
})
async function laidOut(values: object = {}): Promise<Row> {
  const { status, body } = await ada.post('/layouts', { of: 'deal', name: 'Deals', page, ...values })
  expect(status, json(body)).toBe(201)
  return body.data
}
const toldTo = async (who: Client): Promise<Row[]> => (await who.get('/me')).body.data.layouts
const namesOf = (layouts: Row[]) => layouts.map(({ of, role }) => `${String(of)} ${String(role)}`).toSorted()

test('a layout is told to those for whose role it is made, and to nobody else', async () => {
  await laidOut()
  await laidOut({ name: 'Members', role: 'member' })
  const own = (await ada.post('/own-roles', { name: 'Reps', rights: json({ deal: { see: 'all', edit: 'own', delete: 'none', create: true, export: false } }) })).body.data as Row // prettier-ignore
  await laidOut({ name: 'Reps', ownRole: own.id })
  expect(namesOf(await toldTo(ada))).toEqual(['deal null'])
  expect(namesOf(await toldTo(bob))).toEqual(['deal member', 'deal null'])
  const { body } = await ada.get(`/users/${app.bob.id}`)
  await ada.act(`/users/${app.bob.id}/changeRole`, { role: 'member', ownRole: own.id }, body.data.version)
  expect(namesOf(await toldTo(bob))).toEqual([`deal ${own.id}`, 'deal null'])
  expect((await bob.get('/me')).body.data.user.ownRole).toBe(own.id)
  const now = (await ada.get(`/users/${app.bob.id}`)).body.data
  await ada.act(`/users/${app.bob.id}/changeRole`, { role: 'member' }, now.version)
  const gone = await ada.delete(`/own-roles/${own.id}`, own.version)
  expect((await ada.get('/layouts')).body.data.map(({ name }: Row) => name).toSorted()).toEqual(['Deals', 'Members'])
  expect((await ada.post('/undo', { cause: gone.body.cause })).status).toBe(200)
  expect((await ada.get('/layouts')).body.data).toHaveLength(3)
})

test('who does not lead the company makes none, changes none and reads none', async () => {
  const { id, version } = await laidOut()
  const refused = [
    await bob.get(`/layouts/${id}`),
    await bob.post('/layouts', { of: 'deal', name: 'Mine', page }),
    await bob.patch(`/layouts/${id}`, { page: null }, version),
    await bob.delete(`/layouts/${id}`, version),
  ]
  expect(refused.map(({ status }) => status)).toEqual([404, 403, 404, 404])
  expect((await bob.get('/layouts')).body.data).toEqual([])
})

test('a field that the reader may not know of is in none that they are told, nor is its group', async () => {
  const secret = await addField(app, ada, { of: 'deal', type: 'text', key: 'margin', label: 'Margin', sensitivity: 'secret' }) // prettier-ignore
  const groups = [{ key: 'section', heading: 'Margins', names: ['custom.margin'] }, { key: 'details', names: ['amount'] }] // prettier-ignore
  await laidOut({ page: json({ groups, leftOut: [] }), head: json(['custom.margin', 'amount']), asks: json(['custom.margin', 'amount']) }) // prettier-ignore
  expect((await toldTo(ada))[0]).toMatchObject({ page: { groups }, head: ['custom.margin', 'amount'] })
  const told = await bob.get('/me')
  expect(told.body.data.layouts).toMatchObject([{ page: { groups: [groups[1]] }, head: ['amount'], asks: ['amount'] }])
  expect(told.text).not.toContain('argin')
  const archived = await ada.delete(`/custom-fields/${secret.id}`, secret.version)
  expect((await toldTo(ada))[0]).toMatchObject({ head: ['amount'] })
  expect((await ada.get('/layouts')).body.data[0].head).toContain('margin')
  // Gone with its values, it is in no layout any more.
  const drop = await ada.post(`/custom-fields/${secret.id}/drop`, { key: 'margin' })
  expect([archived.status, drop.status]).toEqual([200, 200])
  expect((await ada.get('/layouts')).text).not.toContain('margin')
})

test('what is wrong with a layout is said by its part', async () => {
  const wrong: [object, string][] = [
    [{ of: 'user' }, 'of'],
    [{ of: 'nothing' }, 'of'],
    [{ page: '{"groups":[]}' }, 'page'],
    [{ page: json({ groups: [{ key: 'details', names: ['nothing'] }], leftOut: [] }) }, 'page'],
    [{ page: json({ groups: [{ key: 'details', names: ['amount'] }], leftOut: ['amount'] }) }, 'page'],
    [
      {
        page: json({
          groups: [
            { key: 'details', names: [] },
            { key: 'details', names: [] },
          ],
          leftOut: [],
        }),
      },
      'page',
    ],
    [{ head: json(['name', 'amount', 'stage', 'status', 'closeOn', 'openedOn', 'source']) }, 'head'],
    [{ head: json(['createdBy']) }, 'head'],
    [{ asks: json(['probability']) }, 'asks'],
    [{ asks: '[]' }, 'asks'],
    [{ way: '0196f000-0000-7000-8000-000000000000' }, 'way'],
    [{ way: 'no id' }, 'way'],
    [{ of: 'person', page: null, way: '0196f000-0000-7000-8000-000000000000' }, 'way'],
  ]
  for (const [values, part] of wrong) {
    const { status, body } = await ada.post('/layouts', { of: 'deal', name: 'Wrong', page, ...values })
    expect([status, body.fields?.[0]?.field], json(values)).toEqual([422, part])
  }
  expect((await ada.post('/layouts', { of: 'deal', name: 'x', role: 'owner', ownRole: app.bob.id })).status).toBe(422)
})

test('for the same people and pipeline there is one; it goes with its pipeline and comes back with it', async () => {
  const way = (await ada.post('/pipelines', { name: 'Large' })).body.data as Row
  await laidOut({ name: 'Large', way: way.id })
  await laidOut({ name: 'Large, members', way: way.id, role: 'member' })
  const again = await ada.post('/layouts', { of: 'deal', name: 'Again', way: way.id })
  expect([again.status, again.body.detail]).toEqual([409, 'There is a layout for them already.'])
  expect((await toldTo(bob)).map((each) => each.way)).toEqual([way.id, way.id])
  const gone = await ada.delete(`/pipelines/${way.id}`, way.version)
  expect(await toldTo(bob)).toEqual([])
  expect((await ada.post('/undo', { cause: gone.body.cause })).status).toBe(200)
  expect(await toldTo(bob)).toHaveLength(2)
})

test('a layout has a history and is undone', async () => {
  const { id, version } = await laidOut()
  const changed = await ada.patch(`/layouts/${id}`, { head: json(['amount']) }, version)
  expect((await toldTo(bob))[0]).toMatchObject({ head: ['amount'] })
  await ada.post('/undo', { cause: changed.body.cause })
  expect((await toldTo(bob))[0]).toMatchObject({ head: null })
  expect((await ada.get(`/layouts/${id}/history`)).body.data).toHaveLength(3)
})

test('what rules ask of every new record is told, as far as one may fill it in', async () => {
  const must = json({ field: 'phones', isEmpty: false })
  const rule = { of: 'person', sentence: 'A person has a phone.', must }
  const made = (await ada.post('/demands', { ...rule, level: 'block' })).body.data as Row
  await ada.post('/demands', { ...rule, level: 'block', must: json({ field: 'salutation', isEmpty: false }), among: json({ field: 'lastName', is: 'X' }) }) // prettier-ignore
  await ada.post('/demands', { ...rule, level: 'warn', must: json({ field: 'firstName', isEmpty: false }) })
  expect((await bob.get('/me')).body.data.demanded).toEqual({ person: ['phones'] })
  await ada.delete(`/demands/${made.id}`, made.version)
  expect((await bob.get('/me')).body.data.demanded).toEqual({})
})
