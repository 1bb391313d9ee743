import { fieldsIn, type Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { isRuled, knownOf, mayHaveRule, needs, reaches, type RoleRight, type RoleRights } from '../../kernel/rights.ts'
import { labelOf, say, type Sentence } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Registry } from '../records/index.ts'
import { filterFault } from '../records/read/filter-fault.ts'
import { targetOf } from '../records/read/paths.ts'
import { rightsSchema } from './own-role.ts'

/** What was given as rights; refuses what names no record, field or action, at the field in which it was given. What is said of those that are `asleep` is kept as it is. */
export function rightsIn(ctx: Ctx, given: unknown, field: string, asleep: ReadonlySet<string> = new Set()): RoleRights {
  const result = rightsSchema.safeParse(given)
  const [issue] = result.error?.issues ?? []
  const fault = issue
    ? say('Rights: “{path}” is not right.', { path: issue.path.join('.') || field })
    : faultIn(ctx, result.data!, asleep)
  if (fault) throw refuse.invalid([{ field, ...fault }])
  return result.data!
}

function faultIn(ctx: Ctx, rights: RoleRights, asleep: ReadonlySet<string>): Sentence | undefined {
  const { registry } = ctx
  for (const [kind, right] of Object.entries(rights)) {
    if (asleep.has(kind)) continue
    const record = registry.record(kind)
    if (!record || !isRuled(record)) return say('Rights: there is no record “{name}”.', { name: kind })
    const fault = faultInReach(record, right) ?? faultInNames(registry, record, right) ?? faultInRules(ctx, record, right) // prettier-ignore
    if (fault) return fault
  }
  return undefined
}

function faultInReach(record: RecordDefinition, right: RoleRight): Sentence | undefined {
  for (const need of needs) {
    if (right[need] === 'territory' && !record.territory)
      return say('Rights: a {record} lies in no territory.', { record: record.name })
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

function faultInRules(ctx: Ctx, record: RecordDefinition, right: RoleRight): Sentence | undefined {
  for (const need of needs) {
    const rule = right.rules?.[need]
    if (!rule) continue
    if (!mayHaveRule(right[need]))
      return say('Rights: a rule stands beside what is one’s own or one’s team’s; of {record} it would change nothing.', { record: record.name }) // prettier-ignore
    const fault = faultInRule(ctx, record, right, rule)
    if (fault) return fault
  }
  return undefined
}

/** A rule is asked of the record itself, and shows by which records are seen what its fields say: so of no field that is hidden. */
function faultInRule(ctx: Ctx, record: RecordDefinition, { fields }: RoleRight, rule: Filter): Sentence | undefined {
  const paths = fieldsIn(rule)
  if (paths.length === 0) return say('Rights: a rule for {record} asks for no field.', { record: record.name })
  try {
    const targets = paths.map((path) => targetOf(ctx, record, path, true))
    const away = targets.find(({ hops, field }) => hops.length > 0 || field.formula !== undefined || field.rollUp !== undefined) // prettier-ignore
    if (away) return say('Rights: a rule asks for fields of the {record} itself, and {field} is none.', { record: record.name, field: labelOf(away.field) }) // prettier-ignore
    const hidden = targets.find(({ name, field }) => field.sensitivity === 'secret' || isHidden(record, fields?.see, name)) // prettier-ignore
    if (hidden) return say('Rights: a rule for {record} asks for {field}, which the role does not see.', { record: record.name, field: labelOf(hidden.field) }) // prettier-ignore
  } catch (fault) {
    if (fault instanceof Refusal) return fault.sentence
    throw fault
  }
  return filterFault(ctx, record, rule) ?? undefined
}

const isHidden = (record: RecordDefinition, seen: readonly string[] | undefined, name: string) =>
  seen !== undefined && !seen.includes(name) && !knownOf(record).has(name) && Object.hasOwn(record.all, name)
