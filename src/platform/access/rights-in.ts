import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isRuled, reaches, type RoleRight, type RoleRights } from '../../kernel/rights.ts'
import { say, type Sentence } from '../../kernel/sentence.ts'
import type { Registry } from '../records/index.ts'
import { rightsSchema } from './own-role.ts'

/** What was given as rights; refuses what names no record, field or action, at the field in which it was given. What is said of those that are `asleep` is kept as it is. */
export function rightsIn(
  registry: Registry,
  given: unknown,
  field: string,
  asleep: ReadonlySet<string> = new Set(),
): RoleRights {
  const result = rightsSchema.safeParse(given)
  const [issue] = result.error?.issues ?? []
  const fault = issue
    ? say('Rights: “{path}” is not right.', { path: issue.path.join('.') || field })
    : faultIn(registry, result.data!, asleep)
  if (fault) throw refuse.invalid([{ field, ...fault }])
  return result.data!
}

function faultIn(registry: Registry, rights: RoleRights, asleep: ReadonlySet<string>): Sentence | undefined {
  for (const [kind, right] of Object.entries(rights)) {
    if (asleep.has(kind)) continue
    const record = registry.record(kind)
    if (!record || !isRuled(record)) return say('Rights: there is no record “{name}”.', { name: kind })
    const fault = faultInReach(record, right) ?? faultInNames(registry, record, right)
    if (fault) return fault
  }
  return undefined
}

function faultInReach(record: RecordDefinition, right: RoleRight): Sentence | undefined {
  for (const need of ['see', 'edit', 'delete'] as const) {
    if (!record.owned && (right[need] === 'own' || right[need] === 'team'))
      return say('Rights: nobody owns a {record}; say all or none.', { record: record.name })
    if (reaches.indexOf(right[need]) < reaches.indexOf(right.see))
      return say('Rights: nobody changes a {record} that they do not see.', { record: record.name })
  }
  return undefined
}

function faultInNames(
  registry: Registry,
  record: RecordDefinition,
  { fields = {}, actions = [] }: RoleRight,
): Sentence | undefined {
  const unknown = Object.values(fields)
    .flat()
    .find((name) => !Object.hasOwn(record.all, name))
  if (unknown) return say('Rights: {record} has no field “{name}”.', { record: record.name, name: unknown })
  const missing = actions.find((name) => !registry.action(record, name))
  return missing ? say('Rights: {record} has no action “{name}”.', { record: record.name, name: missing }) : undefined
}
