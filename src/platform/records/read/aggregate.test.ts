import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import type { Ctx } from '../../context.ts'
import type { Workspace } from '../../db/index.ts'
import { aggregate } from './aggregate.ts'
import type { AggregateQuery } from './query.ts'
import { animal, asking, house, openZoo, put } from './testing.ts'

let zoo: Workspace
let ada: Ctx
let bob: Ctx
let wet: string
const bobId = newId()
const eur = (amount: string) => ({ amount, currency: 'EUR' })

beforeAll(async () => {
  zoo = await openZoo()
  ada = asking(zoo.db)
  bob = asking(zoo.db, { userId: bobId, role: 'member', sees: 'own' })
  wet = (await put(zoo.db, house, { name: 'Wet', climate: 'wet' })).id
  const rows = [
    {
      name: 'A',
      mood: 'calm',
      legs: 4,
      weight: 1.5,
      price: eur('10.00'),
      house: wet,
      fedAt: '2026-01-31T23:30:00Z',
      bornOn: '2026-01-31',
      eats: ['hay', 'fish'],
      cost: 3,
    },
    {
      name: 'B',
      mood: 'calm',
      legs: 2,
      weight: 2.5,
      price: eur('20.50'),
      house: wet,
      fedAt: '2026-02-01T10:00:00Z',
      bornOn: '2026-02-01',
      eats: ['hay'],
      owner: bobId,
    },
    {
      name: 'C',
      mood: 'wild',
      legs: null,
      weight: 0.25,
      price: { amount: '1000.00', currency: 'JPY' },
      fedAt: null,
      bornOn: '2026-04-02',
    },
    { name: 'D', mood: null, legs: 8, weight: null, price: null },
    { name: 'E', mood: 'wild', legs: 8, deletedAt: new Date().toISOString(), price: eur('99.00') },
  ]
  for (const row of rows) await put(zoo.db, animal, row)
  await zoo.db.run({ text: "update animals set price_base = 6.40 where price_currency = 'JPY'", values: [] })
})
afterAll(() => zoo.close())

const ask = async (ctx: Ctx, query: AggregateQuery) => (await aggregate(ctx, animal, query)).data
const count = { fn: 'count' } as const

test('groups by a choice and counts, leaving out the bin', async () => {
  expect(await ask(ada, { groupBy: ['mood'], measures: [count] })).toEqual([
    { group: { mood: 'calm' }, values: [2] },
    { group: { mood: 'wild' }, values: [1] },
    { group: { mood: null }, values: [1] },
  ])
})

test('measures numbers, days and money; money by currency with one total', async () => {
  const [{ values }] = (await ask(ada, {
    measures: [
      { fn: 'sum', field: 'legs' }, { fn: 'avg', field: 'weight' }, { fn: 'max', field: 'legs' }, { fn: 'median', field: 'legs' },
      { fn: 'min', field: 'bornOn' }, { fn: 'sum', field: 'price' }, { fn: 'max', field: 'price' }, { fn: 'avg', field: 'price' }, { fn: 'median', field: 'price' },
    ],
  })) as unknown as [{ values: unknown[] }] // prettier-ignore
  expect(values.slice(0, 5)).toEqual([14, 4.25 / 3, 8, 4, '2026-01-31'])
  expect(values[5]).toEqual({
    ...eur('36.90'),
    parts: [eur('30.50'), { amount: '1000', currency: 'JPY' }],
    asOfRates: null,
    unrated: ['JPY'],
  })
  expect(values.slice(6)).toEqual([eur('20.50'), eur('12.30'), eur('10.00')])
})

test('adds up amounts by the percentage of each row, in the currency of the workspace', async () => {
  const weighted = { fn: 'weighted', field: 'price', by: 'tame' } as const
  await zoo.db.run({ text: `update animals set tame = 50 where name in ('A', 'C')`, values: [] })
  const { data } = await aggregate(ada, animal, {
    groupBy: ['mood'],
    measures: [weighted, { fn: 'sum', field: 'price' }],
  })
  expect(data.map(({ group, values }) => [group.mood, values[0]])).toEqual([
    ['calm', eur('5.00')],
    ['wild', eur('3.20')],
    [null, null],
  ])
  const other = { measures: [{ ...weighted, by: 'legs' }] }
  await expect(aggregate(ada, animal, other)).rejects.toMatchObject({ fields: [{ field: 'legs' }] })
  const hidden = { measures: [{ ...weighted, field: 'cost' }] }
  await expect(aggregate(bob, animal, hidden)).rejects.toMatchObject({ fields: [{ field: 'cost' }] })
})

test('counts where a field says something and where not, as filters understand it', async () => {
  const measures = ['mood', 'eats', 'price'].flatMap((field) => [
    { fn: 'filled' as const, field },
    { fn: 'empty' as const, field },
  ])
  const [{ values }] = (await ask(ada, { measures })) as unknown as [{ values: unknown[] }]
  expect(values).toEqual([3, 1, 2, 2, 3, 1])
  await expect(ask(ada, { measures: [{ fn: 'filled', field: 'house.climate' }] })).rejects.toMatchObject({
    fields: [{ field: 'house.climate' }],
  })
})

test('measures the days between two times of a row, of which some may be hidden', async () => {
  await zoo.db.run({ text: `update animals set fed_at = born_on + interval '3 days' where name = 'C'`, values: [] })
  const days = (at: 25 | 50 | 75) => ({ fn: 'days' as const, field: 'bornOn', to: 'fedAt', at })
  const [{ values }] = (await ask(ada, { measures: [days(25), days(50), days(75)] })) as unknown as [
    { values: unknown[] },
  ]
  expect(values).toEqual([0.5, 1, 2])
  expect((await ask(bob, { groupBy: ['mood'], measures: [days(50)] })).map(({ values }) => values)).toEqual([[0]])
  await zoo.db.run({ text: `update animals set fed_at = null where name = 'C'`, values: [] })
  for (const to of ['legs', 'cost', 'house.createdAt'])
    await expect(ask(bob, { measures: [{ ...days(50), to }] })).rejects.toMatchObject({ fields: [{ field: to }] })
})

test('sums of money belong to their group', async () => {
  expect(
    await ask(ada, { groupBy: ['mood'], measures: [{ fn: 'sum', field: 'price' }], sort: '-sum(price)' }),
  ).toMatchObject([
    { group: { mood: 'calm' }, values: [{ amount: '30.50', parts: [eur('30.50')], asOfRates: null }] },
    { group: { mood: 'wild' }, values: [{ amount: '6.40', parts: [{ amount: '1000', currency: 'JPY' }] }] },
    { group: { mood: null }, values: [{ amount: '0.00', parts: [] }] },
  ])
})

test('groups moments by months of the asker’s time zone', async () => {
  const by = (step: 'month' | 'quarter' | 'day', timeZone?: string) =>
    ask(ada, { groupBy: [{ field: 'fedAt', by: step }], measures: [count], ...(timeZone && { timeZone }) })
  expect((await by('month')).map(({ group, values }) => [group.fedAt, values[0]])).toEqual([['2026-02-01', 2], [null, 2]]) // prettier-ignore
  expect((await by('month', 'UTC')).map(({ group, values }) => [group.fedAt, values[0]])).toEqual([['2026-01-01', 1], ['2026-02-01', 1], [null, 2]]) // prettier-ignore
  for (const timeZone of ["UTC'; drop table animals; --", 'Nowhere/Else', '+02', 'utc\0'])
    await expect(by('month', timeZone)).rejects.toMatchObject({ fields: [{ field: 'timeZone' }] })
})

test('groups days and moments by weeks as the asker has them', async () => {
  const week = { measures: [{ fn: 'count' as const }] }
  const weeks = async (field: string, firstWeekday: 0 | 1 | 6) => {
    const ctx = asking(zoo.db, { firstWeekday })
    const { data } = await aggregate(ctx, animal, { groupBy: [{ field, by: 'week' }], ...week })
    return data.flatMap(({ group }) => group[field] ?? [])
  }
  // A Saturday, a Sunday and a Thursday.
  expect(await weeks('bornOn', 1)).toEqual(['2026-01-26', '2026-03-30'])
  expect(await weeks('bornOn', 0)).toEqual(['2026-01-25', '2026-02-01', '2026-03-29'])
  expect(await weeks('bornOn', 6)).toEqual(['2026-01-31', '2026-03-28'])
  expect(await weeks('fedAt', 0)).toEqual(['2026-02-01'])
})

test('groups through links as far as they may be seen, and each item of a list', async () => {
  expect(await ask(ada, { groupBy: ['house.climate'], measures: [count] })).toEqual([
    { group: { 'house.climate': 'wet' }, values: [2] },
    { group: { 'house.climate': null }, values: [2] },
  ])
  expect(await ask(bob, { groupBy: ['house.climate'], measures: [count] })).toEqual([
    { group: { 'house.climate': null }, values: [1] },
  ])
  expect(
    await ask(ada, { groupBy: ['eats'], measures: [count], filter: { field: 'eats', isEmpty: false }, sort: '-count' }),
  ).toEqual([
    { group: { eats: 'hay' }, values: [2] },
    { group: { eats: 'fish' }, values: [1] },
  ])
  const { linked } = await aggregate(ada, animal, { groupBy: ['house'], measures: [count] })
  expect(linked[wet]).toMatchObject({ title: 'Wet' })
})

test('what cannot be asked is refused by name, and hidden fields are unknown', async () => {
  const vera = asking(zoo.db, { role: 'viewer' })
  const refusal = async (ctx: Ctx, query: AggregateQuery) =>
    JSON.stringify(await ask(ctx, query).catch((error: unknown) => error))
  for (const query of [
    (field: string) => ({ groupBy: [field], measures: [count] }),
    (field: string) => ({ measures: [{ fn: 'sum' as const, field }] }),
  ]) {
    expect((await refusal(vera, query('cost'))).replaceAll('cost', 'X')).toBe(
      (await refusal(vera, query('nope'))).replaceAll('nope', 'X'),
    )
    for (const name of ['mood; --', '__proto__', "mood' or 1", 'story', 'emails', 'friends.name'])
      expect(await refusal(ada, query(name))).toContain('"invalid"')
  }
  expect(await refusal(ada, { measures: [count], sort: 'count; drop table animals', groupBy: ['mood'] })).toContain(
    'sorted by one of its groups',
  )
  expect(await refusal(ada, { measures: [{ fn: 'sum', field: 'bornOn' }] })).toContain('cannot be measured by sum')
})
