import { isOwnRecordName, ownRecordName } from '../../../kernel/own-record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rightsIn } from '../../../platform/access/rights-in.ts'
import type { Work } from '../../../platform/records/work.ts'
import { rulesOf } from '../../../platform/room.ts'
import { customRecord, ownRole, team, user } from '../model/index.ts'
import { removeLayouts } from './layouts.ts'

export const ownRoleRules = rulesOf(ownRole, {
  async before(work, { name, after }) {
    // Without it they would be members like any other, who may do more.
    if (name === 'delete') await nobodyHas(work, after.id)
    const given = parsed(after.rights ?? '{}')
    const asleep = await archivedKinds(work, Object.keys(Object(given) as object))
    return { rights: JSON.stringify(rightsIn(work.ctx, given, 'rights', asleep)) }
  },
  async after(work, { name, after }) {
    if (name === 'delete') await removeLayouts(work, { field: 'ownRole', is: after.id })
  },
})

export const teamRules = rulesOf(team, {
  async before(work, { after }) {
    for (let above = after.parent; above; above = (await work.peek(team, above))?.parent ?? null)
      if (above === after.id) throw refuse.invalid([{ field: 'parent', ...say('A team cannot be part of itself.') }])
  },
})

/** Those that are put away: what a role says of them holds again once they are back. */
async function archivedKinds(work: Work, kinds: readonly string[]): Promise<ReadonlySet<string>> {
  const missing = kinds.filter((kind) => isOwnRecordName(kind) && !work.ctx.registry.record(kind))
  if (missing.length === 0) return new Set()
  const known = await work.find(customRecord, { and: [] }, { bin: true })
  const names = new Set(known.map(({ key }) => ownRecordName(key!)))
  return new Set(missing.filter((kind) => names.has(kind)))
}

async function nobodyHas(work: Work, id: string) {
  const users = await work.find(user, { field: 'ownRole', is: id }, { limit: 1000 })
  if (users.length > 0)
    throw refuse.notNow(say('{count} users have this role: give them another one first.', { count: users.length }))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const example = '{"person": {"see": "all"}}'
    throw refuse.invalid([{ field: 'rights', ...say('Rights are JSON: {example}', { example }) }])
  }
}
