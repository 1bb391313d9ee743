import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shape } from '../../src/platform/own/shape.ts'
import { startTestApp, type Answer, type TestApp } from '../app.ts'

// Names as SQL: in sort, group, fields, time zones, JSON paths, cursors. Nothing of it may reach the database as a word.

let app: TestApp
let logged = ''
beforeAll(async () => {
  app = await startTestApp({
    log: (await import('../../src/platform/log/log.ts')).createLog({
      level: 'error',
      to: { write: (line) => void (logged += line) },
    }),
  })
  for (let number = 0; number < 5; number++)
    await app.as(app.ada).post('/companies', { name: `Company ${number}`, employees: number })
})
afterAll(() => app.close())

const names = [
  "name'; drop table companies; --",
  'name desc, (select password_hash from credential limit 1)',
  'name asc nulls first',
  '(select 1)',
  'name) union select hash from session --',
  '"name"',
  "name'||pg_sleep(3)||'",
  'name::text',
  'name->>0',
  "emails->'0'->>'value'",
  'emails[0]',
  'owner.password_hash',
  'owner.credential.passwordHash',
  'company.company.company.company.company.company.company.company.name',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '__proto__.polluted',
  'owner.__proto__',
  'id.id',
  '*',
  '-',
  '--',
  '-name-',
  '',
  ' ',
  'NAME',
  'name\u0000',
  'name\n',
  'ｎａｍｅ',
  'nаme',
  'deleted_at',
  'owner_id',
  'created_by',
  'xmin',
  'ctid',
  'tableoid',
  't.name',
  'companies.name',
  'pg_catalog.pg_class',
  '$1',
  ':name',
  '{{name}}',
  '%s',
  '../name',
]

/** Refused as a person's mistake, or answered; never a bug, and never late. */
async function harmless(answer: Promise<Answer>): Promise<Answer> {
  const begun = performance.now()
  const settled = await answer
  expect(settled.status, settled.text).toBeLessThan(500)
  expect(performance.now() - begun).toBeLessThan(2500)
  expect(settled.text).not.toMatch(/\$argon2|syntax error|relation "|sqlstate/i)
  return settled
}
const json = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const ada = () => app.as(app.ada)
const lists = ['sort', 'fields', 'with', 'records', 'kinds', 'measured sort']

describe('a name that is no field', () => {
  test.each(names)('%j is unknown in every place', async (name) => {
    const places: [string, Promise<Answer>][] = [
      ['sort', ada().get(`/companies?sort=${encodeURIComponent(name)}`)],
      ['filter', ada().get(`/companies?filter=${json({ field: name, is: 'x' })}`)],
      ['fields', ada().get(`/companies?fields=${encodeURIComponent(name)}`)],
      ['with', ada().get(`/companies?with=${encodeURIComponent(name)}`)],
      ['group', ada().post('/companies/aggregate', { groupBy: [name], measures: [{ fn: 'count' }] })],
      ['measure', ada().post('/companies/aggregate', { measures: [{ fn: 'sum', field: name }] })],
      [
        'measured sort',
        ada().post('/companies/aggregate', { groupBy: ['industry'], measures: [{ fn: 'count' }], sort: name }),
      ],
      ['records', ada().get(`/search?q=x&records=${encodeURIComponent(name)}`)],
      [
        'kinds',
        ada().get(`/companies/0198f000-0000-7000-8000-000000000000/timeline?kinds=${encodeURIComponent(name)}`),
      ],
      ['export', ada().post('/exports', { record: 'company', fields: [name] })],
      ['exported record', ada().post('/exports', { record: name })],
      ['patch', ada().post('/companies', { name: 'X', [name]: 1 })],
      ['own filter', ada().get(`/companies?filter=${json({ field: `custom.${name}`, is: 'x' })}`)],
      ['own sort', ada().post('/companies/aggregate', { groupBy: [`custom.${name}`], measures: [{ fn: 'count' }] })],
      ['own value', ada().post('/companies', { name: 'X', custom: { [name]: 1 } })],
      ['undo', ada().post('/undo', { cause: '0198f000-0000-7000-8000-000000000000', fields: [name], force: [name] })],
    ]
    for (const [place, answer] of places) {
      const { status, body } = await harmless(answer)
      // Blanks around a name in a list of names mean nothing, and no name is none.
      const meansNothing = lists.includes(place) && ['', 'name', '*'].includes(name.trim())
      if (!meansNothing) expect([400, 404, 422], `${place}: ${JSON.stringify(body)}`).toContain(status)
    }
  })

  test.each(names)('%j is no key of a field of one’s own, or becomes no word of SQL', async (name) => {
    const given = { of: 'company', key: name, label: name || 'None', type: 'text', section: name, help: name }
    const { status, body } = await harmless(ada().post('/custom-fields', given))
    expect([201, 400, 422]).toContain(status)
    if (status === 201) expect(body.data).toMatchObject({ storedAs: expect.stringMatching(/^c_\d+$/) as string })
    await harmless(ada().get(`/custom-fields/usage?record=${encodeURIComponent(name)}`))
    await harmless(ada().post('/custom-fields', { of: name, label: 'X', type: 'text' }))
    await harmless(ada().post('/custom-fields', { of: 'company', label: 'X', type: 'link', linksTo: name }))
  })

  test('nothing has happened to the table, and nothing was a bug', async () => {
    expect((await ada().get('/companies?count=exact')).body.page.count.value).toBe(5)
    await shape(app.site)
    expect((await ada().get('/companies?count=exact')).body.page.count.value).toBe(5)
    expect(logged).toBe('')
  })
})

const values = [
  "' or 1=1 --",
  "'; drop table companies; --",
  '\\',
  '%',
  '_',
  '%_%',
  '\\%',
  '$1',
  '\u0000',
  '\ud800',
  'a'.repeat(2001),
  '🤷‍♀️',
  '{}',
  '[]',
  '1e999',
  'NaN',
  'null',
  '-0',
  '0x10',
  '١٢٣',
]

describe('a value is a value', () => {
  test.each(values)('%j means itself to every operator', async (value) => {
    for (const field of [
      'name',
      'employees',
      'revenue',
      'createdAt',
      'owner',
      'tags',
      'emails',
      'industry',
      'website',
      'addresses',
      'private',
      'id',
    ])
      for (const operator of ['is', 'isNot', 'contains', 'startsWith', 'gt', 'before', 'after', 'within']) {
        const { body, status } = await harmless(ada().get(`/companies?filter=${json({ field, [operator]: value })}`))
        if (status === 200 && operator === 'is') expect(body.data).toEqual([])
      }
    for (const list of [[value], [value, value], Array(5).fill(value)]) {
      await harmless(ada().get(`/companies?filter=${json({ field: 'name', in: list })}`))
      await harmless(ada().get(`/companies?filter=${json({ field: 'name', between: list })}`))
    }
    await harmless(ada().get(`/companies?q=${encodeURIComponent(value.toWellFormed())}`))
    await harmless(ada().get(`/search?q=${encodeURIComponent(value.toWellFormed())}`))
    await harmless(ada().post('/companies/match', { name: value, emails: [value], phones: [value], website: value }))
  })

  test.each(['%', '_', '\\', '%25'])('“%s” is no wildcard', async (value) => {
    for (const operator of ['contains', 'startsWith'])
      expect((await ada().get(`/companies?filter=${json({ field: 'name', [operator]: value })}`)).body.data).toEqual([])
  })
})

describe('operators', () => {
  test.each([
    { field: 'name', is: 'x', isNot: 'y' },
    { field: 'name' },
    { is: 'x' },
    { field: 'name', like: 'x' },
    { field: 'name', 'is; drop table': 'x' },
    { field: 'name', is: { $gt: '' } },
    { field: 'name', is: [] },
    { field: ['name'], is: 'x' },
    { and: {} },
    { and: [], or: [] },
    { and: [{ field: 'name', is: 'x' }], field: 'name', is: 'x' },
    { not: [] },
    { and: Array(51).fill({ field: 'name', is: 'x' }) },
    [1, 2],
    'name',
    7,
    null,
  ])('%j is no filter', async (filter) => {
    const answer = await harmless(ada().get(`/companies?filter=${json(filter)}`))
    expect(answer.status).toBe(422)
    expect(answer.body.fields[0].field).toMatch(/^filter|name$/)
  })

  test('a filter too deep is refused, quickly', async () => {
    let filter: object = { field: 'name', is: 'x' }
    for (let depth = 0; depth < 200; depth++) filter = { not: filter }
    expect((await harmless(ada().get(`/companies?filter=${json(filter)}`))).status).toBe(422)
  })

  test('the widest filter that is allowed is answered', async () => {
    const wide = { and: Array(40).fill({ or: Array(3).fill({ field: 'name', contains: 'x' }) }) }
    await harmless(ada().post('/companies/aggregate', { filter: wide, measures: [{ fn: 'count' }] }))
  })
})

const zones = [
  "UTC'; drop table companies; --",
  'Europe/Berlin\u0000',
  '../../etc/passwd',
  'UTC0',
  'posixrules',
  '',
  'Mars/Phobos',
  '+25:00',
  '<a>b',
  'EST5EDT,M3.2.0,M11.1.0',
]

describe('a time zone', () => {
  test.each(zones)('%j is refused by its name', async (timeZone) => {
    const answer = await harmless(
      ada().post('/companies/aggregate', {
        groupBy: [{ field: 'createdAt', by: 'month' }],
        measures: [{ fn: 'count' }],
        timeZone,
      }),
    )
    expect(answer.status).toBe(422)
  })

  test.each(zones.filter(Boolean))('%j is none of a user either', async (timeZone) => {
    const { version } = (await ada().get(`/users/${app.bob.id}`)).body.data
    expect((await harmless(ada().patch(`/users/${app.bob.id}`, { timeZone }, version))).status).toBe(422)
  })

  test('a known one groups by its days', async () => {
    const body = {
      groupBy: [{ field: 'createdAt', by: 'month' }],
      measures: [{ fn: 'count' }],
      timeZone: 'Pacific/Auckland',
    }
    expect((await ada().post('/companies/aggregate', body)).status).toBe(200)
  })
})

describe('a cursor', () => {
  const page = (after: string, more = '') =>
    harmless(ada().get(`/companies?limit=2&sort=name&after=${encodeURIComponent(after)}${more}`))

  test('of this list goes on where it stopped', async () => {
    const first = await ada().get('/companies?limit=2&sort=name')
    expect((await page(first.body.page.after)).body.data.map(({ name }: { name: string }) => name)).toEqual([
      'Company 2',
      'Company 3',
    ])
  })

  test.each([
    'x',
    '{}',
    '[]',
    'bnVsbA',
    btoa('{"keys":["\' or 1=1 --"]}'),
    btoa('["a","b","c"]'),
    '../..',
    'A'.repeat(3999),
    '\u0000',
    '%00',
    '-1',
    '0',
  ])('%j is refused', async (after) => {
    expect((await page(after)).status).toBe(422)
  })

  test('of another list is refused', async () => {
    const { after } = (await ada().get('/companies?limit=2&sort=-employees')).body.page
    expect((await page(after)).status).toBe(422)
    const other = (await ada().get('/companies?limit=2&sort=name')).body.page.after
    expect((await page(other, `&filter=${json({ field: 'employees', gt: 1 })}`)).status).toBe(422)
  })

  test('of which one letter was changed never shows more', async () => {
    const { after } = (await ada().get('/companies?limit=2&sort=name')).body.page as { after: string }
    for (let index = 0; index < after.length; index += 3) {
      const changed = after.slice(0, index) + (after[index] === 'A' ? 'B' : 'A') + after.slice(index + 1)
      const { status, body } = await page(changed)
      if (status === 200) expect(body.data.length).toBeLessThanOrEqual(2)
    }
  })
})

describe('as of', () => {
  test.each([
    "2026-01-01'; drop table companies; --",
    'now()',
    'infinity',
    'yesterday',
    '2026-13-01',
    '99999-01-01',
    '2026-01-01T00:00:00',
    '',
  ])('%j is no moment', async (asOf) => {
    expect((await harmless(ada().get(`/companies?asOf=${encodeURIComponent(asOf)}`))).status).toBe(422)
  })
})
