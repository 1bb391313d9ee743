import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { isRuled, reaches, type RoleRight, type RoleRights } from '../../../kernel/rights.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import { rightsSchema } from '../../../platform/access/own-role.ts'
import type { Registry } from '../../../platform/records/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { rulesOf } from '../../../platform/room.ts'
import { ownRole, team, user } from '../model/index.ts'

export const ownRoleRules = rulesOf(ownRole, {
  async before(work, { name, after }) {
    // Without it they would be members like any other, who may do more.
    if (name === 'delete') await nobodyHas(work, after.id)
    const rights = parsed(after.rights ?? '{}')
    for (const [kind, right] of Object.entries(rights)) checkRight(work.ctx.registry, kind, right)
    return { rights: JSON.stringify(rights) }
  },
})

export const teamRules = rulesOf(team, {
  async before(work, { after }) {
    for (let above = after.parent; above; above = (await work.peek(team, above))?.parent ?? null)
      if (above === after.id) throw wrong('parent', say('A team cannot be part of itself.'))
  },
})

async function nobodyHas(work: Work, id: string) {
  const users = await work.find(user, { field: 'ownRole', is: id }, { limit: 1000 })
  if (users.length > 0)
    throw refuse.notNow(say('{count} users have this role: give them another one first.', { count: users.length }))
}

function parsed(text: string): RoleRights {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw wrong('rights', say('Rights are JSON: {example}', { example: '{"person": {"see": "all"}}' }))
  }
  const result = rightsSchema.safeParse(given)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw wrong('rights', say('Rights: “{path}” is not right.', { path: issue!.path.join('.') || 'rights' }))
}

function checkRight(registry: Registry, kind: string, right: RoleRight) {
  const record = registry.record(kind)
  if (!record || !isRuled(record)) throw wrong('rights', say('Rights: there is no record “{name}”.', { name: kind }))
  for (const need of ['see', 'edit', 'delete'] as const) {
    if (!record.owned && (right[need] === 'own' || right[need] === 'team'))
      throw wrong('rights', say('Rights: nobody owns a {record}; say all or none.', { record: kind }))
    if (reaches.indexOf(right[need]) < reaches.indexOf(right.see))
      throw wrong('rights', say('Rights: nobody changes a {record} that they do not see.', { record: kind }))
  }
  checkNames(registry, record, right)
}

function checkNames(registry: Registry, record: RecordDefinition, { fields = {}, actions = [] }: RoleRight) {
  const unknown = Object.values(fields)
    .flat()
    .find((name) => !Object.hasOwn(record.all, name))
  if (unknown)
    throw wrong('rights', say('Rights: {record} has no field “{name}”.', { record: record.name, name: unknown }))
  const missing = actions.find((name) => !registry.action(record, name))
  if (missing)
    throw wrong('rights', say('Rights: {record} has no action “{name}”.', { record: record.name, name: missing }))
}

const wrong = (field: string, sentence: Sentence) => refuse.invalid([{ field, ...sentence }])
