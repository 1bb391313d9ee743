import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Need } from '../../../kernel/rights.ts'
import { scopeOf } from '../../access/scope.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import { holds } from './holds.ts'
import type { Row } from './rows.ts'
import { scopeSql } from './scope-sql.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'

/** What the actor may do to one record now. */
export interface Capabilities {
  update: boolean
  delete: boolean
  /** The names of the actions that may be done to it as it is. */
  actions: string[]
}

/** What the actor may do to a row that they see; the row must be whole. In the bin nothing may be done but restore. */
export async function capabilities(ctx: Ctx, shipped: RecordDefinition, row: Row): Promise<Capabilities> {
  const record = ctx.registry.own(shipped)
  const [edit, remove] = await Promise.all([may(ctx, record, row, 'edit'), may(ctx, record, row, 'delete')])
  const live = !row.deletedAt
  const admin = ctx.actor.permissions.role === 'owner' || ctx.actor.permissions.role === 'admin'
  const { actions: allowed } = ctx.actor.permissions.of(record)
  const actions = ctx.registry.actions(record).filter(({ action }) => {
    const right = action.needs === 'admin' ? admin : edit && (!allowed || allowed.has(action.name))
    return live && right && (!action.when || holds(ctx, record, action.when, row))
  })
  return { update: edit && live, delete: remove && live, actions: actions.map(({ action }) => action.name) }
}

/** Whether a right covers this row; parts ask their parent in the database. */
async function may(ctx: Ctx, record: RecordDefinition, row: Row, need: Need): Promise<boolean> {
  if (!mayByRow(ctx, record, row, need)) return false
  if (!record.partOf) return true
  const parent = ctx.registry.record(record.all[record.partOf]!.to!)!
  return reaches(ctx, parent, row[record.partOf] as string | null, need === 'delete' ? 'edit' : need)
}

function mayByRow(ctx: Ctx, record: RecordDefinition, row: Row, need: Need): boolean {
  const keeper = record.private === 'author' ? row.createdBy : row.owner
  if (record.private && row.private === true && (keeper === null || keeper !== ctx.actor.userId)) return false
  const scope = scopeOf(ctx.actor, record, need)
  if (typeof scope === 'string') return scope === 'all'
  return record.owned && scope.owners.includes(row.owner as string)
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
