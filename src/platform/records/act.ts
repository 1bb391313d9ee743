import { refuse } from '../../kernel/refusal.ts'
import { patternOf } from '../../kernel/fault.ts'
import { deedOf, one, say, sayFault } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { ActionHandler } from '../room.ts'
import type { Values } from './check.ts'
import { inWork } from './open-work.ts'
import { holds } from './read/holds.ts'
import { checkStale } from './stale.ts'
import type { Work } from './work.ts'

/** Does an action to a record of which the asker has seen `version`; answers the record as it is afterwards. */
export async function act(
  ctx: Ctx,
  handler: ActionHandler,
  id: string,
  given: unknown,
  version: number,
): Promise<Values> {
  const input = checkInput(handler, given)
  return inWork(ctx, (work) => actIn(work, handler, id, input, version))
}

/** The same inside a piece of work, for bulk; without a version nothing counts as stale. */
export async function actIn(
  work: Work,
  { action, run }: ActionHandler,
  id: string,
  input: Values,
  version?: number,
): Promise<Values> {
  const record = work.ctx.registry.own(action.record)
  const { actions } = work.ctx.actor.permissions.of(record)
  if (actions && !actions.has(action.name))
    throw refuse.forbidden(say('You may not do this: {action}.', { action: deedOf(action) }))
  if (action.needs === 'admin' && !isAdmin(work.ctx))
    throw refuse.forbidden(say('Only admins may do this: {action}.', { action: deedOf(action) }))
  const row = (await work.load(record, id, action.needs === 'admin' ? 'see' : 'edit')) as Values
  if (action.when && !holds(work.ctx, record, action.when, row)) {
    throw refuse.notNow(
      say('{action}: this {record} is not in a state for it.', { action: deedOf(action), record: one(record) }),
    )
  }
  const result = await run(work, row, input)
  if (!result) return row
  if (version !== undefined) await checkStale(work, record, row, result.patch, version)
  const { patch, happenedAt } = result
  return work.update(record, row as never, patch as never, {
    name: action.name,
    ...(happenedAt && { happenedAt }),
  }) as Promise<Values>
}

/** The input of an action, checked; refuses naming the field. */
export function checkInput({ action, input }: ActionHandler, given: unknown): Values {
  const result = input.safeParse(given ?? {}, { error: patternOf })
  if (result.success) return result.data as Values
  throw refuse.invalid(
    result.error.issues.map((issue) => ({
      field: issue.path.join('.') || ('keys' in issue ? String(issue.keys[0]) : ''),
      ...('keys' in issue
        ? say('{action} knows no “{name}”.', { action: deedOf(action), name: String(issue.keys[0]) })
        : sayFault(issue)),
    })),
  )
}

function isAdmin(ctx: Ctx): boolean {
  return ['owner', 'admin'].includes(ctx.actor.permissions.role)
}
