import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { completenessOf, missingIn, suggested } from '../model/index.ts'

type Row = Record<string, unknown> & { id: string; version: number; custom: Record<string, unknown> }

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

const important = (...fields: [string, number][]) =>
  JSON.stringify(fields.map(([field, weight]) => ({ field, weight })))
const careOf = async (record: string, who = ada) =>
  (await who.get('/care')).body.data.find((each: { record: string }) => each.record === record)
const filtered = async (path: string, filter: unknown, who = ada): Promise<string[]> =>
  (await who.get(`${path}?filter=${encodeURIComponent(JSON.stringify(filter))}&limit=200`)).body.data.map(({ id }: Row) => id) // prettier-ignore
const needOf = async (record: string, kind: string, who = ada) =>
  (await careOf(record, who)).needs.find((each: { kind: string }) => each.kind === kind)?.filter

test('how complete a person is stands in lists once somebody has said what matters, and follows what is said later', async () => {
  const given = { of: 'person', important: important(['emails', 3], ['phones', 1]), enough: 80, staleAfter: 12 }
  const made = await ada.post('/care-rules', given)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const half = (await bob.post('/people', { lastName: 'Half', emails: [{ value: 'h@half.example', primary: true }] })).body.data // prettier-ignore
  const whole = (await bob.post('/people', { lastName: 'Whole', emails: [{ value: 'w@half.example', primary: true }], phones: [{ value: '+49 30 901820', primary: true }] })).body.data // prettier-ignore
  const read = async (id: string) => (await bob.get(`/people/${id}`)).body.data.custom.completeness
  expect([await read(half.id), await read(whole.id)]).toEqual([75, 100])
  const { completeness } = await careOf('person', bob)
  expect(completeness).toBe('custom.completeness')
  expect(await filtered('/people', await needOf('person', 'incomplete', bob), bob)).toEqual([half.id])
  // Sorted by an index of its own, which is built behind.
  await expect.poll(async () => (await bob.get('/people?sort=custom.completeness')).status).toBe(200)
  const changed = await ada.patch(`/care-rules/${made.body.data.id}`, { important: important(['phones', 1]) }, made.body.data.version) // prettier-ignore
  expect(changed.status).toBe(200)
  await expect.poll(() => read(half.id)).toBe(0)
  await ada.patch(`/care-rules/${made.body.data.id}`, { important: '[]' }, changed.body.data.version)
  expect((await careOf('person')).completeness).toBeNull()
  const { version } = (await ada.get(`/care-rules/${made.body.data.id}`)).body.data
  await ada.patch(`/care-rules/${made.body.data.id}`, { important: important(['emails', 1]) }, version)
  expect((await careOf('person')).completeness).toBe('custom.completeness')
  expect(await read(half.id)).toBe(100)
})

test('what nobody touched for so long is stale until somebody confirms it', async () => {
  await ada.post('/care-rules', { of: 'company', staleAfter: 6 })
  const { id } = (await bob.post('/companies', { name: 'Long Ago Ltd' })).body.data
  await app.workspace.db.run({ text: `update companies set updated_at = now() - interval '7 months' where id = $1`, values: [id] }) // prettier-ignore
  const filter = await needOf('company', 'stale', bob)
  expect(await filtered('/companies', filter, bob)).toEqual([id])
  await bob.post(`/companies/${id}/confirm`)
  expect(await filtered('/companies', filter, bob)).toEqual([])
})

test('open deals without a next step and records that nobody is in charge of are named, whatever was said', async () => {
  const deal = (await bob.post('/deals', { name: 'No step' })).body.data
  expect(await filtered('/deals', await needOf('deal', 'stepless'))).toContain(deal.id)
  expect((await bob.act(`/deals/${deal.id}/win`, {}, deal.version)).status).toBe(200)
  expect(await filtered('/deals', await needOf('deal', 'stepless'))).not.toContain(deal.id)
  const alone = (await ada.post('/companies', { name: 'Nobody’s', owner: null })).body.data
  expect(await filtered('/companies', await needOf('company', 'ownerless'))).toContain(alone.id)
})

test('only admins say what matters, and only of fields that are there and can be filled', async () => {
  expect((await bob.post('/care-rules', { of: 'deal', staleAfter: 3 })).status).toBe(403)
  expect((await bob.get('/care-rules')).body.data).toEqual([])
  const wrong = [
    [{ of: 'note' }, 'of'],
    [{ of: 'deal', important: '{' }, 'important'],
    [{ of: 'deal', important: important(['nothing', 1]) }, 'important'],
    [{ of: 'deal', important: important(['nextStep', 1]) }, 'important'],
    [{ of: 'deal', important: important(['amount', 1], ['amount', 2]) }, 'important'],
    [{ of: 'deal', important: important(['amount', 6]) }, 'important'],
  ] as const
  for (const [given, field] of wrong) {
    const { status, body } = await ada.post('/care-rules', given)
    expect([status, JSON.stringify(body)], JSON.stringify(given)).toEqual([422, expect.stringContaining(`"${field}"`)])
  }
})

test('who may not know a field that matters is not told of it, nor how complete a record is', async () => {
  const rights = JSON.stringify({
    person: {
      see: 'all',
      edit: 'all',
      delete: 'all',
      create: true,
      export: true,
      fields: { see: ['lastName', 'emails', 'owner'] },
    },
  })
  const role = await ada.post('/own-roles', { name: 'No phones', rights })
  expect(role.status, JSON.stringify(role.body)).toBe(201)
  const cara = await app.join('Cara', 'member')
  const user = (await ada.get(`/users/${cara.id}`)).body.data
  expect((await ada.act(`/users/${cara.id}/changeRole`, { role: 'member', ownRole: role.body.data.id }, user.version)).status).toBe(200) // prettier-ignore
  const [rule] = (await ada.get(`/care-rules?filter=${encodeURIComponent('{"field":"of","is":"person"}')}`)).body.data
  await ada.patch(`/care-rules/${rule.id}`, { important: important(['emails', 1], ['phones', 1]) }, rule.version)
  const seen = await careOf('person', app.as(cara))
  expect(seen).toMatchObject({ completeness: null, important: [{ field: 'emails', weight: 1 }] })
  expect(JSON.stringify(seen)).not.toContain('phones')
})

test('what probably matters is how to reach somebody, and the weightiest that is missing comes first', () => {
  const all = suggested(app.site.registry.record('person')!)
  expect(all.map(({ field }) => field)).toEqual(expect.arrayContaining(['emails', 'phones', 'company', 'owner']))
  expect(missingIn({ emails: [], phones: [] }, [{ field: 'phones', weight: 1 }, { field: 'emails', weight: 2 }])).toEqual(['emails', 'phones']) // prettier-ignore
  expect(completenessOf({ emails: [1] }, [{ field: 'phones', weight: 1 }, { field: 'emails', weight: 2 }])).toBe(67) // prettier-ignore
})
