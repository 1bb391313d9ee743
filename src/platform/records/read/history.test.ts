import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import type { Ctx } from '../../context.ts'
import type { Workspace } from '../../db/index.ts'
import { readTimeline, type TimelineAnswer } from '../../timeline/index.ts'
import { aggregate } from './aggregate.ts'
import { getRecord } from './get.ts'
import { readHistory } from './history.ts'
import { listRecords } from './list.ts'
import { readOrigins } from './origins.ts'
import { animal, asking, feeding, house, openZoo, put, visit } from './testing.ts'

let zoo: Workspace
let ada: Ctx
let bob: Ctx
let vera: Ctx
let cat: { id: string }
let wet: string
const bobId = newId()
const adaId = newId()

const line = (
  record: string,
  id: string,
  version: number,
  name: string,
  at: string,
  before: object = {},
  after: object = {},
) =>
  zoo.db.run({
    text: `insert into ledger (happened_at, actor_kind, actor_id, actor_name, cause_id, cause_kind, record, record_id, version, name, before, after)
values ($1::timestamptz, 'person', $2::uuid, 'Ada', $3::uuid, 'request', $4, $5::uuid, $6::int, $7, $8::jsonb, $9::jsonb)`,
    values: [at, adaId, newId(), record, id, version, name, JSON.stringify(before), JSON.stringify(after)],
  })

beforeAll(async () => {
  zoo = await openZoo()
  ada = asking(zoo.db, { userId: adaId })
  bob = asking(zoo.db, { userId: bobId, role: 'member', sees: 'own' })
  vera = asking(zoo.db, { role: 'viewer' })
  wet = (await put(zoo.db, house, { name: 'Wet', owner: adaId, private: true })).id
  cat = await put(zoo.db, animal, {
    name: 'Tiger',
    mood: 'calm',
    cost: 9,
    version: 4,
    owner: bobId,
    createdAt: '2026-01-01T00:00:00Z',
  })
  await line('animal', cat.id, 1, 'create', '2026-01-01T00:00:00Z')
  await line(
    'animal',
    cat.id,
    2,
    'update',
    '2026-02-01T00:00:00.123456Z',
    { name: 'Cat', mood: 'wild' },
    { name: 'Tiger', mood: 'calm' },
  )
  await line('animal', cat.id, 3, 'update', '2026-02-01T00:00:00.123457Z', { cost: 1 }, { cost: 9 })
  await line('animal', cat.id, 4, 'move', '2026-03-01T00:00:00Z', { house: wet, cost: 5 }, { house: null, cost: 9 })
  const meal = await put(zoo.db, feeding, { animal: cat.id, what: 'Fish', createdBy: adaId })
  await line('feeding', meal.id, 1, 'create', '2026-02-15T00:00:00Z')
  const snack = await put(zoo.db, feeding, { animal: cat.id, what: 'Secret snack', createdBy: adaId, private: true })
  await line('feeding', snack.id, 1, 'create', '2026-02-16T00:00:00Z')
  const seen = (text: string, at: string, more = {}) =>
    put(zoo.db, visit, { text, at, about: [cat.id, wet], owner: bobId, ...more })
  await seen('First', '2026-01-15T00:00:00Z')
  await seen('Same moment', '2026-02-01T00:00:00Z')
  await seen('Ada’s own', '2026-02-20T00:00:00Z', { owner: adaId, private: true })
  await seen('Ada’s', '2026-02-21T00:00:00Z', { owner: adaId })
  await seen('Binned', '2026-02-22T00:00:00Z', { deletedAt: '2026-02-23T00:00:00Z' })
})
afterAll(() => zoo.close())

describe('history', () => {
  const names = async (ctx: Ctx) =>
    (await readHistory(ctx, animal, cat.id)).data.map(({ record, name, version }) => `${record} ${name} ${version}`)

  test('has the lines of a record and of its parts, newest first', async () => {
    expect(await names(ada)).toEqual([
      'feeding create 1',
      'feeding create 1',
      'animal move 4',
      'animal update 3',
      'animal update 2',
      'animal create 1',
    ])
  })

  test('keeps hidden fields, changes of nothing else and private parts to itself', async () => {
    expect(await names(vera)).toEqual(['feeding create 1', 'animal move 4', 'animal update 2', 'animal create 1'])
    const answer = await readHistory(vera, animal, cat.id)
    expect(JSON.stringify(answer)).not.toContain('cost')
    expect(answer.data[1]).toMatchObject({ before: { house: wet }, after: { house: null } })
    expect(answer.linked[wet]).toBeUndefined()
    expect((await readHistory(ada, animal, cat.id)).linked[wet]).toMatchObject({ title: 'Wet' })
  })

  test('pages meet every line once', async () => {
    const first = await readHistory(ada, animal, cat.id, { limit: 4 })
    const second = await readHistory(ada, animal, cat.id, { limit: 4, after: first.page.after! })
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(
      (await readHistory(ada, animal, cat.id)).data.map(({ id }) => id),
    )
    expect(second.page).toMatchObject({ after: null, more: false })
  })

  test('of what one may not see is not found', async () => {
    await expect(readHistory(bob, house, wet)).rejects.toMatchObject({ code: 'not_found' })
    await expect(readHistory(bob, house, newId())).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('as of', () => {
  const then = async (ctx: Ctx, asOf: string) => (await getRecord(ctx, animal, cat.id, { asOf })).data

  test('every change since is taken back', async () => {
    expect(await then(ada, '2026-02-15T00:00:00Z')).toMatchObject({ name: 'Tiger', house: wet, cost: 5, version: 3 })
    expect(await then(ada, '2026-01-31')).toMatchObject({ name: 'Cat', mood: 'wild', version: 1 })
    expect(await then(ada, '2026-03-02')).toMatchObject({ name: 'Tiger', version: 4, house: null })
  })

  test('today’s permissions apply, and before its making it is not found', async () => {
    expect(await then(vera, '2026-01-31')).not.toHaveProperty('cost')
    await expect(then(ada, '2025-12-31T22:00:00Z')).rejects.toMatchObject({ code: 'not_found' })
    await expect(then(ada, "now'; --")).rejects.toMatchObject({ fields: [{ field: 'asOf' }] })
  })

  test('a list shows what there was, and asks only for what is kept over time', async () => {
    const list = (asOf: string, more = {}) =>
      listRecords(ada, animal, { asOf, ...more }).then(({ data }) => data.map((row) => row.name))
    expect(await list('2026-01-31')).toEqual(['Cat'])
    expect(await list('2025-12-01')).toEqual([])
    const was = (field: string, value: unknown, from: string, to: string | null) =>
      zoo.db.run({
        text: 'insert into period (record, record_id, field, value, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6)',
        values: ['animal', cat.id, field, JSON.stringify(value), from, to],
      })
    await was('mood', 'wild', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')
    await was('mood', 'calm', '2026-02-01T00:00:00Z', null)
    await was('price', { amount: '12.50', currency: 'EUR' }, '2026-01-15T00:00:00Z', null)
    expect(
      await list('2026-01-31', {
        filter: {
          and: [
            { field: 'mood', is: 'wild' },
            { field: 'price', gt: 10 },
          ],
        },
      }),
    ).toEqual(['Cat'])
    expect(await list('2026-01-10', { filter: { field: 'price', isEmpty: true } })).toEqual(['Cat'])
    expect(await list('2026-02-10', { filter: { field: 'mood', in: ['wild'] }, count: 'exact' })).toEqual([])
    expect(await list('2026-01-31', { sort: 'mood' })).toEqual(['Cat'])
    const report = (asOf: string) =>
      aggregate(ada, animal, {
        asOf,
        groupBy: ['mood'],
        measures: [{ fn: 'count' }, { fn: 'sum', field: 'price' }],
      }).then(({ data }) => data)
    expect(await report('2026-01-31')).toEqual([
      {
        group: { mood: 'wild' },
        values: [
          1,
          { amount: '12.50', currency: 'EUR', parts: [{ amount: '12.50', currency: 'EUR' }], asOfRates: null },
        ],
      },
    ])
    expect(await report('2026-02-10')).toMatchObject([{ group: { mood: 'calm' } }])
    await expect(list('2026-01-31', { filter: { field: 'name', is: 'Cat' } })).rejects.toMatchObject({
      fields: [{ field: 'name', message: expect.stringContaining('not kept over time') as string }],
    })
    await expect(list('2026-01-31', { sort: 'name' })).rejects.toMatchObject({ fields: [{ field: 'name' }] })
  })
})

describe('origins', () => {
  test('name for each value the change it comes from, without what is hidden', async () => {
    const { data, created } = await readOrigins(ada, animal, cat.id)
    expect(data).toMatchObject({ name: { version: 2, before: { name: 'Cat' } }, cost: { version: 4 } })
    expect(created).toMatchObject({ name: 'create', version: 1 })
    expect((await readOrigins(vera, animal, cat.id)).data).not.toHaveProperty('cost')
  })

  test('are not told of a record that one may not see', async () => {
    await expect(readOrigins(bob, house, wet)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('timeline', () => {
  const shown = ({ data }: TimelineAnswer) => data.map(({ row, line }) => row?.text ?? `${line!.name} ${line!.version}`)
  const whole = ['move 4', 'Ada’s', 'Ada’s own', 'update 3', 'update 2', 'Same moment', 'First', 'create 1']

  test('joins contacts and changes by time, newest first', async () => {
    expect(shown(await readTimeline(ada, animal, cat.id))).toEqual(whole)
  })

  test('a private contact is there for nobody else, and others’ only for who sees all', async () => {
    expect(shown(await readTimeline(vera, animal, cat.id, { kinds: ['visit'] }))).toEqual([
      'Ada’s',
      'Same moment',
      'First',
    ])
    expect(shown(await readTimeline(bob, animal, cat.id, { kinds: ['visit'] }))).toEqual(['Same moment', 'First'])
    await expect(readTimeline(bob, house, wet)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('shows the kinds asked for, and refuses unknown ones', async () => {
    expect(shown(await readTimeline(ada, animal, cat.id, { kinds: ['change'] }))).toEqual([
      'move 4',
      'update 3',
      'update 2',
      'create 1',
    ])
    await expect(readTimeline(ada, animal, cat.id, { kinds: ["visit' or 1=1"] })).rejects.toMatchObject({
      fields: [{ field: 'kinds' }],
    })
  })

  test('words find contacts by what was said, never changes, and never what is private to another', async () => {
    const found = async (ctx: Ctx, q: string) => shown(await readTimeline(ctx, animal, cat.id, { q }))
    expect(await found(ada, 'ada')).toEqual(['Ada’s', 'Ada’s own'])
    expect(await found(vera, 'ada')).toEqual(['Ada’s'])
    expect(await found(ada, 'mom sam')).toEqual(['Same moment'])
    expect(await found(ada, 'update')).toEqual([])
  })

  test('begins at a moment in the past, and what is later lies before its first page', async () => {
    const until = '2026-02-01T00:00:00.124Z'
    const page = await readTimeline(ada, animal, cat.id, { until, limit: 2 })
    expect(shown(page)).toEqual(whole.slice(3, 5))
    const later = await readTimeline(ada, animal, cat.id, { before: page.page.before! })
    expect(shown(later)).toEqual(whole.slice(0, 3))
    expect(later.page.before).toBeNull()
  })

  test.each([1, 2, 3])('pages of %i meet every item once, forward and back', async (limit) => {
    const forward: TimelineAnswer[] = []
    for (let after: string | undefined; ;) {
      const page = await readTimeline(ada, animal, cat.id, { limit, after })
      forward.push(page)
      if (!page.page.after) break
      after = page.page.after
    }
    expect(forward.flatMap(shown)).toEqual(whole)
    for (let index = forward.length - 1; index > 0; index--) {
      const back = await readTimeline(ada, animal, cat.id, { limit, before: forward[index]!.page.before! })
      expect(shown(back)).toEqual(shown(forward[index - 1]!))
    }
  })
})
