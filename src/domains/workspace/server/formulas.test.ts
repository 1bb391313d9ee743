import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
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

const field = (given: Record<string, unknown>): Promise<Row> => addField(app, ada, { of: 'company', ...given })
async function company(name: string, custom: Record<string, unknown> = {}, who = ada): Promise<Row> {
  const answer = await who.post('/companies', { name, custom })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.data
}
const listed = (query: Record<string, unknown>, who = ada) =>
  who.get(`/companies?${Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`).join('&')}`) // prettier-ignore
const names = (answer: { body: { data: { name: string }[] } }) => answer.body.data.map(({ name }) => name)
/** What a formula yields for a new company with these values. */
async function yields(formula: string, type: string, custom: Record<string, unknown>) {
  const { id } = await company('Probe', custom)
  const answer = await ada.post('/custom-fields/preview', { of: 'company', type, formula })
  expect(answer.status, `${formula}: ${answer.text}`).toBe(200)
  return answer.body.data.find((row: { id: string }) => row.id === id).value
}

test('a formula is a field at once: read, changed, filtered, sorted, grouped, measured, exported', async () => {
  await field({ label: 'Seats', type: 'number' })
  await field({ label: 'Fee', type: 'money' })
  await field({ label: 'Discount', type: 'percent' })
  const yearly = await field({ label: 'Yearly', type: 'money', formula: 'seats * fee * 12 * (1 - coalesce(discount, 0))', sortable: true }) // prettier-ignore
  expect(yearly).toMatchObject({ key: 'yearly', state: 'ready', indexes: ['sort'] })
  const size = await field({ label: 'Size', type: 'text', formula: 'if(seats >= 100, "large", if(seats >= 10, "middle", "small"))' }) // prettier-ignore
  const fee = { amount: '9.99', currency: 'EUR' }
  const small = await company('Small', { seats: 3, fee })
  expect(small.custom).toMatchObject({ yearly: { amount: '359.64', currency: 'EUR' }, size: 'small' })
  await company('Large', { seats: 100, fee, discount: 25 })
  await company('Empty')
  const filter = { field: 'custom.yearly', isEmpty: false }
  expect(names(await listed({ filter, sort: '-custom.yearly' }))).toEqual(['Large', 'Small'])
  const first = await listed({ sort: '-custom.yearly', limit: '1', filter })
  expect(names(await listed({ sort: '-custom.yearly', limit: '1', filter, after: first.body.page.after }))).toEqual(['Small']) // prettier-ignore
  expect(names(await listed({ filter: { field: 'custom.yearly', gt: 1000 } }))).toEqual(['Large'])
  expect(names(await listed({ filter: { field: 'custom.size', is: 'large' }, fields: 'name' }))).toEqual(['Large'])
  const report = await ada.post('/companies/aggregate', { filter, groupBy: ['custom.size'], measures: [{ fn: 'sum', field: 'custom.yearly' }, { fn: 'avg', field: 'custom.yearly' }], sort: 'custom.size' }) // prettier-ignore
  expect(report.body.data).toMatchObject([
    { group: { 'custom.size': 'large' }, values: [{ amount: '8991.00', currency: 'EUR' }, { amount: '8991.00' }] },
    { group: { 'custom.size': 'small' }, values: [{ amount: '359.64' }, { amount: '359.64' }] },
  ])
  const changed = await ada.patch(`/companies/${small.id}`, { custom: { seats: 12 } }, small.version)
  expect(changed.body.data.custom).toMatchObject({ yearly: { amount: '1438.56' }, size: 'middle' })
  expect((await ada.get(`/companies/${small.id}/history`)).body.data[0].after).toEqual({ 'custom.seats': 12 })
  const typed = await ada.patch(`/companies/${small.id}`, { custom: { size: 'huge' } }, changed.body.data.version)
  expect(typed.body.fields).toMatchObject([{ field: 'custom.size', message: 'Size is kept by Farley and cannot be set.' }]) // prettier-ignore
  expect((await ada.get(`/custom-fields/usage?record=company`)).body.data.filled).toMatchObject({ 'custom.yearly': 2 })
  await ada.patch(`/custom-fields/${size.id}`, { formula: '"at least " & seats' }, size.version)
  expect((await ada.get(`/companies/${small.id}`)).body.data.custom.size).toBe('at least 12')
})

test('the past knows what it yielded then', async () => {
  const acme = await company('Acme', { seats: 1, fee: { amount: '1.00', currency: 'EUR' } })
  await new Promise((done) => setTimeout(done, 5))
  const before = new Date().toISOString()
  await new Promise((done) => setTimeout(done, 5))
  await ada.patch(`/companies/${acme.id}`, { custom: { seats: 2 } }, acme.version)
  expect((await ada.get(`/companies/${acme.id}?asOf=${before}`)).body.data.custom.yearly).toMatchObject({ amount: '12.00' }) // prettier-ignore
  const then = await listed({ asOf: before, found: 'now', filter: { field: 'name', is: 'Acme' }, fields: 'custom.yearly' }) // prettier-ignore
  expect(then.body.data[0].custom.yearly).toMatchObject({ amount: '12.00' })
  expect(then.body.now[acme.id]['custom.yearly']).toMatchObject({ amount: '24.00' })
})

test('everything a formula can say yields what a spreadsheet would', async () => {
  await field({ label: 'Price', type: 'money' })
  await field({ label: 'Signed on', key: 'signedOn', type: 'date' })
  await field({ label: 'Code', type: 'text', sortable: true })
  await field({ label: 'Tier', type: 'choice', options: '[{"key":"gold","label":"Gold"},{"key":"tin","label":"Tin"}]' })
  await field({ label: 'Trial', type: 'boolean' })
  const some = { seats: 7, price: { amount: '10.00', currency: 'USD' }, fee: { amount: '3.00', currency: 'EUR' }, signedOn: '2026-02-28', code: 'ab Ø', tier: 'gold', trial: false } // prettier-ignore
  const cases: [string, string, unknown][] = [
    ['1 + 2 * 3 - 4 / 8', 'number', 6.5],
    ['-(seats) + +2', 'number', -5],
    ['seats / 0', 'number', null],
    ['mod(seats, 0)', 'number', null],
    ['mod(seats, 4) & "/" & round(2.345, 2)', 'text', '3/2.35'],
    ['round(seats / 3, 1)', 'number', 2.3],
    ['0.1 + 0.2 = 0.3', 'boolean', true],
    ['25%', 'percent', 25],
    ['seats * 10%', 'number', 0.7],
    ['discount + 1', 'number', null],
    ['isblank(discount) and not trial', 'boolean', true],
    ['and(isblank(code), true) or seats > 6', 'boolean', true],
    ['price + price', 'money', { amount: '20.00', currency: 'USD' }],
    ['price + fee', 'money', null],
    ['fee / 7', 'money', { amount: '0.43', currency: 'EUR' }],
    ['fee / fee', 'number', 1],
    ['max(fee, fee * 2)', 'money', { amount: '6.00', currency: 'EUR' }],
    ['if(fee > 2, fee, price)', 'money', { amount: '3.00', currency: 'EUR' }],
    ['currency(price) & " " & amount(price)', 'text', 'USD 10'],
    ['signedOn + 2', 'date', '2026-03-02'],
    ['signedOn + 9999999', 'date', null],
    ['signedOn - date("2026-01-01")', 'number', 58],
    ['days(date("2026-01-02"), date("2026-01-01"))', 'number', 1],
    ['year(signedOn) * 100 + month(signedOn) + day(signedOn) / 100', 'number', 202602.28],
    ['min(signedOn, date("2020-05-06"))', 'date', '2020-05-06'],
    ['upper(left(code, 2)) & right(code, 1) & len(code)', 'text', 'ABØ4'],
    ['left(code, -3) & "x"', 'text', 'x'],
    ['contains(code, "B")', 'boolean', true],
    ['if(tier = "gold", "*", "")', 'text', '*'],
    ['if(tier = "tin", "*")', 'text', null],
    ['coalesce(discount, seats)', 'number', 7],
    ['number("12.50") + number("x")', 'number', null],
    ['number(" 12.50 ") * 2', 'number', 25],
    ['"it" & "’s "" 😀 \\ $1::text; drop"', 'text', 'it’s " 😀 \\ $1::text; drop'],
    ['"a" < "B"', 'boolean', true],
    ['lower(code & name)', 'text', 'ab øprobe'],
    ['= abs(-3) + floor(1.5) + ceiling(1.5)', 'number', 6],
    ['isblank(owner)', 'boolean', false],
    ['createdAt > date("2020-01-01")', 'boolean', true],
  ]
  for (const [formula, type, value] of cases) expect(await yields(formula, type, some), formula).toEqual(value)
})

test('what is wrong is said in words that name the place', async () => {
  const cases: [string, string, string][] = [
    ['seats +', 'number', 'After “+” a value is missing.'],
    ['* 2', 'number', 'A formula cannot begin with “*”.'],
    ['(seats', 'number', 'At the end a closing bracket is missing.'],
    ['seats fee', 'number', 'Before “fee” a sign such as + or & is missing.'],
    ['seets * 2', 'number', 'There is no field “seets”; perhaps “seats” is meant.'],
    ['rond(seats)', 'number', 'There is no function “rond”; perhaps “round” is meant.'],
    ['seats & ', 'text', 'After “&” a value is missing.'],
    ['seats + "1"', 'number', '“+” cannot join these: a number, a text.'],
    ['if(seats, 1, 2)', 'number', '“if” cannot be given these: a number, a number, a number.'],
    ['owner', 'text', 'The formula yields a value that formulas cannot reckon with, which is no value of this type.'],
    ['owner.name', 'text', '“owner.name” leads to another record; a formula reads the fields of its own.'],
    ['seats', 'text', 'The formula yields a number, which is no value of this type.'],
    ['"abc', 'text', 'A text begins with a quotation mark and ends with one; this one does not end.'],
    ['seats ~ 1', 'number', '“~” is nothing that a formula is made of.'],
    ['tier = "silver"', 'boolean', 'Tier has no choice “silver”; it has gold, tin.'],
    ['date("2026-02-30")', 'date', 'A day is written date("2026-01-31").'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'number', 'The brackets of a formula lie at most 40 deep.'],
  ]
  for (const [formula, type, message] of cases) {
    const answer = await ada.post('/custom-fields/preview', { of: 'company', type, formula })
    expect(answer.status, formula).toBe(422)
    expect(answer.body.fields, formula).toMatchObject([{ field: 'formula', message }])
  }
  const rules = await ada.post('/custom-fields', { of: 'company', label: 'X', type: 'number', formula: '1', required: true, initial: '3' }) // prettier-ignore
  expect(rules.body.fields.map(({ field }: { field: string }) => field)).toEqual(['required', 'initial'])
  const link = await ada.post('/custom-fields', { of: 'company', label: 'X', type: 'link', formula: 'owner' })
  expect(link.body.fields).toMatchObject([{ field: 'type' }])
  const always = await ada.post('/custom-fields', { of: 'company', label: 'X', type: 'date', formula: 'updatedAt', sortable: true }) // prettier-ignore
  expect(always.body.fields).toMatchObject([{ field: 'sortable' }])
})

test('a formula may read formulas but not itself, and what it reads stays', async () => {
  const seats = (await ada.get(`/custom-fields?filter=${encodeURIComponent('{"field":"key","is":"seats"}')}`)).body.data[0] // prettier-ignore
  const double = await field({ label: 'Double', type: 'number', formula: 'seats * 2' })
  const four = await field({ label: 'Fourfold', type: 'number', formula: 'double * 2', sortable: true })
  const { id } = await company('Chain', { seats: 5 })
  expect((await ada.get(`/companies/${id}`)).body.data.custom).toMatchObject({ double: 10, fourfold: 20 })
  const circle = await ada.patch(`/custom-fields/${double.id}`, { formula: 'fourfold / 2' }, double.version)
  expect(circle.body.fields).toMatchObject([{ field: 'formula', message: 'The formula reads itself, by way of “custom.double”.' }]) // prettier-ignore
  const kept = await ada.delete(`/custom-fields/${seats.id}`, seats.version)
  expect(kept.status).toBe(409)
  expect(kept.body.detail).toContain('Double, Fourfold')
  const changed = await ada.patch(`/custom-fields/${double.id}`, { formula: 'seats * 3' }, double.version)
  await shape(app.site)
  expect((await ada.get(`/companies/${id}`)).body.data.custom).toMatchObject({ double: 15, fourfold: 30 })
  expect(names(await listed({ filter: { field: 'custom.fourfold', isEmpty: false }, sort: '-custom.fourfold' }))[0]).toBe('Large') // prettier-ignore
  const typed = await ada.patch(`/custom-fields/${double.id}`, { formula: null }, changed.body.data.version)
  expect(typed.body.fields).toMatchObject([{ field: 'formula' }])
  const indexes = async () => (await app.site.workspace.db.run<{ n: number }>({ text: `select count(*)::int as n from pg_indexes where indexname like 'companies_${four.storedAs as string}_formula_%'`, values: [] }))[0]!.n // prettier-ignore
  expect(await indexes()).toBe(1)
  const current = (await ada.get(`/custom-fields/${four.id}`)).body.data
  expect((await ada.delete(`/custom-fields/${four.id}`, current.version)).status).toBe(200)
  await shape(app.site)
  expect(await indexes()).toBe(0)
  expect((await ada.get(`/companies/${id}`)).body.data.custom).not.toHaveProperty('fourfold')
})

test('who may not know what a formula reads does not know of the formula', async () => {
  await field({ label: 'Margin', type: 'number', sensitivity: 'secret' })
  await field({ label: 'Rating', type: 'text', formula: 'if(margin > 5, "good", "bad")', sortable: true })
  await field({ label: 'Praise', type: 'text', formula: '"is " & rating' })
  const { id, version } = await company('Secret', { margin: 9 })
  expect((await ada.get(`/companies/${id}`)).body.data.custom.praise).toBe('is good')
  const own = (await bob.get('/me')).body.data
  expect(JSON.stringify(own)).not.toMatch(/rating|praise|margin/i)
  expect((await bob.get(`/companies/${id}`)).text).not.toMatch(/rating|praise|margin/i)
  expect((await bob.get('/openapi.json')).text).not.toMatch(/is good|Praise/)
  for (const query of [
    { filter: { field: 'custom.NAME', is: 'x' } },
    { sort: 'custom.NAME' },
    { fields: 'custom.NAME' },
  ]) {
    // prettier-ignore
    const asked = (name: string) => listed(JSON.parse(JSON.stringify(query).replace('NAME', name)), bob)
    const [hidden, unknown] = [await asked('praise'), await asked('nosuch')]
    expect(hidden.status).toBe(422)
    const { fields, detail } = JSON.parse(hidden.text.replaceAll('praise', 'nosuch'))
    expect({ fields, detail }).toEqual({ fields: unknown.body.fields, detail: unknown.body.detail })
  }
  const [wrote, none] = [await bob.patch(`/companies/${id}`, { custom: { rating: 'x' } }, version), await bob.patch(`/companies/${id}`, { custom: { nosuch: 'x' } }, version)] // prettier-ignore
  expect(wrote.status).toBe(none.status)
  expect(wrote.text.replaceAll('rating', 'nosuch').replace(/"requestId":"[^"]*"/, '')).toBe(none.text.replace(/"requestId":"[^"]*"/, '')) // prettier-ignore
  expect((await bob.post('/custom-fields/preview', { of: 'company', type: 'number', formula: 'margin' })).status).toBe(403) // prettier-ignore
})

test('no formula fails, whatever stands in a row', async () => {
  await company('Edge', {
    signedOn: '0001-01-01',
    code: '-',
    discount: 100,
    price: { amount: '0.0001', currency: 'KWD' },
  })
  for (const seats of [0, -1e-300, 1e300]) await company('😀"\\', { seats, signedOn: '9999-12-31', code: '٣ 1e9', fee: { amount: '-999999999999999', currency: 'JPY' } }) // prettier-ignore
  const turn = seeded(3)
  const pick = (items: readonly string[]) => items[turn() % items.length]!
  const leaves = { number: ['seats', 'discount', '0', '2', '1.5'], text: ['code', 'name', '"x"', 'tier'], date: ['signedOn', 'createdAt', 'date("2024-02-29")'], boolean: ['trial', 'true'], money: ['fee', 'price'] } // prettier-ignore
  type Kind = keyof typeof leaves
  const inner: Record<Kind, readonly string[]> = {
    number: ['N + N', 'N - N', 'N * N', 'N / N', 'mod(N, N)', '-N', 'round(N, 3)', 'floor(N)', 'abs(N)', 'min(N, N)', 'len(T)', 'number(T)', 'year(D)', 'D - D', 'amount(M)', 'M / M', 'if(B, N, N)', 'coalesce(N, N)'],
    text: ['T & T', 'N & D', 'left(T, N)', 'right(T, N)', 'upper(T)', 'trim(T)', 'text(N)', 'currency(M)', 'if(B, T, T)', 'coalesce(T, T)'],
    date: ['D + N', 'D - N', 'max(D, D)', 'if(B, D)', 'coalesce(D, D)'],
    boolean: ['N < N', 'T = T', 'D >= D', 'M > M', 'M <> N', 'not B', 'B and B', 'B or B', 'contains(T, T)', 'isblank(M)', 'isblank(T)'],
    money: ['M + M', 'M - M', 'M * N', 'M / N', 'max(M, M)', 'round(M)', '-M', 'if(B, M, M)', 'coalesce(M, M)'],
  } // prettier-ignore
  const kinds: Record<string, Kind> = { N: 'number', T: 'text', D: 'date', B: 'boolean', M: 'money' }
  const grown = (kind: Kind, depth: number): string =>
    depth === 0 ? pick(leaves[kind]) : pick(inner[kind]).replace(/\b[NTDBM]\b/g, (each) => `(${grown(kinds[each]!, depth - 1)})`) // prettier-ignore
  for (let round = 0; round < 120; round++) {
    const type = pick(['number', 'text', 'date', 'boolean', 'money']) as Kind
    const formula = grown(type, 1 + (turn() % 3))
    const answer = await ada.post('/custom-fields/preview', { of: 'company', type, formula })
    expect(answer.status, `${formula}: ${answer.text}`).toBe(200)
  }
})

/** The same numbers each time. */
function seeded(state: number) {
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) >> 8
}
