import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Workspace } from '../db/workspace.ts'
import { connectAs, ledgerWorkspace } from '../ledger/testing.ts'
import { silent } from '../log/log.ts'
import { createOutbound } from '../outbound/index.ts'
import { createRegistry } from '../records/registry.ts'
import type { JobHandler, Reaction } from '../room.ts'
import { openKeys, openVault } from '../secrets/index.ts'
import type { Site } from '../site.ts'
import type { WorkspaceRow } from '../settings.ts'
import { checkpointOf, reportProgress, setResult, stopIfCancelled } from './visible.ts'

const settings: WorkspaceRow = {
  ...{ id: newId(), version: 1, demo: false, looksKept: 'twoYears', name: 'Test', currency: 'EUR', country: 'DE' },
  ...{ timeZone: 'UTC', locale: 'en-GB', membersSee: 'all', twoStepsFrom: null, onlyProviders: false },
}

/** For tests: a site without records, with these reactions and jobs. */
export function siteOf(workspace: Workspace, reactions: readonly Reaction[], jobs: readonly JobHandler[] = []): Site {
  return {
    workspace,
    registry: createRegistry([{ model: { room: 'test', records: [], actions: [] }, reactions, jobs }]),
    log: silent,
    data: '',
    now: () => new Date(),
    vault: () => openVault(workspace.db, openKeys(tmpdir())),
    outbound: () => createOutbound(),
    settings: async () => settings,
    describe: async () => {},
    forget: () => {},
  }
}

/** For tests: a workspace with a table in which jobs leave a mark. */
export async function workspaceWithMarks(): Promise<Workspace> {
  const workspace = await ledgerWorkspace()
  const owner = await connectAs(workspace, 'owner')
  await owner.query('create table mark (name text not null, record_id uuid)')
  await owner.query(
    `create table users (id uuid primary key, name text, email text, role text, time_zone text, active boolean, two_steps boolean,
      own_role_id uuid, team_id uuid, deleted_at timestamptz)`,
  )
  await owner.query('create table own_roles (id uuid primary key, version int, rights text)')
  await owner.query('create table entity (id uuid primary key, record text)')
  await owner.query('create table teams (id uuid primary key, parent_id uuid, deleted_at timestamptz)')
  await owner.query(
    `create table shares (id uuid primary key, of_id uuid, user_id uuid, team_id uuid, level text, until timestamptz,
      deleted_at timestamptz)`,
  )
  await owner.query('create table circle (id uuid, user_id uuid, team_id uuid)')
  await owner.query('create table credential (user_id uuid primary key, password_hash text)')
  await owner.query('create table preference (user_id uuid, name text, value jsonb)')
  await owner.query('create table preference_default (name text, value jsonb)')
  await owner.end()
  return workspace
}

/** For tests: leaves a mark for each line, in a transaction that takes its time. */
export const marking: Reaction = {
  name: 'leave-mark',
  wants: (line) => line.name !== 'ignored',
  async run(ctx, line) {
    await ctx.db.transaction(async (tx) => {
      await tx.run({ text: 'insert into mark values ($1, $2)', values: [line.name, line.recordId] })
      await sleep(Math.random() * 4)
    })
    await sleep(Math.random() * 4)
  },
}

/** For tests: leaves a mark for each of many lines, in one transaction that takes its time; cannot stand one called `poison`. */
export const markingAll: Reaction = {
  name: 'leave-marks',
  wants: (line) => line.name !== 'ignored',
  async runAll(ctx, lines) {
    await ctx.db.transaction(async (tx) => {
      const text = 'insert into mark select $1, unnest($2::uuid[])'
      for (const [name, own] of Map.groupBy(lines, (line) => line.name))
        await tx.run({ text, values: [`all ${name}`, own.map(({ recordId }) => recordId)] })
      await sleep(Math.random() * 10)
      if (lines.some(({ name }) => name === 'poison')) throw refuse.notFound()
    })
  },
}

/** For tests: leaves ten marks, one a step, and goes on where it was interrupted. */
export const stepping: JobHandler = {
  name: 'ten-steps',
  async run(ctx, { recordId }: { recordId: string }) {
    for (let step = (await checkpointOf<number>(ctx)) ?? 0; step < 10; step++) {
      await stopIfCancelled(ctx)
      await ctx.db.transaction(async (tx) => {
        await tx.run({ text: 'insert into mark values ($1, $2)', values: [`step ${step}`, recordId] })
        await sleep(30)
        await reportProgress(ctx, { done: step + 1, total: 10, checkpoint: step + 1 }, tx)
      })
    }
    await setResult(ctx, { as: ctx.actor.name, cause: ctx.cause })
  },
}
