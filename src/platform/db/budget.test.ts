import { afterEach, beforeAll, expect, test } from 'vitest'
import { DatabaseAway, DatabaseBusy } from './away.ts'
import { createBudget, type Budget, type BudgetOptions, type Share } from './budget.ts'
import type { Cluster } from './cluster.ts'
import type { Connection, ConnectionSettings } from './connection.ts'
import { testCluster } from './testing.ts'

let cluster: Cluster
let settings: ConnectionSettings
let budget: Budget

beforeAll(async () => {
  cluster = await testCluster()
  settings = cluster.admin()
})
afterEach(() => budget.close())

function shares(options: BudgetOptions, count: number): Share[] {
  budget = createBudget(options)
  return Array.from({ length: count }, () => budget.share(settings))
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const take = (share: Share, count: number) => Promise.all(Array.from({ length: count }, () => share.take()))

/** Takes one after the other and notes in which order they came. */
function queue(share: Share, name: string, served: [string, Share, Connection][], count: number): void {
  for (let turn = 0; turn < count; turn++)
    share.take().then(
      (connection) => void served.push([name, share, connection]),
      () => {},
    )
}

test('a lone workspace may use the whole budget, and no more', async () => {
  const [lone] = shares({ limit: 3, waitMs: 50 }, 1)
  const held = await take(lone!, 3)
  await expect(lone!.take()).rejects.toBeInstanceOf(DatabaseBusy)
  expect(budget.open()).toBe(3)
  held.forEach((connection) => lone!.give(connection))
})

test('whoever waits gets the next free connection, of whatever workspace', async () => {
  const [first, second] = shares({ limit: 2 }, 2)
  const held = await take(first!, 2)
  const waiting = second!.take()
  first!.give(held[0]!)
  const got = await waiting
  expect(budget.open()).toBe(2)
  second!.give(got)
  first!.give(held[1]!)
})

test('while others wait with less than two, nobody gets a third', async () => {
  const [greedy, ...others] = shares({ limit: 6 }, 3)
  const held = await take(greedy!, 6)
  const served: [string, Share, Connection][] = []
  queue(greedy!, 'greedy', served, 6)
  others.forEach((share, index) => queue(share, `other ${index}`, served, 4))
  for (const connection of held) greedy!.give(connection)
  await sleep(200)
  const holders = served.map(([name]) => name).sort()
  expect(holders).toEqual(['greedy', 'greedy', 'other 0', 'other 0', 'other 1', 'other 1'])
  while (served.length > 0) {
    const [, share, connection] = served.shift()!
    share.give(connection)
    await sleep(5)
  }
})

test('an idle connection is used again, and closed after its time', async () => {
  const [share] = shares({ limit: 2, idleMs: 100 }, 1)
  const first = await share!.take()
  share!.give(first)
  const second = await share!.take()
  expect(second).toBe(first)
  share!.give(second)
  await sleep(350)
  expect(budget.open()).toBe(0)
})

test('one that was lost is never handed out again', async () => {
  const [share] = shares({ limit: 2 }, 1)
  const lost = await share!.take()
  share!.give(lost)
  const killer = await share!.take()
  expect(killer).toBe(lost)
  await killer.send({ text: 'select pg_terminate_backend(pg_backend_pid())', values: [] }).catch(() => {})
  share!.give(killer)
  const fresh = await share!.take()
  expect(fresh).not.toBe(lost)
  expect(await fresh.send({ text: 'select 1 as one', values: [] })).toEqual([{ one: 1 }])
  share!.give(fresh)
  expect(budget.open()).toBe(1)
})

test('too many who wait are turned away at the door', async () => {
  const [share] = shares({ limit: 1, queue: 2 }, 1)
  const held = await share!.take()
  const served: [string, Share, Connection][] = []
  queue(share!, 'patient', served, 2)
  await expect(share!.take()).rejects.toBeInstanceOf(DatabaseBusy)
  share!.give(held)
  for (let turn = 0; turn < 2; turn++) {
    while (served.length === 0) await sleep(1)
    const [, , connection] = served.shift()!
    share!.give(connection)
  }
})

test('a database that nobody answers for is away, for everybody who waits, and costs the budget nothing', async () => {
  budget = createBudget({ limit: 2 })
  const share = budget.share({ ...settings, host: '/nowhere' })
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => share.take()))
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseAway) })
  expect(budget.open()).toBe(0)
})

test('closing takes the idle at once and those in use as they come back', async () => {
  const [share] = shares({ limit: 2 }, 1)
  const [idle, used] = await take(share!, 2)
  share!.give(idle!)
  await share!.close()
  expect(budget.open()).toBe(1)
  await expect(share!.take()).rejects.toBeInstanceOf(DatabaseBusy)
  share!.give(used!)
  expect(budget.open()).toBe(0)
})
