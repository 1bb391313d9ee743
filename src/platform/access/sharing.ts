import { isId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { many, one, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { inWork, type Work } from '../records/index.ts'
import { getRecord, rulesMet } from '../records/read/index.ts'
import { mayShare } from './ground.ts'
import { isShareable } from './shares.ts'

/** A share as those see it who may share the record, or have it by that. */
export interface ShownShare {
  id: string
  user: string | null
  team: string | null
  level: 'see' | 'edit'
  until: string | null
  about: string | null
  createdBy: string | null
  createdAt: string
}

export interface NewShare {
  user?: string | undefined
  team?: string | undefined
  level: 'see' | 'edit'
  /** For good when null. */
  until: string | null
  about: string | null
}

type Row = ShownShare & { of: string; version: number; deletedAt: string | null }

const shares = (ctx: Ctx) => ctx.registry.record('share')!

/** With whom a record is shared: all of it for who may share it, else what the asker has it by. Refuses as not found what they do not see. */
export async function sharesOf(ctx: Ctx, record: RecordDefinition, id: string) {
  const { data, can } = await getRecord(ctx, record, id)
  const all = await inWork(ctx, (work) => standing(work, data.id as string))
  const own = new Set(ctx.actor.shared.map(({ share }) => share))
  return { shares: can.share || leads(ctx) ? all : all.filter((each) => own.has(each.id)), mayShare: can.share }
}

/** Shares a record with a colleague or a team; where it was shared with them already, that is changed. */
export async function shareRecord(
  ctx: Ctx,
  record: RecordDefinition,
  id: string,
  given: NewShare,
): Promise<ShownShare> {
  if (!isShareable(record)) throw refuse.notNow(say('{records} are not shared one by one.', { records: many(record) }))
  return inWork(ctx, async (work) => {
    await checkMayShare(work, record, id)
    const { user = null, team = null, ...terms } = given
    const before = (await standing(work, id)).find((each) => each.user === user && each.team === team)
    if (before) return (await work.update(shares(ctx), before as never, terms as never)) as unknown as ShownShare
    return (await work.create(shares(ctx), { of: id, user, team, ...terms } as never)) as unknown as ShownShare
  })
}

/** Ends a share at once: who gave it, who may share the record, and whoever leads the company. */
export async function endShare(ctx: Ctx, id: string): Promise<void> {
  await inWork(ctx, async (work) => {
    const row = isId(id) ? ((await work.peek(shares(ctx), id)) as unknown as Row | null) : null
    const none = refuse.notFound(say('There is no such share.'))
    if (!row || row.deletedAt) throw none
    const gave = row.createdBy !== null && row.createdBy === ctx.actor.userId
    if (!gave && !leads(ctx)) {
      const kind = await kindOf(work, row.of)
      if (!kind) throw none
      // Who does not see the record does not learn that it is shared.
      await checkMayShare(work, kind, row.of, true)
    }
    await work.remove(shares(ctx), row as never)
  })
}

async function checkMayShare(work: Work, record: RecordDefinition, id: string, ending = false): Promise<void> {
  const row = await work.load(record, id, 'edit')
  if (ending && (row as { private?: boolean }).private === true) return
  const { ctx } = work
  if (mayShare(ctx.actor, ctx.registry.own(record), row as never, await rulesMet(ctx, record, id, work.tx))) return
  if ((row as { private?: boolean }).private === true)
    throw refuse.notNow(say('This {record} is private: nobody else sees it.', { record: one(record) }))
  throw refuse.forbidden(
    say('This {record} was shared with you: whose it is shares it with others.', { record: one(record) }),
  )
}

/** Those of a record that have not ended, oldest first. */
async function standing(work: Work, id: string): Promise<Row[]> {
  const rows = (await work.find(shares(work.ctx), { field: 'of', is: id })) as unknown as Row[]
  const now = work.ctx.now().getTime()
  return rows.filter(({ until }) => until === null || Date.parse(until) > now)
}

async function kindOf(work: Work, id: string): Promise<RecordDefinition | undefined> {
  const text = 'select record from entity where id = $1'
  const [found] = await work.tx.run<{ record: string }>({ name: 'kind_of', text, values: [id] })
  return found && work.ctx.registry.record(found.record)
}

const leads = ({ actor }: Ctx) => actor.permissions.role === 'owner' || actor.permissions.role === 'admin'
