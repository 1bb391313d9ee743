import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LedgerLine } from '../../kernel/change.ts'
import type { Workspace } from '../db/workspace.ts'
import type { Tx } from '../db/runner.ts'
import { silent } from '../log/log.ts'
import { appendLines } from './append.ts'
import { openBell, ring } from './bell.ts'
import { enterReader, openReader, readOnce } from './reader.ts'
import { connectAs, ledgerWorkspace, line } from './testing.ts'

// Many clients write in transactions that commit out of order, with savepoints, roll-backs and prepared transactions,
// while another database of the same server is busy and holds transactions open. Then every line that was committed
// must have been read once. A reader that takes `id > last` reads beside it, to show that the test can fail.

const runMs = Number(process.env.FARLEY_LEDGER_TEST_MS ?? 4_000)

let workspace: Workspace
let neighbour: Workspace
let owner: pg.Client
/** Whether the server lets transactions be prepared. */
let prepares = false
beforeAll(async () => {
  ;[workspace, neighbour] = await Promise.all([ledgerWorkspace(), ledgerWorkspace()])
  owner = await connectAs(workspace, 'owner')
  await owner.query('create table seen (record_id uuid not null)')
  const { rows } = await owner.query(`select current_setting('max_prepared_transactions')::int as most`)
  prepares = rows[0].most > 0
})
afterAll(async () => {
  await owner.end()
  await Promise.all([workspace.close(), neighbour.close()])
})

const committed = new Map<string, number>()
const chance = (share: number) => Math.random() < share
const upTo = (ms: number) => sleep(Math.random() * ms)
let over = 0
const goesOn = () => performance.now() < over

async function append(client: pg.Client, ids: string[]): Promise<void> {
  const lines = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () => line())
  const { text, values } = appendLines(lines)
  await client.query(text, [...values])
  ids.push(...lines.map((each) => each.recordId))
}

async function appendInSavepoint(client: pg.Client, ids: string[]): Promise<void> {
  const kept: string[] = []
  await client.query('savepoint inner_part')
  await append(client, kept)
  if (chance(0.3)) return void (await client.query('rollback to savepoint inner_part'))
  await client.query('release savepoint inner_part')
  ids.push(...kept)
}

/** Prepared, the transaction no longer belongs to any session; it is committed later, from anywhere. */
async function endPrepared(client: pg.Client, name: string): Promise<void> {
  await client.query(`prepare transaction '${name}'`)
  await upTo(60)
  await client.query(`commit prepared '${name}'`)
}

async function write(place: Workspace, role: 'app' | 'owner', nameOf: () => string): Promise<void> {
  const client = await connectAs(place, role)
  while (goesOn()) {
    const ids: string[] = []
    await client.query('begin')
    await append(client, ids)
    if (chance(0.3)) await appendInSavepoint(client, ids)
    if (chance(0.5)) await upTo(15)
    if (chance(0.3)) await append(client, ids)
    if (chance(0.1)) {
      await client.query('rollback')
      continue
    }
    if (prepares && chance(0.05)) await endPrepared(client, nameOf())
    else await client.query('commit')
    if (place !== workspace) continue
    const now = performance.now()
    for (const id of ids) committed.set(id, now)
    ring(workspace.db)
  }
  await client.end()
}

/** A transaction of the other database that stays open, by itself or prepared. */
async function hold(nameOf: () => string): Promise<void> {
  const client = await connectAs(neighbour, 'app')
  while (goesOn()) {
    await client.query('begin')
    await client.query('select pg_current_xact_id()')
    await sleep(300 + Math.random() * 500)
    if (!prepares || chance(0.5)) {
      await client.query('rollback')
      continue
    }
    const name = nameOf()
    await client.query(`prepare transaction '${name}'`)
    await sleep(300 + Math.random() * 300)
    await client.query(`rollback prepared '${name}'`)
  }
  await client.end()
}

/** How it would be done by number alone. */
async function readByNumber(read: Set<string>): Promise<void> {
  let last = 0
  const look = async () => {
    const rows = await workspace.db.run<{ id: number; record_id: string }>({
      text: 'select id, record_id from ledger where id > $1 order by id',
      values: [last],
    })
    for (const row of rows) read.add(row.record_id)
    last = rows.at(-1)?.id ?? last
  }
  for (; goesOn(); await sleep(2)) await look()
  await sleep(100)
  await look()
}

test(
  'nothing is lost and nothing comes twice, whatever commits out of order',
  { timeout: runMs + 30_000 },
  async () => {
    over = performance.now() + runMs
    let names = 0
    const nameOf = () => `${workspace.database} ${names++}`
    const lags: number[] = []
    let undone = 0

    const reader = {
      name: 'exact',
      from: 'beginning' as const,
      batch: 50,
      async handle(tx: Tx, lines: readonly LedgerLine[]) {
        const ids = lines.map((each) => each.recordId)
        await tx.run({ text: 'insert into seen select unnest($1::uuid[])', values: [ids] })
        if (chance(0.05)) {
          undone++
          throw Object.assign(new Error('on purpose'), { code: 'on_purpose' })
        }
        tx.afterCommit(() => {
          const now = performance.now()
          for (const id of ids) if (committed.has(id)) lags.push(now - committed.get(id)!)
        })
      },
    }
    await enterReader(workspace.db, reader)
    const bell = await openBell(workspace.db, silent)
    // Two at once, as two processes would.
    const readers = await Promise.all([
      openReader(workspace.db, bell, silent, reader),
      openReader(workspace.db, bell, silent, reader),
    ])

    const byNumber = new Set<string>()
    const writers = Array.from({ length: 6 }, () => write(workspace, 'app', nameOf))
    const others = Array.from({ length: 3 }, () => write(neighbour, 'app', nameOf))
    await Promise.all([
      ...writers,
      write(workspace, 'owner', nameOf),
      ...others,
      hold(nameOf),
      hold(nameOf),
      readByNumber(byNumber),
    ])

    await Promise.all(readers.map((each) => each.close()))
    for (;;) {
      const count = await readOnce(workspace.db, reader).catch(() => 1)
      if (count === 0) break
    }
    await bell.close()

    const { rows } = await owner.query('select record_id, count(*)::int as times from seen group by record_id')
    const seen = new Map<string, number>(rows.map((row) => [row.record_id, row.times]))
    const lost = [...committed.keys()].filter((id) => !seen.has(id))
    const doubled = [...seen].filter(([, times]) => times > 1)
    const lostByNumber = [...committed.keys()].filter((id) => !byNumber.has(id))
    lags.sort((one, two) => one - two)
    const share = (part: number) => lags[Math.floor(part * (lags.length - 1))]!.toFixed(1)
    console.log(
      `${committed.size} lines; lost ${lost.length}, doubled ${doubled.length}; by number alone lost ${lostByNumber.length}; ` +
        `${undone} batches undone; lag ms p50 ${share(0.5)}, p95 ${share(0.95)}, max ${share(1)}`,
    )

    expect(prepares).toBe(true)
    expect(committed.size).toBeGreaterThan(100)
    expect(lost).toEqual([])
    expect(doubled).toEqual([])
    expect(seen.size).toBe(committed.size)
    expect(undone).toBeGreaterThan(0)
    expect(lostByNumber.length).toBeGreaterThan(0)
  },
)
