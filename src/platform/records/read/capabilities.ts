import type { ActionDefinition } from '../../../kernel/action.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Need } from '../../../kernel/rights.ts'
import { groundOf, mayShare, type Met } from '../../access/ground.ts'
import { conditionsOf } from '../../access/scope.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import { mayCorrect } from '../only-kept.ts'
import { holds } from './holds.ts'
import type { Row } from './rows.ts'
import { rulesMet } from './rules-met.ts'
import { scopeSql } from './scope-sql.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'

/** What the actor may do to one record now. */
export interface Capabilities {
  update: boolean
  delete: boolean
  /** The names of the actions that may be done to it as it is. */
  actions: string[]
  /** Share it with somebody who does not see it, or may not change it. */
  share: boolean
}

/** It is in the bin, only admins do it, their role does not do it, they may not edit the record, or it is in no state for it. */
export type Hindrance = 'bin' | 'admin' | 'role' | 'edit' | 'state'

/** What the actor may do to a row that they see; the row must be whole. In the bin nothing may be done but restore. */
export async function capabilities(ctx: Ctx, shipped: RecordDefinition, row: Row): Promise<Capabilities> {
  const record = ctx.registry.own(shipped)
  const met = await rulesMet(ctx, record, row.id as string)
  const [edit, remove] = await Promise.all([may(ctx, record, row, 'edit', met), may(ctx, record, row, 'delete', met)])
  const changes = mayCorrect(ctx, record, row)
  const actions = ctx.registry
    .actions(record)
    .filter((handler) => !hindrance(ctx, record, handler.action, row, edit && changes))
  const live = !row.deletedAt
  const share = edit && live && mayShare(ctx.actor, record, row, met)
  return {
    update: edit && changes && live,
    delete: remove && changes && live,
    actions: actions.map(({ action }) => action.name),
    share,
  }
}

/** What keeps the actor from doing an action to a row that they see; undefined where nothing does. */
export function hindrance(
  ctx: Ctx,
  record: RecordDefinition,
  action: ActionDefinition,
  row: Row,
  edit: boolean,
): Hindrance | undefined {
  const { role, of } = ctx.actor.permissions
  const { actions } = of(record)
  if (row.deletedAt) return 'bin'
  if (action.needs === 'admin') {
    if (role !== 'owner' && role !== 'admin') return 'admin'
  } else if (actions && !actions.has(action.name)) return 'role'
  else if (!edit) return 'edit'
  return action.when && !holds(ctx, record, action.when, row) ? 'state' : undefined
}

/** Whether a right covers this row; parts ask their parent in the database. */
async function may(ctx: Ctx, record: RecordDefinition, row: Row, need: Need, met: Met): Promise<boolean> {
  if (!groundOf(ctx.actor, record, need, row, met).may) return false
  const part = conditionsOf(ctx.actor, record, need).find((condition) => condition.is === 'part')
  if (!part) return true
  return reaches(ctx, ctx.registry.record(record.all[part.field]!.to!)!, row[part.field] as string | null, part.need)
}

async function reaches(ctx: Ctx, record: RecordDefinition, id: string | null, need: Need): Promise<boolean> {
  const compiled = shaped(ctx, `reach ${need} ${record.name}`, () => {
    const { place, reads } = placing()
    const one = place(({ ids }) => ids[0] ?? null, 'uuid')
    const scope = scopeSql(ctx, record, need, 't', place)
    const text = `select 1 from ${tableOf(record).name} t where t.id = ${one}${scope ? ` and ${scope}` : ''}`
    return statement(text, reads, `reach_${record.name}`)
  })
  const rows = await ctx.db.run(bind(compiled, given(ctx, { ids: id === null ? [] : [id] })))
  return rows.length > 0
}
