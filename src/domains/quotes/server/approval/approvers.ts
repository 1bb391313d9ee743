import type { Filter } from '../../../../kernel/filter.ts'
import { asUser } from '../../../../platform/access/as-user.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { findRows, visibleIds } from '../../../../platform/records/read/index.ts'
import { user } from '../../../workspace/model/index.ts'
import { quote } from '../../model/index.ts'
import type { Rule } from './findings.ts'
import type { Quote } from './needs.ts'

const mostAsked = 20

/** Who may approve a quote by a rule: those whom it names and who may do that to this quote, but not whose quote it is, unless the rule says so. */
export async function approversOf(ctx: Ctx, rule: Rule, row: Quote): Promise<string[]> {
  const filter = { and: [{ field: 'active', is: true }, namedBy(rule)] } // prettier-ignore
  const users = await findRows(ctx, ctx.db, user, filter, { sort: 'name', limit: mostAsked })
  const ids = users.map(({ id }) => id as string).filter((id) => rule.own || !isOwn(row, id))
  const may = await Promise.all(ids.map((id) => mayApprove(ctx, id, row.id)))
  return ids.filter((_, index) => may[index])
}

/** An owner may what an admin may. */
function namedBy({ user: one, ownRole, role }: Rule): Filter {
  if (one) return { field: 'id', is: one }
  if (ownRole) return { field: 'ownRole', is: ownRole }
  return { field: 'role', in: role === 'admin' ? ['owner', 'admin'] : [role] }
}

/** Whose it is, who made it, and who asks for the approval. */
const isOwn = ({ owner, createdBy, askedBy }: Quote, id: string) => [owner, createdBy, askedBy].includes(id)

async function mayApprove(ctx: Ctx, id: string, of: string): Promise<boolean> {
  const own = ctx.registry.own(quote)
  const reader = await asUser(ctx, id)
  const { actions } = reader?.actor.permissions.of(own) ?? {}
  if (!reader || (actions && !actions.has('approve'))) return false
  return (await visibleIds(reader, own, [of], 'edit')).has(of)
}
