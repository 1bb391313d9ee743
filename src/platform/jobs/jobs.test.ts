import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { permissionsOf } from '../access/permissions.ts'
import type { Ctx } from '../context.ts'
import type { Workspace } from '../db/workspace.ts'
import { appendLines, ring, type NewLine } from '../ledger/index.ts'
import { connectAs, line } from '../ledger/testing.ts'
import type { JobHandler, Reaction } from '../room.ts'
import { systemContext } from '../site.ts'
import { exactlyOnce } from './once.ts'
import { addJobs, enqueue } from './queue.ts'
import { startWorkers } from './start-workers.ts'
import { marking, markingAll, siteOf, stepping, workspaceWithMarks } from './testing.ts'
import { cancelJob, findJob, listJobs, startJob } from './visible.ts'

let workspace: Workspace
beforeAll(async () => void (workspace = await workspaceWithMarks()))
afterAll(() => workspace.close())

const marks = async (name: string) => {
  const rows = await workspace.db.run<{ record_id: string }>({
    text: 'select record_id from mark where name = $1',
    values: [name],
  })
  return rows.map((row) => row.record_id)
}
async function write(...lines: NewLine[]): Promise<void> {
  await workspace.db.run(appendLines(lines))
  ring(workspace.db)
}
const waiting = async () => {
  const [row] = await workspace.db.run<{ count: number }>({
    text: 'select count(*) from graphile_worker._private_jobs',
    values: [],
  })
  return row!.count
}

async function ask(userId: string, role: 'owner' | 'member' = 'member'): Promise<Ctx> {
  const ctx = await systemContext(siteOf(workspace, []))
  const text = 'insert into users (id, name, role) values ($1, $2, $3) on conflict do nothing'
  await workspace.db.run({ text, values: [userId, 'Bob', role] })
  return {
    ...ctx,
    actor: {
      kind: 'person',
      id: userId,
      name: 'Bob',
      userId,
      self: userId,
      permissions: permissionsOf(role, 'all'),
      team: [userId],
      territories: [],
      circles: [],
      shared: [],
      timeZone: 'UTC',
      firstWeekday: 1,
      language: 'en',
    },
  }
}

test('the tables are those of the graphile-worker that is installed', async () => {
  const folder = join(import.meta.dirname, '../../../node_modules/graphile-worker/sql')
  const [row] = await workspace.db.run({ text: 'select max(id) as newest from graphile_worker.migrations', values: [] })
  expect(row!.newest).toBe(readdirSync(folder).length)
})

test('a reaction happens once for each line that it wants', async () => {
  const workers = await startWorkers(siteOf(workspace, [marking]))
  const wanted = Array.from({ length: 20 }, () => line({ name: 'wanted' }))
  await write(...wanted, line({ name: 'ignored' }))
  await expect.poll(async () => (await marks('wanted')).length, { interval: 10 }).toBe(20)
  expect((await marks('wanted')).toSorted()).toEqual(wanted.map(({ recordId }) => recordId).toSorted())
  expect(await marks('ignored')).toEqual([])
  await expect.poll(waiting).toBe(0)
  await workers.close()
})

test('a reaction that fails is undone and tried again; one that is refused is let go', async () => {
  const tries: string[] = []
  const failing: Reaction = {
    name: 'fail-once',
    wants: () => true,
    async run(ctx, { name, recordId }) {
      tries.push(name)
      await ctx.db.transaction(async (tx) => {
        await tx.run({ text: 'insert into mark values ($1, $2)', values: [name, recordId] })
        if (name === 'refused') throw refuse.notFound()
        if (tries.length === 1) throw new Error('not this time')
      })
    },
  }
  const workers = await startWorkers(siteOf(workspace, [failing]))
  const tried = line({ name: 'tried again' })
  await write(tried)
  await expect.poll(() => marks('tried again')).toEqual([tried.recordId])
  await write(line({ name: 'refused' }))
  await expect.poll(() => tries).toContain('refused')
  await expect.poll(waiting).toBe(0)
  expect(tries).toEqual(['tried again', 'tried again', 'refused'])
  expect(await marks('refused')).toEqual([])
  await workers.close()
})

test('a reaction to many lines does its work for each of them once, in few jobs; one that is refused holds up no other', async () => {
  let jobs = 0
  const counted: Reaction = {
    ...markingAll,
    runAll: (ctx, lines) => (jobs++, 'runAll' in markingAll ? markingAll.runAll(ctx, lines) : Promise.resolve()),
  }
  const workers = await startWorkers(siteOf(workspace, [counted]))
  const many = Array.from({ length: 300 }, () => line({ name: 'many' }))
  await write(...many)
  await expect.poll(async () => (await marks('all many')).length).toBe(300)
  expect((await marks('all many')).toSorted()).toEqual(many.map(({ recordId }) => recordId).toSorted())
  expect(jobs).toBeLessThan(10)
  const some = Array.from({ length: 5 }, () => line({ name: 'beside' }))
  await write(...some, line({ name: 'poison' }))
  await expect.poll(async () => (await marks('all beside')).length).toBe(5)
  await expect.poll(waiting).toBe(0)
  expect((await marks('all beside')).toSorted()).toEqual(some.map(({ recordId }) => recordId).toSorted())
  expect(await marks('all poison')).toEqual([])
  await workers.close()
})

test('whoever has lost a job can change nothing', async () => {
  await addJobs(workspace.db, [{ task: 'job:nobody', payload: {} }])
  const [job] = await workspace.db.run<{ id: number }>({
    text: `update graphile_worker._private_jobs set locked_by = 'me', locked_at = now() returning id`,
    values: [],
  })
  const mine = exactlyOnce(workspace.db, { id: String(job!.id), by: 'me' })
  const theirs = exactlyOnce(workspace.db, { id: String(job!.id), by: 'them' })
  const mark = (name: string) => ({ text: 'insert into mark values ($1)', values: [name] })
  await expect(theirs.transaction((tx) => tx.run(mark('theirs')))).rejects.toThrow('somebody else')
  await expect(mine.transaction(async (tx) => {
    await tx.run(mark('undone'))
    throw new Error('undone')
  })).rejects.toThrow('undone') // prettier-ignore
  await mine.transaction((tx) => tx.run(mark('mine')))
  await mine.transaction((tx) => tx.run(mark('mine again')))
  await expect(
    exactlyOnce(workspace.db, { id: String(job!.id), by: 'me' }).transaction((tx) => tx.run(mark('twice'))),
  ).rejects.toThrow()
  const rows = await workspace.db.run({
    text: 'select name from mark where record_id is null order by name',
    values: [],
  })
  expect(rows).toEqual([{ name: 'mine' }, { name: 'mine again' }])
})

test('jobs are done by name, by the clock too, and two may not share a name', async () => {
  const seen: unknown[] = []
  const job: JobHandler = { name: 'see', run: async (_, payload) => void seen.push(payload) }
  const workers = await startWorkers(
    siteOf(workspace, [], [job, { name: 'tick', cron: '* * * * *', run: async () => {} }]),
  )
  await enqueue(workspace.db, 'see', { one: 1 })
  await enqueue(workspace.db, 'see', { two: 2 }, { at: new Date(Date.now() + 3_600_000).toISOString(), key: 'later' })
  await enqueue(workspace.db, 'see', { three: 3 }, { at: new Date(Date.now() + 3_600_000).toISOString(), key: 'later' })
  await expect.poll(() => seen).toEqual([{ one: 1 }])
  await expect.poll(waiting).toBe(1)
  const known = await workspace.db.run({
    text: 'select identifier from graphile_worker._private_known_crontabs order by 1',
    values: [],
  })
  expect(known.map((each) => each.identifier)).toContain('tick')
  await workers.close()
  await workspace.db.run({ text: 'delete from graphile_worker._private_jobs', values: [] })
  await expect(startWorkers(siteOf(workspace, [], [job, job]))).rejects.toThrow('Two jobs')
})

test('what somebody starts is done as them, and they can watch it', async () => {
  const workers = await startWorkers(siteOf(workspace, [], [stepping]))
  const bob = await ask(newId())
  const recordId = newId()
  const id = await startJob(bob, { kind: 'ten-steps', title: 'Ten steps', payload: { recordId } })
  await expect.poll(async () => (await findJob(bob, id)).done, { interval: 10 }).toBeGreaterThan(2)
  expect((await findJob(bob, id)).state).toBe('running')
  await expect.poll(async () => (await findJob(bob, id)).state).toBe('done')
  const job = await findJob(bob, id)
  expect(job).toMatchObject({ kind: 'ten-steps', title: 'Ten steps', done: 10, total: 10, error: null })
  expect(job.result).toEqual({ as: 'Bob', cause: { id: job.cause, kind: 'bulk' } })
  expect(await listJobs(bob)).toEqual([job])
  expect(await findJob(await ask(newId(), 'owner'), id)).toEqual(job)
  await expect(findJob(await ask(newId()), id)).rejects.toMatchObject({ status: 404 })
  await expect(cancelJob(await ask(newId()), id)).rejects.toMatchObject({ status: 404 })
  await workers.close()
})

test('a job is stopped when its starter asks for it, before or while it runs', async () => {
  const bob = await ask(newId())
  const unbegun = await startJob(bob, { kind: 'ten-steps', title: 'Never', payload: { recordId: newId() } })
  expect(await cancelJob(bob, unbegun)).toMatchObject({ state: 'cancelled' })
  const workers = await startWorkers(siteOf(workspace, [], [stepping]))
  const id = await startJob(bob, { kind: 'ten-steps', title: 'Some steps', payload: { recordId: newId() } })
  await expect.poll(async () => (await findJob(bob, id)).done, { interval: 10 }).toBeGreaterThan(2)
  await cancelJob(bob, id)
  await expect.poll(async () => (await findJob(bob, id)).state).toBe('cancelled')
  expect((await findJob(bob, id)).done).toBeLessThan(10)
  expect(await findJob(bob, unbegun)).toMatchObject({ state: 'cancelled', done: 0 })
  expect(await cancelJob(bob, id)).toMatchObject({ state: 'cancelled' })
  await workers.close()
})

test('a job that Farley interrupts by stopping goes on after the next start, where it was', async () => {
  const bob = await ask(newId())
  const recordId = newId()
  const first = await startWorkers(siteOf(workspace, [], [stepping]))
  const id = await startJob(bob, { kind: 'ten-steps', title: 'Interrupted', payload: { recordId } })
  await expect.poll(async () => (await findJob(bob, id)).done, { interval: 10 }).toBeGreaterThan(2)
  await first.close()
  const between = await findJob(bob, id)
  expect(between).toMatchObject({ state: 'waiting', error: null, finishedAt: null })
  expect(between.done).toBeLessThan(10)
  const second = await startWorkers(siteOf(workspace, [], [stepping]))
  await expect.poll(async () => (await findJob(bob, id)).state).toBe('done')
  await second.close()
  const steps = await workspace.db.run({
    text: 'select name from mark where record_id = $1 order by name',
    values: [recordId],
  })
  expect(steps.map((each) => each.name)).toEqual(Array.from({ length: 10 }, (_, step) => `step ${step}`))
})

test('a job that fails says why where that is for people, and nothing of the inside where it is not', async () => {
  const refused: JobHandler = { name: 'refused', run: () => Promise.reject(refuse.notNow(say('The list is empty.'))) }
  const broken: JobHandler = { name: 'broken', run: () => Promise.reject(new Error('secret detail')) }
  const workers = await startWorkers(siteOf(workspace, [], [refused, broken]))
  const bob = await ask(newId())
  const [one, two] = await Promise.all(
    ['refused', 'broken'].map((kind) => startJob(bob, { kind, title: kind, payload: {} })),
  )
  await expect.poll(async () => (await findJob(bob, one!)).error).toBe('The list is empty.')
  await expect.poll(async () => (await findJob(bob, two!)).state).toBe('failed')
  expect((await findJob(bob, two!)).error).not.toContain('secret detail')
  await workers.close()
})

test('who lost their account or their rights meanwhile works with what they have left', async () => {
  const roles: string[] = []
  const look: JobHandler = { name: 'look', run: async (ctx) => void roles.push(ctx.actor.permissions.role) }
  const [gone, lowered] = [await ask(newId(), 'owner'), await ask(newId(), 'owner')]
  const jobs = await Promise.all(
    [gone, lowered].map((ctx) => startJob(ctx, { kind: 'look', title: 'Look', payload: {} })),
  )
  await workspace.db.run({ text: 'update users set active = false where id = $1', values: [gone.actor.userId] })
  await workspace.db.run({ text: `update users set role = 'viewer' where id = $1`, values: [lowered.actor.userId] })
  const workers = await startWorkers(siteOf(workspace, [], [look]))
  await expect.poll(async () => (await findJob(lowered, jobs[1]!)).state).toBe('done')
  await expect.poll(async () => (await findJob(gone, jobs[0]!)).state).toBe('failed')
  expect(roles).toEqual(['viewer'])
  await workers.close()
})

test('connections that are cut again and again lose nothing and do nothing twice', { timeout: 120_000 }, async () => {
  const admin = await connectAs(workspace, 'admin')
  const workers = await startWorkers(siteOf(workspace, [marking]))
  // Tried again, the lines of an earlier try are still there.
  const name = `cut ${newId()}`
  const written: string[] = []
  const until = performance.now() + 2_500
  while (performance.now() < until) {
    const lines = Array.from({ length: 10 }, () => line({ name }))
    // Whether a line whose connection was cut is there is what the ledger says.
    await write(...lines).catch(() => {})
    written.push(...lines.map((each) => each.recordId))
    await sleep(100)
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and random() < 0.7`)
  }
  await admin.end()
  // Whoever speaks next over a connection that was cut while idle is told so; this asks until it is answered. A job that was
  // cut several times waits longer each time before it is tried again.
  await expect.poll(waiting, { timeout: 75_000 }).toBe(0)
  const text = 'select record_id from ledger where name = $1'
  const there = await workspace.db.run<{ record_id: string }>({ text, values: [name] })
  await expect.poll(async () => (await marks(name)).length, { timeout: 30_000 }).toBe(there.length)
  await expect.poll(waiting).toBe(0)
  expect((await marks(name)).toSorted()).toEqual(there.map((row) => row.record_id).toSorted())
  expect(there.length).toBeGreaterThan(50)
  expect(written.length).toBeGreaterThanOrEqual(there.length)
  await workers.close()
})

async function work(): Promise<ChildProcess> {
  const told = JSON.stringify({ id: workspace.id, key: workspace.key, database: workspace.database })
  const child = fork(join(import.meta.dirname, 'testing-process.ts'), [told], { execArgv: [], stdio: 'inherit' })
  await new Promise((resolve, reject) => child.once('message', resolve).once('exit', reject))
  return child
}

test('processes killed in the middle lose nothing and do nothing twice', { timeout: 120_000 }, async () => {
  const bob = await ask(newId())
  const recordId = newId()
  // Tried again, what an earlier try has written is still there.
  const name = `killed ${newId()}`
  const written: string[] = []
  await startWorkers(siteOf(workspace, [marking, markingAll], [stepping])).then((workers) => workers.close())
  const job = await startJob(bob, { kind: 'ten-steps', title: 'Interrupted', payload: { recordId } })
  for (let round = 0; round < 3; round++) {
    const child = await work()
    const until = performance.now() + 150 + Math.random() * 150
    while (performance.now() < until) {
      const lines = Array.from({ length: 5 }, () => line({ name }))
      await write(...lines)
      written.push(...lines.map((each) => each.recordId))
      await sleep(5)
    }
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
  }
  const unfinished = (await marks(name)).length
  const left = await waiting()
  const workers = await startWorkers(siteOf(workspace, [marking, markingAll], [stepping]))
  // A job that was killed with its worker waits a while before it is tried again.
  await expect.poll(waiting, { timeout: 45_000 }).toBe(0)
  await expect.poll(async () => (await marks(name)).length, { timeout: 45_000 }).toBe(written.length)
  await expect.poll(async () => (await marks(`all ${name}`)).length, { timeout: 45_000 }).toBe(written.length)
  await workers.close()

  expect((await marks(name)).toSorted()).toEqual(written.toSorted())
  expect((await marks(`all ${name}`)).toSorted()).toEqual(written.toSorted())
  expect(unfinished).toBeLessThan(written.length)
  expect(left).toBeGreaterThan(0)
  const steps = await workspace.db.run({
    text: 'select name from mark where record_id = $1 order by name',
    values: [recordId],
  })
  expect(steps.map((each) => each.name)).toEqual(Array.from({ length: 10 }, (_, step) => `step ${step}`))
  expect((await findJob(bob, job)).state).toBe('done')
})
