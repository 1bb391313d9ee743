import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { asDefiner } from '../../../platform/own/definer.ts'
import { ownJobs } from '../../../platform/own/index.ts'
import { shape } from '../../../platform/own/shape.ts'
import { addField, type Row } from './testing.ts'

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
})
afterAll(() => app.close())

async function made(path: string, given: unknown, who = ada): Promise<Row> {
  const answer = await who.post(path, given)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const field = (given: Record<string, unknown>): Promise<Row> =>
  addField(app, ada, { of: 'person', type: 'text', ...given })
const now = async (path: string): Promise<Row> => (await ada.get(path)).body.data

test('what one may not fill in is asked of nobody who may not, though it is required', async () => {
  const score = await field({ key: 'score', label: 'Score', required: true, sensitivity: 'secret' })
  await made('/people', { lastName: 'By Bob' }, bob)
  const missing = await ada.post('/people', { lastName: 'By Ada' })
  expect(missing.body.fields).toMatchObject([{ field: 'custom.score' }])
  await ada.delete(`/custom-fields/${score.id}`, score.version)
})

test('a rule whose index is there before the definition says so, or after, is told as a rule', async () => {
  await made('/custom-fields', { of: 'person', type: 'text', key: 'badge', label: 'Badge', noTwoAlike: true })
  const struck = shape(app.site, (at) => {
    if (at === 'indexBuilt') throw new Error('struck')
  })
  await expect(struck).rejects.toThrow('struck')
  await made('/people', { lastName: 'First', custom: { badge: 'B1' } })
  const early = await ada.post('/people', { lastName: 'Second', custom: { badge: 'b1' } })
  expect(early.body).toMatchObject({ status: 409, code: 'taken', fields: [{ field: 'custom.badge' }] })
  await shape(app.site)
  const gone = await made('/people', { lastName: 'Gone', custom: { badge: 'B2' } })
  await ada.delete(`/people/${gone.id}`, gone.version)
  await made('/people', { lastName: 'Third', custom: { badge: 'B2' } })
  const [badge] = (await ada.get(`/custom-fields?filter=${encodeURIComponent('{"field":"key","is":"badge"}')}`)).body.data // prettier-ignore
  await ada.delete(`/custom-fields/${badge.id}`, badge.version)
  const late = await ada.post(`/people/${gone.id}/restore`, {})
  expect(late.body).toMatchObject({ status: 409, code: 'taken' })
  expect(late.text).not.toContain('adge')
})

test('who has a value of which no two may be alike merges into one without, and it comes back with the other', async () => {
  await field({ key: 'number', label: 'Customer number', noTwoAlike: true })
  const into = await made('/people', { lastName: 'Without' })
  const from = await made('/people', { lastName: 'With', custom: { number: 'C1' } })
  const merged = await ada.act(`/people/${from.id}/merge`, { into: into.id }, from.version)
  expect(merged.status, merged.text).toBe(200)
  expect((await now(`/people/${into.id}`)).custom.number).toBe('C1')
  const undone = await ada.post('/undo', { cause: merged.body.cause })
  expect(undone.status, undone.text).toBe(200)
  expect((await now(`/people/${into.id}`)).custom.number).toBe(null)
  expect((await now(`/people/${from.id}`)).custom.number).toBe('C1')
  const again = await ada.post('/undo', { cause: undone.body.data.cause ?? undone.body.cause })
  expect(again.status, again.text).toBe(200)
  expect((await now(`/people/${into.id}`)).custom.number).toBe('C1')
})

test('a rule of a secret field refuses without a word of the field or of who has its value', async () => {
  await field({ key: 'iban', label: 'Account', noTwoAlike: true, sensitivity: 'secret' })
  const gone = await made('/people', { lastName: 'Leaver' }, bob)
  await ada.patch(`/people/${gone.id}`, { custom: { iban: 'DE1' } }, gone.version)
  expect((await bob.delete(`/people/${gone.id}`, gone.version + 1)).status).toBe(200)
  const other = await made('/people', { lastName: 'Holder', custom: { iban: 'DE1' } })
  const refused = await bob.post(`/people/${gone.id}/restore`, {})
  expect(refused.body).toMatchObject({ status: 409, code: 'taken' })
  expect(refused.text).not.toMatch(new RegExp(`iban|Account|${other.id}`))
  const told = await ada.post(`/people/${gone.id}/restore`, {})
  expect(told.body.fields).toMatchObject([{ field: 'custom.iban' }])
})

test('while one defines, another leaves its worker to others and comes again', async () => {
  const job = ownJobs(app.site)[0]!
  let left = false
  await asDefiner(app.site, async () => {
    left = await Promise.race([Promise.resolve(job.run(undefined as never, {})).then(() => true), sleep(5_000, false)])
  })
  expect(left).toBe(true)
  const waiting = await app.workspace.db.run({ text: `select 1 from graphile_worker.jobs where key = 'shape-own-fields' and run_at > now()`, values: [] }) // prettier-ignore
  expect(waiting).toHaveLength(1)
})

test('what is archived or deleted with its values is found by them no more, and again once it is back', async () => {
  const found = async (q: string) => (await ada.get(`/search?q=${q}`)).body.data.map(({ id }: Row) => id)
  const mail = await field({ key: 'mail', label: 'Private mail', type: 'emails' })
  const word = await field({ key: 'word', label: 'Word', searchable: true })
  const custom = { mail: [{ value: 'quiet@hidden.example' }], word: 'Xylophone' }
  const { id } = await made('/people', { lastName: 'Found', custom })
  expect(await found('quiet@hidden.example')).toEqual([id])
  await ada.delete(`/custom-fields/${mail.id}`, (await now(`/custom-fields/${mail.id}`)).version)
  await shape(app.site)
  expect(await found('quiet@hidden.example')).toEqual([])
  await ada.post(`/custom-fields/${mail.id}/restore`, {})
  await shape(app.site)
  expect(await found('quiet@hidden.example')).toEqual([id])
  for (const { id, key } of [mail, word]) {
    await ada.delete(`/custom-fields/${id}`, (await now(`/custom-fields/${id}`)).version)
    expect((await ada.post(`/custom-fields/${id}/drop`, { key })).status).toBe(200)
  }
  await app.workspace.db.run({ text: `update custom_fields set updated_at = updated_at - interval '1 minute'`, values: [] }) // prettier-ignore
  await shape(app.site)
  expect([...(await found('quiet@hidden.example')), ...(await found('xylophone'))]).toEqual([])
})

test('keys differ by more than small and capital letters, and what no two share is nothing to begin with', async () => {
  await field({ key: 'shoeSize', label: 'Shoe size' })
  expect((await made('/custom-fields', { of: 'person', label: 'Shoesize', type: 'text' })).key).toBe('shoesize2')
  const same = await ada.post('/custom-fields', { of: 'person', label: 'X', type: 'text', noTwoAlike: true, initial: '"a"' }) // prettier-ignore
  expect(same.body).toMatchObject({ status: 422, fields: [{ field: 'initial' }] })
})

test('all who want the fields described anew before that has begun share it', () => {
  const [first, second] = [app.site.describe(), app.site.describe()]
  expect(second).toBe(first)
  return first
})

test('a field is required only where it is shown, and its condition depends on nothing but the record', async () => {
  await field({ key: 'kind', label: 'Kind', type: 'choice', options: '[{"key":"vip","label":"VIP"}]' })
  const shownIf = JSON.stringify({ field: 'custom.kind', is: 'vip' })
  const gift = await field({ key: 'gift', label: 'Gift', required: true, shownIf })
  await made('/people', { lastName: 'Plain' })
  const vip = await ada.post('/people', { lastName: 'Very', custom: { kind: 'vip' } })
  expect(vip.body.fields).toMatchObject([{ field: 'custom.gift' }])
  const row = await made('/people', { lastName: 'Very', custom: { kind: 'vip', gift: 'Wine' } })
  const emptied = await ada.patch(`/people/${row.id}`, { custom: { gift: null } }, row.version)
  expect(emptied.body.fields).toMatchObject([{ field: 'custom.gift' }])
  const both = await ada.patch(`/people/${row.id}`, { custom: { gift: null, kind: null } }, row.version)
  expect(both.status, both.text).toBe(200)
  for (const wrong of [
    '{',
    '{"field":"nothing","is":1}',
    '{"field":"custom.gift","isEmpty":true}',
    '{"field":"lastName","contains":"x"}',
    '{"field":"owner","is":"me"}',
    '{"field":"createdAt","gt":"-7d"}',
    '{"field":"company.name","is":"x"}',
  ]) {
    const refused = await ada.patch(`/custom-fields/${gift.id}`, { shownIf: wrong }, gift.version)
    expect([refused.status, refused.body.fields?.[0]?.field], wrong).toEqual([422, 'shownIf'])
  }
  const { body } = await bob.get('/me')
  expect(body.data.fields.find(({ key }: Row) => key === 'gift').shownIf).toEqual(JSON.parse(shownIf))
  await ada.delete(`/custom-fields/${gift.id}`, gift.version)
})

test('a change by which a condition comes to hold is refused while the field that it calls for is empty', async () => {
  const shownIf = JSON.stringify({ field: 'industry', is: 'retail' })
  const size = await field({ of: 'company', key: 'shelf', label: 'Shelf', required: true, shownIf })
  const shop = await made('/companies', { name: 'Shop' }, bob)
  const becomes = await bob.patch(`/companies/${shop.id}`, { industry: 'retail' }, shop.version)
  expect(becomes.body).toMatchObject({ status: 422, fields: [{ field: 'custom.shelf', message: 'Shelf must not be empty.' }] }) // prettier-ignore
  const bulk = await ada.post('/companies/bulk', { ids: [shop.id], patch: { industry: 'retail' }, preview: true })
  expect(bulk.body.data).toMatchObject({ change: 0, skipped: [{ reason: 'Shelf must not be empty.', count: 1 }] })
  const both = await bob.patch(`/companies/${shop.id}`, { industry: 'retail', custom: { shelf: 'A' } }, shop.version)
  expect(both.status, both.text).toBe(200)
  // What held before stands in the way of nothing else, and undoing is never refused.
  await ada.delete(`/custom-fields/${size.id}`, size.version)
  const old = await made('/companies', { name: 'Old shop', industry: 'retail' })
  await ada.post(`/custom-fields/${size.id}/restore`, {})
  const renamed = await ada.patch(`/companies/${old.id}`, { name: 'Older shop' }, old.version)
  expect(renamed.status, renamed.text).toBe(200)
  const left = await ada.patch(`/companies/${old.id}`, { industry: null }, renamed.body.data.version)
  expect((await ada.post('/undo', { cause: left.body.cause })).status).toBe(200)
  expect((await now(`/companies/${old.id}`)).industry).toBe('retail')
  const { version } = await now(`/custom-fields/${size.id}`)
  await ada.delete(`/custom-fields/${size.id}`, version)
})

test('whoever may not fill in a field is not stopped by it being called for', async () => {
  const shownIf = JSON.stringify({ field: 'industry', is: 'retail' })
  const secret = await field({ of: 'company', key: 'rank', label: 'Rank', required: true, sensitivity: 'secret', shownIf })
  const shop = await made('/companies', { name: 'Ranked' }, bob)
  expect((await bob.patch(`/companies/${shop.id}`, { industry: 'retail' }, shop.version)).status).toBe(200)
  await ada.delete(`/custom-fields/${secret.id}`, secret.version)
}) // prettier-ignore

test('whoever may not know of a field is told of no condition on it', async () => {
  await field({ key: 'grade', label: 'Grade', sensitivity: 'secret' })
  const perk = await field({ key: 'perk', label: 'Perk', required: true, shownIf: '{"field":"custom.grade","is":"A"}' })
  const me = await bob.get('/me')
  expect(me.text).not.toContain('custom.grade')
  expect(me.body.data.fields.find(({ key }: Row) => key === 'perk').shownIf).toBe(null)
  // Whatever the grade says, they hear the same.
  for (const grade of ['A', 'B']) {
    const row = await made('/people', { lastName: grade, owner: app.bob.id, custom: { grade, perk: 'x' } })
    const emptied = await bob.patch(`/people/${row.id}`, { custom: { perk: null } }, row.version)
    expect(emptied.body.fields, grade).toMatchObject([{ field: 'custom.perk' }])
  }
  await ada.delete(`/custom-fields/${perk.id}`, perk.version)
})
