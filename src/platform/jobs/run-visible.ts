import type { Cause } from '../../kernel/change.ts'
import type { Language } from '../../kernel/language.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { say, type Sentence } from '../../kernel/sentence.ts'
import { accountOf } from '../access/account.ts'
import { permissionsIn, reachedBy, reachesNothing, waysOf, type Actor } from '../access/actor.ts'
import { actorOfKey } from '../access/key-actor.ts'
import { keyOf } from '../access/keys.ts'
import { bothOf, permissionsOf, type Permissions } from '../access/permissions.ts'
import type { Ctx } from '../context.ts'
import { ring } from '../ledger/index.ts'
import type { JobHandler } from '../room.ts'
import { contextFor, type Site } from '../site.ts'
import { Interrupted } from './closing.ts'
import { addJobs } from './queue.ts'
import { Cancelled, runJob, type StartedBy } from './visible.ts'
import { tell } from '../words/index.ts'

interface Row {
  id: string
  kind: string
  payload: unknown
  actor: StartedBy
  cause_id: string
  cause_kind: Cause['kind']
  cancel_requested: boolean
}

type Outcome = { state: 'done' | 'failed' | 'cancelled' | 'waiting'; error?: string }

/** Does what somebody has started, as them. After an interruption it is called again; the job goes on from its checkpoint. */
export async function runVisible(
  site: Site,
  handler: JobHandler,
  id: string,
  afterWork: readonly JobHandler[] = [],
): Promise<void> {
  const { db } = site.workspace
  const [row] = await db.run<Row>({ text: begin, values: [id] })
  if (!row) return
  ring(db)
  const { state, error, again } = await outcomeOf(site, handler, row)
  await db.transaction(async (tx) => {
    await tx.run({ text: end, values: [id, state, error ?? null] })
    if (state !== 'waiting') await addJobs(tx, afterWork.map(({ name }) => ({ task: `job:${name}`, payload: { job: id } }))) // prettier-ignore
  })
  ring(db)
  // It was interrupted on purpose: that is no failed try, after which it would have to wait.
  if (again instanceof Interrupted) await addJobs(db, [runJob(handler.name, id)])
  else if (again) throw again
}

const begin = `update job_run
  set state = 'running', started_at = coalesce(started_at, clock_timestamp()), updated_at = clock_timestamp()
  where id = $1 and state in ('waiting', 'running')
  returning id, kind, payload, actor, cause_id, cause_kind, cancel_requested`
const end = `update job_run set state = $2, error = $3, updated_at = clock_timestamp(),
  finished_at = case when $2 <> 'waiting' then clock_timestamp() end where id = $1`

async function outcomeOf(site: Site, handler: JobHandler, row: Row): Promise<Outcome & { again?: unknown }> {
  if (row.cancel_requested) return { state: 'cancelled' }
  let language: Language = 'en'
  try {
    const ctx = await contextOf(site, row)
    language = ctx.actor.language
    await handler.run(ctx, row.payload)
    return { state: 'done' }
  } catch (error) {
    if (error instanceof Cancelled) return { state: 'cancelled' }
    if (error instanceof Refusal && error.status === 503) return { state: 'waiting', again: error }
    if (error instanceof Refusal) return { state: 'failed', error: tell(language, error.sentence) }
    site.log.error({ err: error, job: row.id, kind: row.kind }, 'a job failed')
    const sentence = say('Something went wrong. The details are in the log of the server.')
    return { state: 'failed', error: tell(language, sentence) }
  }
}

async function contextOf(site: Site, row: Row): Promise<Ctx> {
  const log = site.log.child({ job: row.id })
  return contextFor(site, await actorOf(site, row.actor), { id: row.cause_id, kind: row.cause_kind }, log)
}

/** Whoever started it, with the rights they have now; never more than they had then. */
async function actorOf(site: Site, { role, ownRole, ...by }: StartedBy): Promise<Actor> {
  const settings = await site.settings()
  const { db } = site.workspace
  const then = permissionsOf(role, settings.membersSee)
  // Who has the role that they had then has what they may do now.
  const notMore = (now: Permissions) => now.role === role && now.ownRole === (ownRole ?? null) ? now : bothOf(then, now) // prettier-ignore
  const account = by.userId === null ? null : await accountOf(db, by.userId)
  if (by.userId !== null && !account?.active) throw ended(say('Whoever started this no longer has an account.'))
  if (by.kind === 'key' && by.id !== null) {
    const key = await keyOf(db, by.id)
    if (!key) throw ended(say('The key that started this has ended.'))
    const actor = await actorOfKey(db, key, account ?? null, settings)
    return { ...actor, permissions: notMore(actor.permissions) }
  }
  if (!account)
    return {
      ...by,
      self: null,
      permissions: then,
      ...reachesNothing,
      ...waysOf(null, settings),
    }
  const permissions = notMore(permissionsIn(account, settings))
  return { ...by, self: by.userId, permissions, ...(await reachedBy(db, account)), ...waysOf(account, settings) }
}

const ended = (sentence: Sentence) => new Refusal({ code: 'forbidden', status: 403, sentence })
