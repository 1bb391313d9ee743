import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ground, Need } from '../../kernel/rights.ts'
import type { Actor } from './actor.ts'
import { keepersFor } from './circles.ts'
import { conditionsOf, type Scope } from './scope.ts'
import { isShareable, sharesFor, type Shared } from './shares.ts'

/** A record's values, as far as rights depend on them. */
export type Held = Readonly<Record<string, unknown>>

/** The rules of somebody's role that a record meets, and whether it lies in their territories. */
export type Met = ReadonlySet<Filter | 'territory'>

/** Why a record may be seen, edited or deleted by somebody, or why not, as far as itself says it; of a part its whole decides further. */
export function groundOf(actor: Actor, record: RecordDefinition, need: Need, row: Held, met: Met): Ground {
  const conditions = conditionsOf(actor, record, need)
  const grounds = conditions.map((condition): Ground => {
    if (condition.is === 'within') return within(actor, record, need, condition.scope, row, met)
    if (condition.is === 'open') return open(actor, record, condition.keeper, row)
    // What else decides is not the record's own.
    return { may: true, by: condition.is === 'part' ? 'part' : 'role' }
  })
  return grounds.find(({ may }) => !may) ?? grounds[0]!
}

function within(actor: Actor, record: RecordDefinition, need: Need, scope: Scope, row: Held, met: Met): Ground {
  const { permissions, userId } = actor
  if (scope === 'none') return { may: false, by: 'role' }
  if (scope === 'all') {
    const leads = permissions.role === 'owner' || permissions.role === 'admin'
    return { may: true, by: leads ? 'leads' : 'role' }
  }
  const owner = (row.owner as string | null | undefined) ?? null
  const whose = owner === null ? {} : { whose: owner }
  if (owner !== null && owner === userId) return { may: true, by: 'owner', ...whose }
  const byTeam = scope.reach === 'team'
  if (owner !== null && scope.owners.includes(owner)) return { may: true, by: byTeam ? 'team' : 'owner', ...whose }
  if (scope.circles.includes(row.circle as string)) return { may: true, by: 'circle', ...whose }
  if (scope.reach === 'territory' && met.has('territory')) return { may: true, by: 'territory', ...whose }
  const rule = scope.rule ? { rule: scope.rule } : {}
  if (scope.rule && met.has(scope.rule)) return { may: true, by: 'rule', ...whose, ...rule }
  const share = sharesFor(actor.shared, record, need).find(({ id }) => id === row.id)
  if (share) return { may: true, by: 'share', ...whose, share: shown(share) }
  return { may: false, by: scope.reach === 'own' ? 'owner' : scope.reach, ...whose, ...rule }
}

const shown = ({ share, team, until }: Shared) => ({
  id: share,
  ...(team !== null && { team }),
  ...(until !== null && { until: new Date(until).toISOString() }),
})

const isKeptBy = (actor: Actor, { gathers }: RecordDefinition, { owner, circle }: Held) =>
  keepersFor(actor).some((each) => each === circle || (gathers && each === owner))

function open(actor: Actor, record: RecordDefinition, keeper: 'owner' | 'createdBy' | 'circle', row: Held): Ground {
  if (keeper === 'circle' && row.circle)
    return { may: row.private !== true || isKeptBy(actor, record, row), by: 'circle' }
  const whose = (row[keeper === 'circle' ? 'owner' : keeper] as string | null | undefined) ?? null
  if (row.private !== true) return { may: true, by: 'private' }
  return { may: whose !== null && whose === actor.self, by: 'private', ...(whose !== null && { whose }) }
}

/** Whether somebody who may edit a record may share it: not what they have by a share themselves, nor what is private. */
export function mayShare(actor: Actor, record: RecordDefinition, row: Held, met: Met): boolean {
  const { may, by } = groundOf(actor, record, 'edit', row, met)
  return isShareable(record) && may && by !== 'share' && row.private !== true
}
