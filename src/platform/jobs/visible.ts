import type { ActorKind, Cause } from '../../kernel/change.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Role } from '../access/permissions.ts'
import type { Ctx } from '../context.ts'
import type { Runner } from '../db/runner.ts'
import { ring } from '../ledger/index.ts'
import { Interrupted, isClosing } from './closing.ts'
import { addJobs, type NewJob } from './queue.ts'

/** Work that somebody has started and can watch, as the API shows it. */
export interface Job {
  id: string
  kind: string
  title: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number | null
  result: unknown
  error: string | null
  /** By which its changes are undone. */
  cause: string
  createdAt: string
  /** When it began to work; null while it waits. */
  startedAt: string | null
  finishedAt: string | null
}

/** Who started it, to be found again when it begins. */
export interface StartedBy {
  kind: ActorKind
  id: string | null
  name: string
  userId: string | null
  role: Role
  /** The role of the company's own that they had. */
  ownRole: string | null
}

export interface NewVisibleJob {
  /** The name of the room's or the platform's job that does it. */
  kind: string
  /** For a person: "Change the owner of 200 people". */
  title: string
  payload: unknown
  /** What its changes belong to; a bulk edit when left out. */
  causeKind?: Cause['kind']
  total?: number
}

/** It was stopped because somebody asked for it. Thrown by a job that has seen `cancelRequested`. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

const columns = `id, kind, title, state, done, total, result, error, cause_id as cause, created_at as "createdAt",
  started_at as "startedAt", finished_at as "finishedAt"`
const owner = ({ actor }: Ctx) => actor.self ?? actor.id

/** Starts work that its starter can watch, as themselves; answers its id. */
export async function startJob(
  ctx: Ctx,
  { kind, title, payload, causeKind = 'bulk', total }: NewVisibleJob,
): Promise<string> {
  const { actor } = ctx
  const id = newId()
  const startedBy: StartedBy = {
    kind: actor.kind,
    id: actor.id,
    name: actor.name,
    userId: actor.userId,
    role: actor.permissions.role,
    ownRole: actor.permissions.ownRole,
  }
  await ctx.db.transaction(async (tx) => {
    await tx.run({
      text: `insert into job_run (id, kind, title, payload, total, cause_id, cause_kind, actor, created_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [
        id,
        kind,
        title,
        JSON.stringify(payload),
        total ?? null,
        newId(),
        causeKind,
        JSON.stringify(startedBy),
        owner(ctx),
      ],
    })
    await addJobs(tx, [runJob(kind, id)])
  })
  ring(ctx.db)
  return id
}

/** What lies in the queue for it. */
export const runJob = (kind: string, id: string): NewJob => ({ task: `run:${kind}`, payload: { id } })

/** The job, if it is the asker's own; an admin may see all. Refuses as not found otherwise. */
export async function findJob(ctx: Ctx, id: string): Promise<Job> {
  const text = `select ${columns} from job_run where id = $1 and (created_by = $2 or $3)`
  const [job] = await ctx.db.run<Job>({ text, values: [id, owner(ctx), isAdmin(ctx)] })
  if (!job) throw refuse.notFound(say('There is no such job.'))
  return job
}

/** The asker's own jobs, newest first, at most fifty. */
export function listJobs(ctx: Ctx): Promise<Job[]> {
  const text = `select ${columns} from job_run where created_by = $1 order by created_at desc limit 50`
  return ctx.db.run<Job>({ text, values: [owner(ctx)] })
}

/** Asks a job to stop; one that has not begun never will. What is finished stays as it is. */
export async function cancelJob(ctx: Ctx, id: string): Promise<Job> {
  await findJob(ctx, id)
  const text = `update job_run set cancel_requested = true, updated_at = clock_timestamp(),
      state = case when state = 'waiting' then 'cancelled' else state end,
      finished_at = case when state = 'waiting' then clock_timestamp() end
    where id = $1 and state in ('waiting', 'running')`
  await ctx.db.run({ text, values: [id] })
  ring(ctx.db)
  return findJob(ctx, id)
}

export interface Progress {
  done?: number
  total?: number
  /** From where it can go on after an interruption. */
  checkpoint?: unknown
}

/** Called by a job itself: how far it is. With a transaction as `on`, progress and work are kept together. */
export async function reportProgress(
  ctx: Ctx,
  { done, total, checkpoint }: Progress,
  on: Runner = ctx.db,
): Promise<void> {
  const text = `update job_run set done = coalesce($2, done), total = coalesce($3, total),
    checkpoint = coalesce($4::jsonb, checkpoint), updated_at = clock_timestamp() where cause_id = $1`
  const point = checkpoint === undefined ? null : JSON.stringify(checkpoint)
  await on.run({ name: 'job_progress', text, values: [ctx.cause.id, done ?? null, total ?? null, point] })
  if (on === ctx.db) ring(ctx.db)
}

/** Called by a job itself: what it is to go on from; null at the first start. */
export async function checkpointOf<T>(ctx: Ctx): Promise<T | null> {
  const text = 'select checkpoint from job_run where cause_id = $1'
  const [row] = await ctx.db.run<{ checkpoint: T | null }>({ text, values: [ctx.cause.id] })
  return row?.checkpoint ?? null
}

/** Called by a job itself, between two steps: throws when somebody has asked it to stop, or when Farley itself is stopping. */
export async function stopIfCancelled(ctx: Ctx): Promise<void> {
  if (isClosing(ctx.db)) throw new Interrupted()
  if (await cancelRequested(ctx)) throw new Cancelled()
}

/** Whether somebody has asked this job to stop. */
export async function cancelRequested(ctx: Ctx): Promise<boolean> {
  const text = 'select cancel_requested as asked from job_run where cause_id = $1'
  const [row] = await ctx.db.run<{ asked: boolean }>({ text, values: [ctx.cause.id] })
  return row?.asked ?? false
}

/** Whether work that somebody has started is being done: what nobody waits for gives way to it. One that has said nothing for a minute was interrupted. */
export async function isWorkUnderWay({ db }: Pick<Ctx, 'db'>): Promise<boolean> {
  const text = `select exists (select from job_run where state = 'running' and updated_at > clock_timestamp() - interval '1 minute') as busy`
  const [row] = await db.run<{ busy: boolean }>({ name: 'jobs_under_way', text, values: [] })
  return row!.busy
}

/** Called by a job itself: what it has come to, as JSON; shown when it is done. */
export async function setResult(ctx: Ctx, result: unknown): Promise<void> {
  const text = 'update job_run set result = $2, updated_at = clock_timestamp() where cause_id = $1'
  await ctx.db.run({ text, values: [ctx.cause.id, JSON.stringify(result)] })
}

const isAdmin = ({ actor }: Ctx) => actor.permissions.role === 'owner' || actor.permissions.role === 'admin'
