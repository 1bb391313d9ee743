import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import type { Workspace } from '../../db/index.ts'
import { listRecords } from './list.ts'
import type { ListQuery } from './query.ts'
import { animal, asking, feeding, house, openZoo, put, userRecord } from './testing.ts'

let zoo: Workspace
let ada: Ctx
let bob: Ctx
let vera: Ctx
const bobId = newId()
const adaId = newId()
const all: Record<string, unknown>[] = []

beforeAll(async () => {
  zoo = await openZoo()
  ada = asking(zoo.db, { userId: adaId })
  bob = asking(zoo.db, { userId: bobId, role: 'member', sees: 'own' })
  vera = asking(zoo.db, { role: 'viewer' })
  await put(zoo.db, userRecord, { id: bobId, name: 'Bob' })
  for (let index = 0; index < 57; index++) {
    all.push(
      await put(zoo.db, animal, {
        name: `Animal ${String(index % 13).padStart(2, '0')}`,
        species: index % 5 ? `Species ${index % 7}` : null,
        legs: index % 4 === 0 ? null : index % 6,
        mood: index % 3 ? 'calm' : null,
        fedAt: index % 2 ? `2026-01-01T00:00:00.${String(index % 4).padStart(3, '0')}Z` : null,
        owner: index % 10 === 0 ? bobId : adaId,
        cost: index,
      }),
    )
  }
})
afterAll(() => zoo.close())

const namesOf = async (ctx: Ctx, record: RecordDefinition, query: ListQuery) =>
  (await listRecords(ctx, record, query)).data.map((row) => row.name)
const idsOf = async (ctx: Ctx, query: ListQuery) =>
  (await listRecords(ctx, animal, query)).data.map((row) => row.id as string)

async function pages(ctx: Ctx, query: ListQuery) {
  const found: string[][] = []
  const before: (string | null)[] = []
  for (let after: string | undefined; ;) {
    const { data, page } = await listRecords(ctx, animal, { ...query, ...(after && { after }) })
    found.push(data.map((row) => row.id as string))
    before.push(page.before)
    expect(page.more).toBe(page.after !== null)
    if (!page.after) return { found, before }
    after = page.after
  }
}

describe.each([
  'name',
  '-name',
  'legs',
  '-legs',
  '-fedAt',
  'mood,-name',
  '-legs,species',
  'species,-legs,fedAt',
  '-createdAt',
  'id',
  '-id',
])('sorted by %s', (sort) => {
  test('pages forward meet every row once, empty values last', async () => {
    const { found } = await pages(ada, { sort, limit: 8 })
    const whole = await idsOf(ada, { sort, limit: 200 })
    expect(found.flat()).toEqual(whole)
    expect(new Set(whole).size).toBe(57)
    const first = sort.replace('-', '').split(',')[0]!
    const values = (await listRecords(ada, animal, { sort, limit: 200 })).data.map((row) => row[first])
    expect(
      values
        .slice(values.findIndex((value) => value === null))
        .filter((value) => value !== null && values.includes(null)),
    ).toEqual([])
    const filled = values.filter((value) => value !== null) as (string | number)[]
    const sorted = filled.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0))
    expect(filled).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted)
  })

  test('pages backward are the pages forward', async () => {
    const { found, before } = await pages(ada, { sort, limit: 8 })
    for (let index = found.length - 1; index > 0; index--) {
      const { data, page } = await listRecords(ada, animal, { sort, limit: 8, before: before[index]! })
      expect(data.map((row) => row.id)).toEqual(found[index - 1])
      expect(page.more).toBe(true)
      expect(page.before === null).toBe(index === 1)
    }
  })

  test('a jump into the middle lands at its share', async () => {
    const whole = await idsOf(ada, { sort, limit: 200 })
    for (const at of [0, 0.3, 0.5, 0.99, 1]) {
      const { data, page } = await listRecords(ada, animal, { sort, limit: 5, at })
      const index = Math.min(56, Math.floor(at * 57))
      expect(data.map((row) => row.id)).toEqual(whole.slice(index, index + 5))
      expect(page.position).toBeCloseTo(index / 57)
    }
  })
})

describe('who sees what', () => {
  test('a member who sees what is theirs gets theirs, everywhere', async () => {
    expect((await idsOf(bob, { limit: 200 })).sort()).toEqual(all.filter((row) => row.owner === bobId).map((row) => row.id).sort()) // prettier-ignore
    const { page } = await listRecords(bob, animal, { count: 'exact', limit: 1 })
    expect(page.count).toEqual({ value: 6, exact: true })
  })

  test('a private record is its owner’s, not the admin’s', async () => {
    await put(zoo.db, house, { name: 'Secret', owner: bobId, private: true })
    await put(zoo.db, house, { name: 'Open', owner: bobId })
    expect(await namesOf(ada, house, {})).toEqual(['Open'])
    expect(await namesOf(bob, house, {})).toEqual(['Open', 'Secret'])
  })

  test('parts are seen as what they are part of, and not while that is in the bin', async () => {
    const mine = await put(zoo.db, feeding, { animal: all[0]!.id, what: 'mine', createdBy: bobId, private: true })
    await put(zoo.db, feeding, { animal: all[1]!.id, what: 'other' })
    const gone = await put(zoo.db, animal, { name: 'Gone', deletedAt: new Date().toISOString(), owner: bobId })
    await put(zoo.db, feeding, { animal: gone.id, what: 'gone' })
    const what = async (ctx: Ctx) => (await listRecords(ctx, feeding, {})).data.map((row) => row.what)
    expect(await what(bob)).toEqual(['mine'])
    expect(await what(ada)).toEqual(['other'])
    expect(mine.private).toBe(true)
    expect((await listRecords(bob, animal, { bin: true })).data.map((row) => row.name)).toEqual(['Gone'])
    expect((await listRecords(asking(zoo.db, { role: 'member', sees: 'own' }), animal, { bin: true })).data).toEqual([])
  })

  test('a hidden field answers like one that does not exist, in columns, filter and order', async () => {
    expect(Object.keys((await listRecords(vera, animal, { limit: 1 })).data[0]!)).not.toContain('cost')
    expect(Object.keys((await listRecords(ada, animal, { limit: 1 })).data[0]!)).toContain('cost')
    for (const query of [
      (name: string) => ({ fields: [name] }),
      (name: string) => ({ sort: name }),
      (name: string) => ({ filter: { field: name, is: 1 } }),
      (name: string) => ({ with: [name] }),
      (name: string) => ({ filter: { field: `friends.${name}`, is: 1 } }),
    ]) {
      const answer = async (name: string) =>
        JSON.stringify(await listRecords(vera, animal, query(name)).catch((error: unknown) => error)).replaceAll(
          name,
          'X',
        )
      expect(await answer('cost')).toBe(await answer('nothing'))
      expect(await answer('cost')).toContain('422')
    }
  })

  test('what lies behind an unseen link is as if it were empty', async () => {
    const dry = await put(zoo.db, house, { name: 'Dry', climate: 'dry', owner: adaId })
    const wet = await put(zoo.db, house, { name: 'Wet', climate: 'wet', owner: bobId })
    await put(zoo.db, animal, { name: 'In dry', house: dry.id, owner: bobId })
    await put(zoo.db, animal, { name: 'In wet', house: wet.id, owner: bobId })
    const asked = (ctx: Ctx, condition: object) =>
      namesOf(ctx, animal, { filter: { and: [{ field: 'house', isEmpty: false }, condition as never] } })
    expect(await asked(ada, { field: 'house.climate', is: 'dry' })).toEqual(['In dry'])
    expect(await asked(bob, { field: 'house.climate', is: 'dry' })).toEqual([])
    expect(await asked(bob, { field: 'house.climate', isEmpty: true })).toEqual(['In dry'])
    expect(await asked(bob, { field: 'house.climate', isNot: 'wet' })).toEqual(['In dry'])
    expect(await asked(bob, { not: { field: 'house.climate', is: 'dry' } })).toEqual(['In dry', 'In wet'])
    expect(await asked(bob, { field: 'house.within.owner', isEmpty: true })).toEqual(['In dry', 'In wet'])
    expect(await asked(ada, { field: 'owner.name', is: 'Bob' })).toEqual(['In dry', 'In wet'])
  })

  test('titles of links come along as far as they may be seen', async () => {
    const shut = await put(zoo.db, house, { name: 'Shut', owner: adaId, private: true })
    const pet = await put(zoo.db, animal, {
      name: 'Pet',
      house: shut.id,
      owner: bobId,
      friends: [all[0]!.id, all[1]!.id],
    })
    const linked = async (ctx: Ctx) =>
      (await listRecords(ctx, animal, { filter: { field: 'id', is: pet.id }, with: ['*'] })).linked!
    expect(Object.keys(await linked(bob)).sort()).toEqual([all[0]!.id, bobId].sort())
    expect((await linked(ada))[shut.id]).toEqual({
      id: shut.id,
      record: 'house',
      title: 'Shut',
      subtitle: null,
      deleted: false,
    })
    expect((await linked(ada))[all[1]!.id as string]).toMatchObject({ title: 'Animal 01', subtitle: 'Species 1' })
  })
})

describe('refusals say what is right', () => {
  test.each([
    ['an order by a field without one', { sort: 'story' }, /Story cannot be sorted by; these can: name, species/],
    ['an unknown order', { sort: 'name desc' }, /has no field “name desc”/],
    [
      'an operator that the type does not know',
      { filter: { field: 'mood', gt: 'calm' } },
      /Mood cannot be asked with gt; it knows is, isNot/,
    ],
    ['text for a number', { filter: { field: 'legs', is: 'four' } }, /compared with a number/],
    ['a word that is no day', { filter: { field: 'bornOn', after: 'someday' } }, /compared with a day/],
    [
      'a link that is followed too far',
      { filter: { field: 'friends.friends.friends.friends.name', is: 'x' } },
      /at most 3 links/,
    ],
    ['a field behind what is no link', { filter: { field: 'name.length', is: 1 } }, /cannot be followed/],
    ['both ends', { after: 'x', before: 'y' }, /either after or before/],
  ] as [string, ListQuery, RegExp][])('%s', async (_, query, message) => {
    await expect(listRecords(ada, animal, query)).rejects.toMatchObject({
      status: 422,
      code: 'invalid',
      message: expect.stringMatching(message) as string,
    })
  })

  test('a cursor of another list, another order, or of nobody’s making', async () => {
    const { page } = await listRecords(ada, animal, { limit: 3, sort: 'name' })
    const other = Buffer.from(JSON.stringify(['x', "'; drop table animals; --", 'y'])).toString('base64url')
    const forged = Buffer.from(
      JSON.stringify([
        ...(JSON.parse(Buffer.from(page.after!, 'base64url').toString()) as string[]).slice(0, 2),
        "' or 1=1",
      ]),
    ).toString('base64url')
    for (const query of [
      { sort: 'name', after: other },
      { sort: 'name', after: forged },
      { sort: '-name', after: page.after! },
      { sort: 'name', filter: { field: 'legs', is: 1 }, after: page.after! },
      { sort: 'name', after: 'AAAA' },
      { sort: 'name', after: '' },
    ]) {
      await expect(listRecords(ada, animal, query)).rejects.toMatchObject({ status: 422, fields: [{ field: 'after' }] })
    }
  })
})

test('names from outside never reach a statement', async () => {
  const names = [
    'name"; drop table animals; --',
    "name' or '1'='1",
    'name)',
    '__proto__',
    'constructor',
    'name::text',
    't.name',
    'id;',
    '(select 1)',
    'toString',
    'name\0',
    'Name',
    'owner_id',
  ]
  for (const name of names) {
    for (const query of [
      { sort: name },
      { fields: [name] },
      { with: [name] },
      { filter: { field: name, is: 'x' } },
      { filter: { field: `house.${name}`, is: 'x' } },
      { filter: { field: `places.${name}`, is: 'x' } },
    ]) {
      await expect(listRecords(ada, animal, query), JSON.stringify(query)).rejects.toMatchObject({ code: 'invalid' })
    }
  }
})

test('text within a list is found by the beginnings of words', async () => {
  await put(zoo.db, animal, { name: 'Žofie Łasica', species: 'Weasel', owner: adaId })
  expect(await namesOf(ada, animal, { q: 'zof las' })).toEqual(['Žofie Łasica'])
  expect(await namesOf(ada, animal, { q: 'ofie' })).toEqual([])
  expect(await namesOf(bob, animal, { q: 'zof' })).toEqual([])
  expect(await namesOf(ada, animal, { q: "zof' | 'x" })).toEqual([])
})

test('counts are exact to a thousand and an estimate above', async () => {
  const rows = Array.from({ length: 1_100 }, () => newId())
  await zoo.db.run({
    text: 'insert into houses (id, name, owner_id) select id, $2, $3 from unnest($1::uuid[]) as id',
    values: [rows, 'Many', adaId],
  })
  const count = async (query: ListQuery) => (await listRecords(ada, house, { limit: 1, ...query })).page.count
  const many = { field: 'name', is: 'Many' }
  expect(await count({ count: 'exact', filter: many })).toEqual({ value: 1_100, exact: true })
  expect(await count({ count: 'capped', filter: many })).toMatchObject({ exact: false })
  expect(await count({ count: 'capped', filter: { field: 'name', is: 'Open' } })).toEqual({ value: 1, exact: true })
  expect(await count({})).toBeNull()
})
