import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

type Row = Record<string, unknown> & { id: string; version: number }

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
beforeEach(async () => {
  for (const { id, version } of (await ada.get('/demands')).body.data) await ada.delete(`/demands/${id}`, version)
})
afterAll(() => app.close())

const phone = { field: 'phones', isEmpty: false }
async function demand(values: object): Promise<Row> {
  const given = { of: 'person', sentence: 'A person needs a phone number.', must: JSON.stringify(phone), ...values }
  const { status, body } = await ada.post('/demands', given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const person = (values: object = {}, who = bob, headers?: Record<string, string>) =>
  who.post('/people', { lastName: 'Demanded', ...values }, headers)
const phones = [{ value: '+49 30 901820', primary: true }]

test('what is refused names the field and says the company’s own sentence, whether it is added or changed', async () => {
  await demand({ level: 'block' })
  const { status, body } = await person()
  expect(status).toBe(422)
  expect(body).toMatchObject({ code: 'rule_unmet', detail: 'A person needs a phone number.', fields: [{ field: 'phones' }] }) // prettier-ignore
  const made = (await person({ phones })).body.data as Row
  expect((await bob.patch(`/people/${made.id}`, { phones: [] }, made.version)).body.code).toBe('rule_unmet')
  const key = await app.withKey('member')
  expect((await key.post('/people', { lastName: 'By key' })).body.code).toBe('rule_unmet')
})

test('an old fault holds up no other change, and undoing is never refused', async () => {
  const old = (await person({ firstName: 'Old' })).body.data as Row
  const with_ = (await bob.patch(`/people/${old.id}`, { phones }, old.version)).body
  await demand({ level: 'block' })
  expect((await bob.post(`/undo`, { cause: with_.cause })).status).toBe(200)
  const { version } = (await bob.get(`/people/${old.id}`)).body.data
  expect((await bob.patch(`/people/${old.id}`, { firstName: 'Older' }, version)).status).toBe(200)
})

test('of which records it is asked, and an action is held to it as well', async () => {
  await demand({ of: 'deal', level: 'block', sentence: 'A deal that is won has an amount.', among: JSON.stringify({ field: 'status', is: 'won' }), must: JSON.stringify({ field: 'amount', isEmpty: false }) }) // prettier-ignore
  const deal = (await bob.post('/deals', { name: 'Free' })).body.data as Row
  const won = await bob.act(`/deals/${deal.id}/win`, {}, deal.version)
  expect(won.body).toMatchObject({ code: 'rule_unmet', fields: [{ field: 'amount' }] })
  const priced = (await bob.patch(`/deals/${deal.id}`, { amount: { amount: '10.00', currency: 'EUR' } }, deal.version)).body.data // prettier-ignore
  expect((await bob.act(`/deals/${deal.id}/win`, {}, priced.version)).status).toBe(200)
})

test('what must be confirmed is refused until it is, and who did so stands in the history of the rule', async () => {
  const rule = await demand({ level: 'ask' })
  const asked = await person()
  expect(asked.status).toBe(409)
  expect(asked.body).toMatchObject({ code: 'confirm_rule', rules: [rule.id], fields: [{ field: 'phones' }] })
  expect((await person({}, bob, { 'farley-confirm': '0196f000-0000-7000-8000-000000000000' })).status).toBe(409)
  const done = await person({}, bob, { 'farley-confirm': rule.id })
  expect(done.status).toBe(201)
  const [line] = (await ada.get(`/demands/${rule.id}/history`)).body.data
  expect(line).toMatchObject({ name: 'override', actor: { name: app.bob.name }, cause: { id: done.body.cause } })
  expect((await bob.post('/undo', { cause: done.body.cause })).status).toBe(200)
})

test('what is only shown refuses nothing, and is told of a record', async () => {
  const rule = await demand({ level: 'warn' })
  const { status, body } = await person()
  expect(status).toBe(201)
  const told = await bob.get(`/people/${body.data.id}/unmet`)
  expect(told.body.data).toEqual([{ rule: rule.id, level: 'warn', sentence: rule.sentence, fields: ['phones'] }])
  await bob.patch(`/people/${body.data.id}`, { phones }, body.data.version)
  expect((await bob.get(`/people/${body.data.id}/unmet`)).body.data).toEqual([])
  // A rule that is put aside asks for nothing.
  await ada.patch(`/demands/${rule.id}`, { active: false }, rule.version)
  const { id } = (await person()).body.data
  expect((await bob.get(`/people/${id}/unmet`)).body.data).toEqual([])
})

test('a bulk edit’s preview counts them, and leaves them unmet only where that is confirmed', async () => {
  const made = (await person({ phones })).body.data as Row
  const rule = await demand({ level: 'ask' })
  const request = { ids: [made.id], patch: { phones: [] }, preview: true }
  expect((await bob.post('/people/bulk', request)).body.data).toMatchObject({ change: 0, skipped: [{ reason: rule.sentence, count: 1 }] }) // prettier-ignore
  expect((await bob.post('/people/bulk', { ...request, confirm: [rule.id] })).body.data).toMatchObject({ change: 1 })
})

test('only admins make rules, of fields that are there and of the record itself', async () => {
  expect((await bob.post('/demands', { of: 'person', sentence: 'No', must: JSON.stringify(phone) })).status).toBe(403)
  expect((await bob.get('/demands')).body.data).toEqual([])
  const wrong: [object, string][] = [
    [{ of: 'stage' }, 'of'],
    [{ must: 'no filter' }, 'must'],
    [{ must: '{"and":[]}' }, 'must'],
    [{ must: '{"field":"nothing","isEmpty":false}' }, 'must'],
    [{ must: '{"field":"company.name","isEmpty":false}' }, 'must'],
    [{ must: '{"field":"birthday","is":"never"}' }, 'must'],
    [{ among: '{"field":"nothing","is":1}' }, 'among'],
  ]
  for (const [values, field] of wrong) {
    const { status, body } = await ada.post('/demands', { of: 'person', sentence: 'Wrong', must: JSON.stringify(phone), ...values }) // prettier-ignore
    expect([status, body.fields[0].field], JSON.stringify(values)).toEqual([422, field])
  }
})

test('a rule says nothing of a field to somebody who may not know it, and asks nothing that they may not fill in', async () => {
  const whole = { see: 'all', edit: 'all', delete: 'all', create: true, export: true }
  const role = (await ada.post('/own-roles', { name: 'Names only', rights: JSON.stringify({ person: { ...whole, fields: { see: ['lastName', 'owner'] } } }) })).body.data // prettier-ignore
  const cara = await app.join('Cara', 'member')
  const { version } = (await ada.get(`/users/${cara.id}`)).body.data
  await ada.act(`/users/${cara.id}/changeRole`, { role: 'member', ownRole: role.id }, version)
  await demand({ level: 'block' })
  const made = await person({}, app.as(cara))
  expect(made.status).toBe(201)
  expect((await app.as(cara).get(`/people/${made.body.data.id}/unmet`)).text).toBe('{"data":[]}')
})
