import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../../test/app.ts'
import { readToEnd } from '../../../../platform/ledger/index.ts'
import { systemContext } from '../../../../platform/site.ts'
import { decayed } from './decayed.ts'
import { scoresReader } from './reader.ts'
import { scoreDue, scoreLeads } from './score-due.ts'

type Row = Record<string, unknown> & { id: string; version: number }
interface Reason {
  words: string | null
  points: number
  at: string | null
  record: string | null
  recordId: string | null
}

let app: TestApp
let ada: Client
let bob: Client

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  await settle()
})
afterAll(() => app.close())

const day = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * day - 60_000).toISOString()

/** Lets all that was written be read, and who is due be scored, so many days from now. */
async function settle(days = 0) {
  await readToEnd(app.workspace.db, scoresReader(() => app.site.registry)) // prettier-ignore
  const ctx = await systemContext(app.site)
  const then = { ...ctx, now: () => new Date(Date.now() + days * day) }
  if (days > 0) await scoreLeads.run(then, {})
  await scoreDue.run(then, {})
}
async function made(path: string, given: unknown, who = ada): Promise<Row> {
  const answer = await who.post(path, given)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
let count = 0
const lead = (given: object = {}) => made('/people', { lastName: `Scored ${++count}`, ...given })
const rule = async (given: object) => {
  const row = await made('/score-rules', { name: `Rule ${++count}`, ...given })
  const over = async () => void (await ada.delete(`/score-rules/${row.id}`, row.version))
  onTestFinished(over)
  return { ...row, over }
}
const scoreOf = async (id: string) => (await ada.get(`/people/${id}`)).body.data.score
const whole = { see: 'all', edit: 'all', delete: 'all', create: true, export: true }
/** Somebody with a role of the company's own. */
async function withRole(rights: object): Promise<Client> {
  const role = await made('/own-roles', { name: `Role ${++count}`, rights: JSON.stringify(rights) })
  const person = await app.join(`Nele ${count}`, 'member')
  const { version } = (await ada.get(`/users/${person.id}`)).body.data
  const given = await ada.act(`/users/${person.id}/changeRole`, { role: 'member', ownRole: role.id }, version)
  expect(given.status, given.text).toBe(200)
  return app.as(person)
}
const reasonsOf = async (id: string, who = ada): Promise<Reason[]> => (await who.get(`/lead-scores/${id}`)).body.data

describe('a lead', () => {
  test('has no score while the company has no rules, and 0 where none of them speaks of them', async () => {
    const { id } = await lead()
    await settle()
    expect(await scoreOf(id)).toBeNull()
    const { over } = await rule({ points: 5, condition: '{"field":"source","is":"fair"}' })
    await settle()
    expect(await scoreOf(id)).toBe(0)
    await over()
    await settle()
    expect(await scoreOf(id)).toBeNull()
  })

  test('is scored by who they are, with the company they work for, and anew once that changes', async () => {
    await rule({ name: 'From a fair', points: 10, condition: '{"field":"source","is":"fair"}' })
    await rule({ name: 'Works for a large company', points: 25, condition: '{"field":"company.employees","gte":50}' }) // prettier-ignore
    await rule({ name: 'No company', points: -3, condition: '{"field":"company","isEmpty":true}' })
    const company = await made('/companies', { name: 'Small yet', employees: 4 })
    const [of, without] = [await lead({ source: 'fair', company: company.id }), await lead()]
    await settle()
    expect([await scoreOf(of.id), await scoreOf(without.id)]).toEqual([10, -3])
    await ada.patch(`/companies/${company.id}`, { employees: 500 }, 1)
    await settle()
    expect(await scoreOf(of.id)).toBe(35)
    expect(await reasonsOf(of.id)).toMatchObject([
      { words: 'Works for a large company', points: 25, at: null },
      { words: 'From a fair', points: 10 },
    ])
    const filter = encodeURIComponent('{"field":"score","gte":20}')
    const list = (await ada.get(`/people?filter=${filter}&sort=-score`)).body.data as Row[]
    expect(list.map(({ id }) => id)).toEqual([of.id])
  })

  test('is scored by what happened, the last time of it, and less with each half-life', async () => {
    await rule({ name: 'We met', asks: 'meeting', points: 40, halfLife: 10 })
    const { id } = await lead()
    const old = await made('/meetings', { title: 'Long ago', about: [id], startsAt: ago(20) })
    await settle()
    expect(await reasonsOf(id)).toMatchObject([{ words: 'We met', points: 10, record: 'meeting', recordId: old.id }])
    const young = await made('/meetings', { title: 'Today', about: [id], startsAt: ago(0) })
    await made('/meetings', { title: 'Planned', about: [id], startsAt: ago(-15) })
    await settle()
    expect(await scoreOf(id)).toBe(40)
    await settle(10)
    expect(await scoreOf(id)).toBe(20)
    await ada.delete(`/meetings/${young.id}`, young.version)
    await settle()
    expect(await scoreOf(id)).toBe(10)
  })

  test('has points for some days only where a rule says so', async () => {
    await rule({ asks: 'call', points: 7, within: 5, condition: '{"field":"direction","is":"in"}' })
    const { id } = await lead()
    await made('/calls', { subject: 'Out', about: [id], startedAt: ago(1), direction: 'out' })
    await settle()
    expect(await scoreOf(id)).toBe(0)
    await made('/calls', { subject: 'In', about: [id], startedAt: ago(4), direction: 'in' })
    await settle()
    expect(await scoreOf(id)).toBe(7)
    await settle(2)
    expect(await scoreOf(id)).toBe(0)
  })

  test('has no score any more once they are none, and has it again when that is taken back', async () => {
    await rule({ points: 9, condition: '{"field":"source","is":"fair"}' })
    const { id, version } = await lead({ source: 'fair' })
    await settle()
    const { body, status } = await ada.act(`/people/${id}/qualify`, { deal: 'Scored' }, version)
    expect(status).toBe(200)
    await settle()
    expect([await scoreOf(id), await reasonsOf(id)]).toEqual([null, []])
    await ada.post('/undo', { cause: body.cause })
    await settle()
    expect(await scoreOf(id)).toBe(9)
  })

  test('who asked that what is known of them is only kept is not scored while that is so', async () => {
    await rule({ points: 9, condition: '{"field":"source","is":"fair"}' })
    const { id } = await lead({ source: 'fair' })
    await settle()
    const { id: restriction, version } = await made('/restrictions', { person: id, reason: 'claim' })
    await settle()
    expect([await scoreOf(id), await reasonsOf(id)]).toEqual([null, []])
    await settle(1)
    expect(await scoreOf(id)).toBeNull()
    const input = { toldOn: new Date().toISOString().slice(0, 10) }
    expect((await ada.act(`/restrictions/${restriction}/lift`, input, version)).status).toBe(200)
    await settle()
    expect(await scoreOf(id)).toBe(9)
  })

  test('changes neither version nor history by being scored', async () => {
    await rule({ points: 9, condition: '{"field":"source","is":"fair"}' })
    const { id, version } = await lead({ source: 'fair' })
    await settle()
    const { body } = await ada.get(`/people/${id}`)
    expect([body.data.score, body.data.version]).toEqual([9, version])
    const typed = await ada.patch(`/people/${id}`, { score: 1_000 }, version)
    expect(typed.status).toBe(422)
  })
})

describe('who reads a score', () => {
  test('is not told what happened where they may not see it', async () => {
    await rule({ name: 'Wrote to us', asks: 'email', points: 4 })
    const { id } = await lead()
    await made('/emails', { subject: 'Bob’s own', about: [id], sentAt: ago(1), owner: app.bob.id, private: true }, bob)
    await settle()
    // What is somebody's own speaks for nobody.
    expect(await scoreOf(id)).toBe(0)
    const { id: own } = await made('/people', { lastName: 'Bob’s own', private: true, owner: app.bob.id }, bob)
    expect((await ada.get(`/lead-scores/${own}`)).status).toBe(404)
    expect((await bob.get(`/lead-scores/${own}`)).status).toBe(200)
  })

  test('sees points without words where a rule asks for what is hidden from them, and no points where the score is', async () => {
    await rule({ name: 'Worth a lot', points: 4, condition: '{"field":"company.employees","gte":50}' })
    const company = await made('/companies', { name: 'Hidden size', employees: 80 })
    const { id } = await lead({ company: company.id })
    await settle()
    const blind = await withRole({ person: whole, company: { ...whole, fields: { see: ['name'] } } })
    expect(await reasonsOf(id, blind)).toEqual([{ words: null, points: 4, at: null, record: null, recordId: null }])
    const blinder = await withRole({ person: { ...whole, fields: { see: ['lastName'] } }, company: whole })
    expect(await reasonsOf(id, blinder)).toEqual([])
    expect(await reasonsOf(id, await withRole({ person: whole, company: whole }))).toMatchObject([
      { words: 'Worth a lot' },
    ])
  })
})

describe('a rule', () => {
  const refused = async (given: object) => {
    const answer = await ada.post('/score-rules', { name: 'Refused', points: 1, ...given })
    expect(answer.status, answer.text).toBe(422)
    return answer.body.fields[0]
  }

  test('is refused where it cannot be asked', async () => {
    expect(await refused({})).toMatchObject({ field: 'condition' })
    expect(await refused({ condition: 'no filter' })).toMatchObject({ field: 'condition' })
    expect(await refused({ condition: '{"field":"nothing","is":1}' })).toMatchObject({ field: 'condition' })
    expect(await refused({ condition: '{"field":"score","gte":1}' })).toMatchObject({ field: 'condition' })
    expect(await refused({ asks: 'call', condition: '{"field":"about","isEmpty":false}', points: 0 })).toMatchObject({ field: 'points' }) // prettier-ignore
    expect(await refused({ condition: '{"field":"source","is":"fair"}', halfLife: 3 })).toMatchObject({ field: 'halfLife' }) // prettier-ignore
  })

  test('is made, changed and known by nobody but those who lead', async () => {
    const given = { name: 'Bob’s', asks: 'call', points: 1 }
    expect((await bob.post('/score-rules', given)).status).toBe(403)
    expect((await bob.get('/score-rules')).body.data ?? []).toEqual([])
    const draft = { id: null, asks: 'call', condition: null, points: 1, within: null, halfLife: null, active: true }
    expect((await bob.post('/lead-scores/preview', draft)).status).toBe(403)
  })

  test('says before it is kept what it would change, and changes nothing', async () => {
    const { id } = await lead({ source: 'partner' })
    await lead()
    await settle()
    const draft = { id: null, asks: 'person', condition: '{"field":"source","is":"partner"}', points: 12, within: null, halfLife: null, active: true } // prettier-ignore
    const { body } = await ada.post('/lead-scores/preview', draft)
    expect(body.data).toMatchObject({ changed: 1, first: [{ id, from: 0, to: 12 }] })
    expect(body.data.leads).toBeGreaterThan(1)
    await settle()
    expect(await scoreOf(id)).toBeNull()
    const wrong = await ada.post('/lead-scores/preview', { ...draft, condition: '{"field":"gone","is":1}' })
    expect([wrong.status, wrong.body.fields[0].field]).toEqual([422, 'condition'])
  })
})

test('whatever the rules, a score is the sum of its reasons, each of them what its rule gives', async () => {
  const kinds = ['call', 'meeting', 'email'] as const
  const moment = { call: 'startedAt', meeting: 'startsAt', email: 'sentAt' } as const
  const title = { call: 'subject', meeting: 'title', email: 'subject' } as const
  const points = fc.integer({ min: -50, max: 50 }).filter((each) => each !== 0)
  const anyRule = fc.record({ asks: fc.constantFrom(...kinds), points, halfLife: fc.option(fc.integer({ min: 1, max: 30 })) }) // prettier-ignore
  const happening = fc.record({ kind: fc.constantFrom(...kinds), days: fc.integer({ min: 0, max: 60 }) })
  const given = fc.sample(anyRule, { numRuns: 8, seed: 7 })
  for (const each of given) await rule(each)
  const lives = fc.sample(fc.array(happening, { maxLength: 4 }), { numRuns: 12, seed: 7 })
  const people = []
  for (const life of lives) {
    const { id } = await lead()
    people.push(id)
    for (const { kind, days } of life)
      await made(`/${kind}s`, { [title[kind]]: 'Happened', about: [id], [moment[kind]]: ago(days) })
  }
  await settle()
  for (const [index, id] of people.entries()) {
    const last = (kind: string) => Math.min(...lives[index]!.filter((each) => each.kind === kind).map(({ days }) => days)) // prettier-ignore
    const wanted = given.map(({ asks, points: full, halfLife }) => Number.isFinite(last(asks)) ? decayed(full, halfLife, last(asks)) : 0) // prettier-ignore
    const reasons = await reasonsOf(id)
    const sum = reasons.reduce((total, each) => total + each.points, 0)
    expect(await scoreOf(id)).toBe(sum)
    expect(reasons.map((each) => each.points).toSorted()).toEqual(wanted.filter((each) => each !== 0).toSorted())
  }
})
