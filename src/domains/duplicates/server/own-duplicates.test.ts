import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { systemContext } from '../../../platform/site.ts'
import { matchDue } from './match-due.ts'

type Row = Record<string, unknown> & { id: string; version: number }
interface Pair {
  record: string
  one: { id: string }
  other: { id: string }
  evidence: { speaks: string; text: string }[]
  can: { decide: boolean; merge: boolean }
}

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  await made('/custom-records', { one: 'Machine', many: 'Machines' })
  await thereAre('records', 1)
  await made('/custom-fields', { of: 'x_machine', key: 'serial', label: 'Serial number', type: 'text' })
  await made('/custom-fields', { of: 'x_machine', key: 'mail', label: 'E-mail', type: 'emails' })
  await thereAre('fields', 2)
})
afterAll(() => app.close())

/** The workers make them, behind. */
const thereAre = (what: 'records' | 'fields', count: number) =>
  vi.waitFor(async () => expect((await ada.get('/me')).body.data[what]).toHaveLength(count), 15_000)

async function made(path: string, given: unknown, who = ada): Promise<Row> {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const machine = (name: string, custom: object, more: object = {}, who = ada) =>
  made('/machines', { name, custom, ...more }, who)
const now = async (path: string): Promise<Row> => (await ada.get(path)).body.data
const pairsOf = async (id: string, who = ada): Promise<Pair[]> => (await who.get(`/duplicates?of=${id}`)).body.data
const others = async (id: string, who = ada) =>
  (await pairsOf(id, who)).map(({ one, other }) => (one.id === id ? other.id : one.id)).sort()
async function mergesAlone(wanted: boolean) {
  const [settings] = (await ada.get('/workspaces')).body.data as Row[]
  const { status } = await ada.patch(`/workspaces/${settings!.id}`, { mergesAlone: wanted }, settings!.version)
  expect(status).toBe(200)
}
const mail = (value: string) => [{ value, primary: true }]

test('records of a company’s own type that share a number are a pair, by its reasons in words', async () => {
  const one = await machine('Press', { serial: 'SN 47-11' })
  const other = await machine('Press (hall 3)', { serial: 'sn4711' })
  await expect.poll(() => others(one.id)).toEqual([other.id])
  const [pair] = await pairsOf(one.id)
  expect(pair).toMatchObject({ record: 'x_machine', can: { decide: true, merge: true } })
  expect(pair!.evidence[0]).toEqual({ speaks: 'for', text: 'same Serial number' })
  expect((await ada.get('/duplicates?record=x_machine')).body.data).toHaveLength(1)

  await ada.patch(`/machines/${other.id}`, { custom: { serial: 'SN 47-12' } }, other.version)
  await expect.poll(() => others(one.id)).toEqual([])
  await ada.patch(`/machines/${other.id}`, { custom: { serial: 'SN 47/11' } }, (await now(`/machines/${other.id}`)).version) // prettier-ignore
  await expect.poll(() => others(one.id)).toEqual([other.id])
  const { version } = await now(`/machines/${other.id}`)
  expect((await ada.act(`/machines/${other.id}/merge`, { into: one.id }, version)).status).toBe(200)
  await expect.poll(() => others(one.id)).toEqual([])
})

test('that two are not the same is remembered, and nothing of them is merged by itself', async () => {
  await mergesAlone(true)
  const given = { serial: 'KX-900', mail: mail('kx@works.example') }
  const [one, other] = [await machine('Kiln', given), await machine('Kiln', given)]
  await expect.poll(() => others(one.id)).toEqual([other.id])
  await matchDue.run(await systemContext(app.site), {})
  const rows = await app.workspace.db.run({ text: 'select from match_pair where record = $1 and sure', values: ['x_machine'] }) // prettier-ignore
  expect(rows).toEqual([])
  await mergesAlone(false)
  expect((await ada.patch('/duplicates', { one: one.id, other: other.id, apart: true })).status).toBe(200)
  expect(await others(one.id)).toEqual([])
  const third = await machine('Kiln', given)
  await expect.poll(() => others(third.id)).toEqual([one.id, other.id].sort())
  expect(await others(one.id)).toEqual([third.id])
})

test('who may not see both, or not the field that makes them a pair, sees none', async () => {
  const [his, hers] = [await machine('Lathe', { serial: 'L-77' }, {}, bob), await machine('Lathe', { serial: 'L-77' })]
  const hidden = await machine('Lathe', { serial: 'L-77' }, { private: true })
  await expect.poll(() => others(his.id)).toEqual([hers.id, hidden.id].sort())
  expect(await others(his.id, bob)).toEqual([hers.id])
  expect((await pairsOf(his.id, bob))[0]!.can).toEqual({ decide: false, merge: false })
  expect((await bob.patch('/duplicates', { one: his.id, other: hers.id, apart: true })).status).toBe(403)

  const right = { see: 'all', edit: 'all', delete: 'all', create: true, export: true }
  const rights = { x_machine: { ...right, fields: { see: ['custom.mail'] } }, person: right }
  const role = await ada.post('/own-roles', { name: 'No numbers', rights: JSON.stringify(rights) })
  expect(role.status, role.text).toBe(201)
  const nora = await app.join('Nora', 'member')
  const { version } = await now(`/users/${nora.id}`)
  await ada.act(`/users/${nora.id}/changeRole`, { role: 'member', ownRole: role.body.data.id }, version)
  expect(await others(his.id, app.as(nora))).toEqual([])
  expect((await app.as(nora).get('/machines')).text).not.toContain('L-77')
})

test('an update has all of them compared anew, though nobody changes anything', async () => {
  const { db } = app.workspace
  const [one, other] = [await machine('Drill', { serial: 'D-500' }), await machine('Drill', { serial: 'D-500' })]
  const bo = () => made('/people', { firstName: 'Bo', lastName: 'Anew', emails: mail('bo@anew.example') })
  const [first, second] = [await bo(), await bo()]
  await expect.poll(() => others(one.id)).toEqual([other.id])
  await expect.poll(() => others(first.id)).toEqual([second.id])
  for (const table of ['match_pair', 'match_key']) await db.run({ text: `delete from ${table}`, values: [] })
  const migration = path.join(import.meta.dirname, '../migrations/0002-compare-anew.sql')
  await db.run({ text: readFileSync(migration, 'utf8'), values: [] })
  expect(await others(one.id)).toEqual([])
  await matchDue.run(await systemContext(app.site), {})
  await expect.poll(async () => [await others(one.id), await others(first.id)]).toEqual([[other.id], [second.id]])
  expect(matchDue.cron).toBeDefined()
})

test('a type that is put away takes its pairs out of sight', async () => {
  expect((await ada.get('/duplicates?record=x_machine')).body.data.length).toBeGreaterThan(0)
  const [type] = (await ada.get('/custom-records')).body.data as Row[]
  await ada.delete(`/custom-records/${type!.id}`, type!.version)
  expect((await ada.get('/duplicates?record=x_machine')).status).toBe(422)
  const all = await ada.get('/duplicates')
  expect([all.status, all.text.includes('x_machine')]).toEqual([200, false])
  expect((await ada.get('/duplicates/apart')).status).toBe(200)
})
