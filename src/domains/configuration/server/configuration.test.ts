import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { asAda, brought, exported } from './testing.ts'
import { takeBack } from './take-back.ts'

/** A company with something of every kind that a file can hold, each leading to another. */
const whole = `
farley: 1
workspaces: { name: Example, currency: CHF, country: CH, timeZone: Europe/Zurich, locale: en-CH }
ownRoles:
  - { name: Brokers, about: Those who advise, rights: { x_policy: { see: all, edit: own, delete: none, create: true, export: false } } }
teams:
  - { name: Bern, parent: Switzerland }
  - { name: Switzerland }
tags: [{ name: key account, color: violet }]
choices: [{ of: company.industry, key: foundry, label: Foundry, color: amber, position: 3 }]
customRecords:
  - { key: policy, pluralKey: policies, one: Policy, many: Policies, icon: shield-check, titleLabel: Number, boardBy: state, menuGroup: sales, position: 1, words: { de: { one: Police, many: Policen } } }
customFields:
  - { of: company, key: premiums, label: Premiums, type: money, position: 1, rollUp: { of: x_policy, by: custom.holder, fn: sum, field: custom.premium, filter: { field: custom.state, is: running } } }
  - { of: x_policy, key: monthly, label: A month, type: money, position: 5, formula: premium / 12 }
  - { of: x_policy, key: holder, label: Holder, type: link, linksTo: company, position: 1 }
  - { of: x_policy, key: premium, label: Premium, type: money, position: 2, sortable: true }
  - { of: x_policy, key: state, label: State, type: choice, position: 3, initial: running, options: [{ key: running, label: Running, color: green }, { key: ended, label: Ended }] }
  - { of: x_policy, key: pipeline, label: Sold in, type: text, position: 4, noTwoAlike: true }
fieldConditions:
  - { of: deal, field: source, shownIf: { field: stage, is: { ref: [stage, New business, Signing] } } }
layouts:
  - of: deal
    name: Brokers, new business
    ownRole: Brokers
    way: { ref: [pipeline, New business] }
    page: { groups: [{ key: section, heading: Money, columns: 2, names: [amount] }], leftOut: [source] }
    asks: [name, amount]
  - { of: x_policy, name: Everybody, head: [custom.premium] }
exchangeRates: [{ currency: EUR, rate: 0.95, validFrom: 2026-01-01 }]
views:
  - of: deal
    name: About to sign
    query: { filter: { and: [{ field: stage, in: [{ ref: [stage, New business, Signing] }] }, { field: tags, contains: { ref: [tag, key account] } }] }, sort: -createdAt }
  - { of: x_policy, name: Running, layout: board, query: { filter: { field: custom.state, is: running } } }
pipelines: [{ name: New business, position: 2 }]
stages:
  - { pipeline: New business, name: Signing, position: 2, probability: 80, requires: [amount, company] }
  - { pipeline: New business, name: First talk, position: 1, probability: 20, idleDays: 10 }
`

let app: TestApp
let ada: Client
const lines = async ({ workspace }: TestApp, cause: string): Promise<number> =>
  (await workspace.db.run({ text: 'select id from ledger where cause_id = $1', values: [cause] })).length

beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = app.as(app.ada)
})
afterAll(() => app.close())

describe('a configuration file', () => {
  let first: string
  let cause: string

  test('is brought in whole, whatever its order, under one cause', async () => {
    first = await exported(app)
    const report = await brought(app, whole)
    cause = report.cause
    expect(report.kept).toEqual([])
    expect(await lines(app, cause)).toBeGreaterThanOrEqual(20)
    const policy = await ada.post('/policies', { name: 'P-1', custom: { premium: { amount: '1200', currency: 'CHF' }, pipeline: 'a' } }) // prettier-ignore
    expect(policy.body.data.custom).toMatchObject({ state: 'running', monthly: { amount: '100.00', currency: 'CHF' } })
    await ada.delete(`/policies/${policy.body.data.id}`, 1)
  })

  test('says what is there as it was said, and nothing but that', async () => {
    const said = parse(await exported(app)) as Record<string, unknown[]>
    expect(said.stages).toEqual(expect.arrayContaining([{ pipeline: 'New business', name: 'Signing', position: 2, probability: 80, requires: ['amount', 'company'] }])) // prettier-ignore
    expect(said.layouts).toEqual((parse(whole) as typeof said).layouts)
    expect(said.fieldConditions).toEqual((parse(whole) as typeof said).fieldConditions)
    expect(said.views![0]).toEqual((parse(whole) as typeof said).views![0])
    expect(JSON.stringify(said)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(Object.keys(said)).not.toContain('users')
  })

  test('brought in twice changes nothing', async () => {
    const again = await brought(app, await exported(app))
    expect([again.changes, await lines(app, again.cause)]).toEqual([0, 0])
    expect((await brought(app, whole)).changes).toBe(0)
  })

  test('makes of an empty workspace the same, down to the letter', async () => {
    const other = await startTestApp()
    const text = await exported(app)
    await brought(other, text, undefined, true)
    expect(await exported(other)).toBe(text)
    await other.close()
  })

  test('struck down anywhere, is finished by being brought in again', async () => {
    const text = await exported(app)
    const other = await startTestApp()
    for (const at of [1, 5, 9, 14, 18]) {
      const strike = (done: number) => {
        if (done === at) throw new Error('struck')
      }
      await brought(other, text, strike).catch((error: Error) => expect(error.message).toBe('struck'))
    }
    await brought(other, text, undefined, true)
    expect(await exported(other)).toBe(text)
    await other.close()
  })

  test('is taken back by its cause, and brought in anew', async () => {
    const { kept } = await takeBack(app.site, await asAda(app), cause)
    expect(kept).toEqual([])
    expect(await exported(app)).toBe(first)
    await brought(app, whole)
    const { data } = (await ada.get('/policies')).body
    expect(data).toEqual([])
  })
})

describe('what a file would do', () => {
  const diff = async (text: string) => (await ada.post('/configuration/diff', { text })).body.data

  test('is said field by field, before anything is done', async () => {
    const text = `farley: 1
pipelines: [{ name: New business, position: 7 }, { name: Renewals }]`
    const changes = await diff(text)
    expect(changes).toMatchObject([
      { kind: 'change', record: 'pipeline', name: 'New business', path: 'pipelines[0]', fields: [{ field: 'position', from: 2, to: 7 }] }, // prettier-ignore
      { kind: 'add', name: 'Renewals', path: 'pipelines[1]' },
      { kind: 'remove', name: 'Sales', path: null },
    ])
    await brought(app, text)
    expect(await diff(text)).toMatchObject([{ kind: 'remove', name: 'Sales' }])
    expect((await brought(app, 'farley: 1\npipelines: [{ name: New business, position: 2 }]', undefined, true)).kept).toEqual([]) // prettier-ignore
    expect((await ada.get('/pipelines')).body.data.map(({ name }: { name: string }) => name)).toEqual(['New business'])
  })

  test.each([
    ['tags: []', 'farley', 'A configuration of Farley begins with “farley: 1”.'],
    ['farley: 2', 'farley', 'This Farley reads configurations of form 1.'],
    ['farley: 1\nusers: []', 'users', 'There is no section “users” in a configuration.'],
    ['farley: 1\ntags: { name: a }', 'tags', 'tags is a list.'],
    ['farley: 1\ntags: [{ name: a, size: 3 }]', 'tags[0].size', 'In a configuration, tags have no “size”.'],
    ['farley: 1\ntags: [{ color: red }]', 'tags[0].name', 'Name must not be empty.'],
    ['farley: 1\ntags: [{ name: a }, { name: a }]', 'tags[1]', 'This stands in the file already.'],
    [
      'farley: 1\nstages: [{ pipeline: New business, name: x, probability: lots }]',
      'stages[0].probability',
      'A number.',
    ],
    ['farley: 1\ncustomFields: [{ of: company, key: x, label: X, type: text, storedAs: c_1 }]', 'customFields[0].storedAs', 'In a configuration, fields have no “storedAs”.'], // prettier-ignore
    ['farley: 1\ntags:\n  - name: [', 'line 3', ''],
  ])('%j is refused by its place', async (text, field, sentence) => {
    const answer = await ada.post('/configuration/diff', { text })
    expect(answer.status).toBe(422)
    expect(answer.body.fields[0]).toMatchObject({ field, ...(sentence && { message: sentence }) })
  })
})

describe('by the API', () => {
  const started = async (text: string) => {
    const { body, status } = await ada.post('/configuration/apply', { text, name: 'ours.yaml' })
    expect(status).toBe(202)
    return { run: body.data.run as string, job: await app.job(app.ada, body.data.job) }
  }

  test('a file is brought in as work that one can watch, and taken back so far as nobody uses it', async () => {
    const { run, job } = await started('farley: 1\ntags: [{ name: vip }, { name: spare }]\nteams: [{ name: Lyon }]')
    expect(job).toMatchObject({ state: 'done', result: { changes: 3, undo: false } })
    const tags = (await ada.get('/tags')).body.data as { id: string; name: string }[]
    const vip = tags.find(({ name }) => name === 'vip')!
    const acme = await ada.post('/companies', { name: 'Acme', tags: [vip.id] })
    expect(acme.status).toBe(201)
    const back = await ada.post(`/configuration/runs/${run}/take-back`)
    const { result } = await app.job(app.ada, back.body.data.job)
    expect(result).toMatchObject({ changes: 2, kept: [{ record: 'tag', name: 'vip', why: 'Companies use it.' }] })
    expect((await ada.get(`/configuration-runs/${run}`)).body.data).toMatchObject({
      name: 'ours.yaml',
      state: 'takenBack',
    })
    expect((await ada.post(`/configuration/runs/${run}/take-back`)).status).toBe(409)
  })

  test('what is refused on the way leaves nothing, and says where it stands', async () => {
    const before = await exported(app)
    const text = 'farley: 1\ntags: [{ name: fleeting }]\nstages: [{ pipeline: Nowhere, name: x }]'
    const { job } = await started(text)
    expect(job).toMatchObject({ state: 'failed', error: 'stages[0].pipeline: There is no pipeline “Nowhere”.' })
    expect(await exported(app)).toBe(before)
  })

  test('nobody but owners and admins reads it, compares, brings in or takes back', async () => {
    const [run] = (await ada.get('/configuration-runs')).body.data
    for (const who of [app.bob, app.vera]) {
      const as = app.as(who)
      const answers = [
        await as.get('/configuration'),
        await as.post('/configuration/diff', { text: 'farley: 1' }),
        await as.post('/configuration/apply', { text: 'farley: 1', name: 'x' }),
        await as.post(`/configuration/runs/${run.id}/take-back`),
      ]
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
      expect((await as.get('/configuration-runs')).body.data).toEqual([])
    }
    expect((await app.as(app.max).get('/configuration')).status).toBe(200)
  })
})

/** Numbers that repeat themselves. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function anything(seed: number): string {
  const any = chance(seed)
  const some = <T>(make: (index: number) => T) => Array.from({ length: 1 + any(5) }, (_, index) => make(index))
  const types = ['text', 'number', 'date', 'boolean', 'money', 'longText'] as const
  const records = some((index) => ({ key: `kind${index}`, pluralKey: `kinds${index}`, one: `Kind ${any(99)}`, many: `Kinds, ${any(99)}: "x"`, position: index + 1 })) // prettier-ignore
  const fields = some((index) => ({ of: any(2) ? `x_kind${any(records.length)}` : 'company', key: `f${index}`, label: `#${any(99)} – ${index}`, type: types[any(types.length)], position: index + 1, ...(any(2) && { help: 'yes\nno' }) })) // prettier-ignore
  const pipelines = some((index) => ({ name: `P / ${index}`, position: any(9) }))
  const stages = pipelines.flatMap(({ name }) => some((index) => ({ pipeline: name, name: index % 2 ? 'null' : `S ${index}`, position: index, probability: any(101) }))) // prettier-ignore
  const views = some((index) => ({ of: 'deal', name: `V ${index}`, query: { filter: { field: 'stage', is: { ref: ['stage', stages[0]!.pipeline, stages[0]!.name] } }, columns: 'name,amount' } })) // prettier-ignore
  return stringify({
    farley: 1,
    customRecords: records,
    customFields: fields,
    pipelines,
    stages: unlike(stages),
    views,
  })
}

const unlike = (stages: { pipeline: string; name: string }[]) =>
  [...new Map(stages.map((stage) => [`${stage.pipeline} ${stage.name}`, stage])).values()] // prettier-ignore

test.each([1, 2, 3])('whatever is set up goes through a file and is the same (%i)', async (seed) => {
  const [one, other] = [await startTestApp(), await startTestApp()]
  await brought(one, anything(seed))
  const text = await exported(one)
  await brought(other, text, undefined, true)
  expect(await exported(other)).toBe(text)
  await Promise.all([one.close(), other.close()])
})
