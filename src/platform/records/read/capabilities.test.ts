import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import type { Ctx } from '../../context.ts'
import type { Workspace } from '../../db/index.ts'
import { findRows } from './find-rows.ts'
import { getRecord } from './get.ts'
import { animal, asking, feeding, openZoo, put } from './testing.ts'
import { visibleIds } from './visible-ids.ts'

let zoo: Workspace
let ada: Ctx
let bob: Ctx
let vera: Ctx
const bobId = newId()
beforeAll(async () => {
  zoo = await openZoo()
  ada = asking(zoo.db)
  bob = asking(zoo.db, { userId: bobId, role: 'member' })
  vera = asking(zoo.db, { role: 'viewer' })
})
afterAll(() => zoo.close())

test('a right and the state of a record decide what may be done to it', async () => {
  const wild = await put(zoo.db, animal, { name: 'Wild', mood: 'wild', owner: bobId })
  const calm = await put(zoo.db, animal, { name: 'Calm', mood: 'calm' })
  const gone = await put(zoo.db, animal, { name: 'Gone', mood: 'wild', deletedAt: new Date().toISOString() })
  const can = async (ctx: Ctx, { id }: { id: string }) => (await getRecord(ctx, animal, id)).can
  expect(await can(ada, wild)).toEqual({ update: true, delete: true, actions: ['tame', 'sell'], share: true })
  expect(await can(ada, calm)).toEqual({ update: true, delete: true, actions: ['sell'], share: true })
  expect(await can(bob, wild)).toEqual({ update: true, delete: true, actions: ['tame'], share: true })
  expect(await can(bob, calm)).toEqual({ update: false, delete: false, actions: [], share: false })
  expect(await can(vera, wild)).toEqual({ update: false, delete: false, actions: [], share: false })
  expect(await can(ada, gone)).toEqual({ update: false, delete: false, actions: [], share: false })
})

test('a part may be changed by who may change what it is part of', async () => {
  const mine = await put(zoo.db, animal, { name: 'Mine', owner: bobId })
  const other = await put(zoo.db, animal, { name: 'Other' })
  const can = async (animalId: string) => {
    const { id } = await put(zoo.db, feeding, { animal: animalId, what: 'Hay' })
    return (await getRecord(bob, feeding, id)).can.update
  }
  expect([await can(mine.id), await can(other.id)]).toEqual([true, false])
})

test('one record has the fields asked for, and what may not be seen is not found', async () => {
  const cat = await put(zoo.db, animal, {
    name: 'Cat',
    price: { amount: '1234.50', currency: 'EUR' },
    weight: 2.5,
    cost: 7,
    fedAt: '2026-01-02T03:04:05.678Z',
    bornOn: '2026-01-02',
  })
  const secret = await put(zoo.db, animal, { name: 'Secret', owner: bobId, private: true })
  expect((await getRecord(ada, animal, cat.id)).data).toEqual(cat)
  expect((await getRecord(vera, animal, cat.id, { fields: ['price', 'name'] })).data).toEqual({
    id: cat.id,
    version: 1,
    price: cat.price,
    name: 'Cat',
  })
  await expect(getRecord(vera, animal, cat.id, { fields: ['cost'] })).rejects.toMatchObject({ code: 'invalid' })
  const answers = await Promise.all(
    [secret.id, newId()].map((id) => getRecord(ada, animal, id).catch((error: unknown) => JSON.stringify(error))),
  )
  expect(answers[0]).toBe(answers[1])
})

test('ids are told apart by who may see or edit them', async () => {
  const mine = await put(zoo.db, animal, { name: 'Mine', owner: bobId })
  const other = await put(zoo.db, animal, { name: 'Other' })
  const ids = [mine.id, other.id, newId()]
  expect(await visibleIds(bob, animal, ids)).toEqual(new Set([mine.id, other.id]))
  expect(await visibleIds(bob, animal, ids, 'edit')).toEqual(new Set([mine.id]))
  expect(await visibleIds(ada, animal, [])).toEqual(new Set())
})

test('a room’s own upkeep finds rows whoever is asking', async () => {
  const owner = newId()
  await put(zoo.db, animal, { name: 'B', owner, private: true, cost: 5 })
  await put(zoo.db, animal, { name: 'A', owner, private: true, cost: 6 })
  await put(zoo.db, animal, { name: 'C', owner, deletedAt: new Date().toISOString() })
  const find = (options = {}) =>
    findRows(
      vera,
      zoo.db,
      animal,
      {
        and: [
          { field: 'owner', is: owner },
          { field: 'cost', gte: 5 },
        ],
      },
      options,
    )
  expect((await find()).map((row) => [row.name, row.cost])).toEqual([['B', 5], ['A', 6]]) // prettier-ignore
  expect((await find({ sort: 'name', limit: 1 })).map((row) => row.name)).toEqual(['A'])
  await zoo.db.transaction(
    async (tx) => void (await findRows(vera, tx, animal, { field: 'owner', is: owner }, { lock: true })),
  )
})
