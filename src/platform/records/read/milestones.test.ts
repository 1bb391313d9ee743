import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import type { Ctx } from '../../context.ts'
import type { Workspace } from '../../db/index.ts'
import { listRecords } from './list.ts'
import { animal, asking, openZoo } from './testing.ts'

const all = 31_000
const mine = 30_500
let zoo: Workspace
let ada: Ctx
let bob: Ctx

beforeAll(async () => {
  zoo = await openZoo()
  const bobId = newId()
  ada = asking(zoo.db)
  bob = asking(zoo.db, { userId: bobId, role: 'member', sees: 'own' })
  await zoo.db.run({
    text: `insert into animals (id, version, name, legs, owner_id, created_at, updated_at)
      select gen_random_uuid(), 1, 'Animal ' || lpad(n::text, 6, '0'), nullif(n % 7, 0), case when n <= ${mine} then $1::uuid end, now(), now()
      from generate_series(1, ${all}) as n`,
    values: [bobId],
  })
  await zoo.db.run({ text: 'analyze animals', values: [] })
})
afterAll(() => zoo.close())

test('a jump lands by a sample first, and exactly once the list was counted behind it', async () => {
  const jump = () => listRecords(ada, animal, { sort: 'name', at: 0.5, limit: 100 })
  expect((await jump()).page.count).toBeNull()
  const { data, page } = await vi.waitUntil(async () => {
    const answer = await jump()
    return answer.page.count && answer
  })
  expect(page.count).toEqual({ value: all, exact: true })
  const before = Math.round(page.position! * all)
  expect(before).toBeLessThanOrEqual(all / 2)
  expect(before).toBeGreaterThan(all / 2 - 101)
  expect(data[0]!.name).toBe(`Animal ${String(before + 1).padStart(6, '0')}`)
})

test('what is counted is only what the asker may see', async () => {
  const { data, page } = await vi.waitUntil(async () => {
    const answer = await listRecords(bob, animal, { sort: '-name', at: 0.999, limit: 100 })
    return answer.page.count && answer
  })
  expect(page.count).toEqual({ value: mine, exact: true })
  const before = Math.round(page.position! * mine)
  expect(data[0]!.name).toBe(`Animal ${String(mine - before).padStart(6, '0')}`)
})

test('rows that are empty where it is sorted by are counted as they stand: last', async () => {
  const { data, page } = await vi.waitUntil(async () => {
    const answer = await listRecords(ada, animal, { sort: 'legs,name', at: 0.95, limit: 100 })
    return answer.page.count && answer
  })
  expect(Math.round(page.position! * all)).toBeGreaterThan(all - Math.floor(all / 7))
  expect(data[0]!.legs).toBeNull()
})
