import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Workspace } from '../db/index.ts'
import type { Values } from './check.ts'
import { createRecord, inWork, removeRecord, rewind, runBulk, undo, updateRecord } from './index.ts'
import { getRecord, listRecords, readChanges } from './read/index.ts'
import { animal as animalDefinition, asking, openZoo, userRecord } from './read/testing.ts'

const animal = animalDefinition as RecordDefinition
let zoo: Workspace
let ada: Ctx
let bob: Ctx
let vera: Ctx
let cat: Values
let dog: Values
let owl: Values
let before: string
let bulk: string

const asRequest = (ctx: Ctx): Ctx => ({ ...ctx, cause: { id: newId(), kind: 'request' } })
const read = async (row: Values) => (await getRecord(ada, animal, row.id as string)).data
const names = (rows: readonly Values[]) => rows.map((row) => row.name).sort()

/** Two moments are never the same one. */
async function moment(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 5))
  return new Date().toISOString()
}

beforeAll(async () => {
  zoo = await openZoo()
  const ids = { ada: newId(), bob: newId(), vera: newId() }
  ada = asking(zoo.db, { role: 'owner', userId: ids.ada })
  bob = asking(zoo.db, { role: 'member', userId: ids.bob })
  vera = asking(zoo.db, { role: 'viewer', userId: ids.vera })
  for (const [name, id] of Object.entries(ids)) await inWork(ada, (work) => work.create(userRecord, { id, name }))
  const make = (ctx: Ctx, given: Values) => createRecord(asRequest(ctx), animal, given)
  cat = await make(ada, { name: 'Cat', mood: 'calm', legs: 4 })
  dog = await make(ada, { name: 'Dog', mood: 'calm', legs: 4 })
  owl = await make(bob, { name: 'Owl', mood: 'calm', legs: 2 })
  before = await moment()
  await moment()
  ;({ cause: bulk } = await runBulk(asRequest(ada), animal, {
    ids: [cat.id, dog.id, owl.id] as string[],
    patch: { mood: 'wild', legs: 0 },
  }))
  const now = (await read(cat)).version as number
  await updateRecord(asRequest(ada), animal, cat.id as string, { legs: 3 }, now)
  await removeRecord(asRequest(ada), animal, dog.id as string, (await read(dog)).version as number)
  await make(ada, { name: 'Newt' })
  await moment()
})
afterAll(() => zoo.close())

describe('a list of the past', () => {
  test('has what was deleted since, not what was made since, and says what is different now', async () => {
    const { data, now } = await listRecords(ada, animal, { asOf: before, sort: '-createdAt' })
    expect(names(data)).toEqual(['Cat', 'Dog', 'Owl'])
    expect(data.every((row) => row.mood === 'calm')).toBe(true)
    expect(now![cat.id as string]).toEqual({ mood: 'wild', legs: 3 })
    expect(now![dog.id as string]).toMatchObject({ deletedAt: expect.any(String) as string })
  })

  test('whose filter is not kept over time can be asked for those that it finds now', async () => {
    const filter = { field: 'name', startsWith: 'C' }
    await expect(listRecords(ada, animal, { asOf: before, filter })).rejects.toMatchObject({
      fields: [{ field: 'name' }],
    })
    const { data } = await listRecords(ada, animal, { asOf: before, filter, found: 'now', sort: 'name' })
    expect(data).toMatchObject([{ name: 'Cat', legs: 4 }])
    const newer = await listRecords(ada, animal, { asOf: before, found: 'now', sort: 'name' })
    expect(names(newer.data)).toEqual(['Cat', 'Owl'])
  })

  test('tells no hidden field', async () => {
    const answer = await listRecords(vera, animal, { asOf: before, sort: '-createdAt' })
    expect(JSON.stringify(answer)).not.toContain('cost')
  })
})

describe('what was changed since', () => {
  test('is told cause by cause, newest first, with who and which fields', async () => {
    const { data, linked } = await readChanges(ada, animal, { since: before, asOf: before })
    expect(data.map(({ names: deeds, records, fields }) => [deeds[0], records, [...fields].sort()])).toEqual([
      ['delete', 1, ['deletedAt']],
      ['update', 1, ['legs']],
      ['update', 3, ['legs', 'mood']],
    ])
    expect(data[2]).toMatchObject({ cause: { id: bulk, kind: 'bulk' }, actor: { kind: 'person' }, more: false })
    expect(linked[data[1]!.ids[0]!]).toMatchObject({ title: 'Cat' })
  })

  test('of what one may not see, or of hidden fields, is not told', async () => {
    const secret = await createRecord(asRequest(ada), animal, { name: 'Lynx', private: true })
    const since = await moment()
    await moment()
    await updateRecord(asRequest(ada), animal, secret.id as string, { legs: 4 }, 1)
    await updateRecord(asRequest(ada), animal, owl.id as string, { cost: 7 }, (await read(owl)).version as number)
    expect((await readChanges(ada, animal, { since })).data).toHaveLength(2)
    expect((await readChanges(vera, animal, { since })).data).toEqual([])
  })
})

describe('going back', () => {
  const asked = () => ({ asOf: before, ids: [cat.id, dog.id, owl.id] as string[] })

  test('says first what would change, and what several hands changed since', async () => {
    const { report } = await rewind(asRequest(ada), animal, { ...asked(), preview: true })
    expect(names(report.changes.map(({ title }) => ({ name: title })))).toEqual(['Cat', 'Dog', 'Owl'])
    expect(report.conflicts).toMatchObject([{ id: cat.id, field: 'legs', now: 3, to: 4 }])
    expect((await read(owl)).mood).toBe('wild')
  })

  test('needs the right to edit each; a field that is unknown is named', async () => {
    const { report } = await rewind(asRequest(bob), animal, { ...asked(), preview: true })
    expect(report.changes.map(({ title }) => title)).toEqual(['Owl'])
    expect(report.cannot.map(({ why }) => why)).toEqual(['You may not change it.', 'You may not change it.'])
    await expect(rewind(asRequest(vera), animal, { ...asked(), fields: ['cost'] })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(rewind(asRequest(ada), animal, { ...asked(), fields: ['wings'] })).rejects.toMatchObject({
      fields: [{ field: 'wings' }],
    })
  })

  test('of one field leaves the others; of all brings back from the bin, as one cause with one undo', async () => {
    await rewind(asRequest(ada), animal, { ...asked(), fields: ['mood'] })
    expect(await read(owl)).toMatchObject({ mood: 'calm', legs: 0 })
    const force = [`${cat.id as string}.legs`]
    const { cause, report } = await rewind(asRequest(ada), animal, { ...asked(), force })
    expect(report.conflicts).toEqual([])
    expect(await read(cat)).toMatchObject({ mood: 'calm', legs: 4 })
    expect(await read(dog)).toMatchObject({ mood: 'calm', legs: 4, deletedAt: null })
    await undo(asRequest(ada), { cause })
    expect(await read(cat)).toMatchObject({ legs: 3 })
    const again = await read(dog)
    expect(again).toMatchObject({ mood: 'calm', legs: 0 })
    expect(again.deletedAt).not.toBeNull()
  })
})
