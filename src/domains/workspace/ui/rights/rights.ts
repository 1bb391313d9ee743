import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import {
  atMost,
  isRuled,
  mayHaveRule,
  needs,
  reaches,
  type Need,
  type Reach,
  type RoleRight,
  type RoleRights,
  type Way,
} from '../../../../kernel/rights.ts'

const nothing: RoleRight = { see: 'none', edit: 'none', delete: 'none', create: false, export: false }

/** What a new role begins with: everything is seen, one's own is worked with. */
export function firstRights(definitions: readonly RecordDefinition[]): RoleRights {
  const ruled = definitions.filter(isRuled)
  return Object.fromEntries(
    ruled.map(({ name, owned }) => [
      name,
      { ...nothing, see: 'all', ...(owned && { edit: 'own', delete: 'own', create: true }) } as RoleRight,
    ]),
  )
}

export const rightsIn = (text: string | null | undefined): RoleRights => JSON.parse(text ?? '{}') as RoleRights
export const rightOf = (rights: RoleRights, record: string): RoleRight => rights[record] ?? nothing

/** The kinds of record of which two say different things. */
export const differing = (one: RoleRights, other: RoleRights): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (record) => JSON.stringify(one[record]) !== JSON.stringify(other[record]),
  )

/** How far one may go: nobody owns what has no owner, and nobody changes what they do not see. */
export function offeredReaches({ owned, territory }: RecordDefinition, need: Need, { see }: RoleRight): Reach[] {
  const all = reaches.filter(
    (reach) => reach === 'all' || reach === 'none' || (owned && (reach !== 'territory' || territory)),
  )
  return need === 'see' ? [...all] : all.filter((reach) => reaches.indexOf(reach) >= reaches.indexOf(see))
}

/** The right with another reach; what would go beyond what is seen is drawn in. */
export function withReach(right: RoleRight, need: Need, reach: Reach): RoleRight {
  const next = { ...right, [need]: reach }
  if (need !== 'see') return withoutIdleRules(next)
  if (reach === 'none') return nothing
  return withoutIdleRules({ ...next, edit: atMost(next.edit, reach), delete: atMost(next.delete, reach) })
}

/** The right with a rule beside what is one's own or one's team's, or with none. */
export function withRule(right: RoleRight, need: Need, rule: Filter | null): RoleRight {
  const { rules: { [need]: _, ...others } = {}, ...rest } = right
  const rules = rule ? { ...others, [need]: rule } : others
  return Object.keys(rules).length > 0 ? { ...rest, rules } : rest
}

/** A rule stands beside a reach; where all or nothing is reached, it would change nothing. */
const withoutIdleRules = (right: RoleRight): RoleRight =>
  needs.filter((need) => !mayHaveRule(right[need])).reduce((rest, need) => withRule(rest, need, null), right)

/** The right with a field seen, changed, exported or not; who may not see a field can neither change nor export it. */
export function withField(right: RoleRight, way: Way, name: string, on: boolean, all: readonly string[]): RoleRight {
  const fields = { ...right.fields }
  const put = (each: Way, to: boolean) => {
    const named = fields[each] ?? namedBy(right, each, all)
    const next = to ? [...new Set([...named, name])] : named.filter((other) => other !== name)
    if (next.length === all.length) delete fields[each]
    else fields[each] = all.filter((other) => next.includes(other))
  }
  put(way, on)
  if (way === 'see' && !on) for (const each of ['edit', 'export'] as const) if (fields[each]) put(each, false)
  if (way !== 'see' && on && fields.see) put('see', true)
  const { fields: _, ...rest } = right
  return Object.keys(fields).length > 0 ? { ...rest, fields } : rest
}

/** Whether a field is seen, may be changed, may be exported. */
export function isNamed(right: RoleRight, way: Way, name: string): boolean {
  const seen = right.fields?.see?.includes(name) ?? true
  return seen && (way === 'see' || (right.fields?.[way]?.includes(name) ?? true))
}

const namedBy = (right: RoleRight, way: Way, all: readonly string[]) => all.filter((name) => isNamed(right, way, name))

/** The right with an action allowed or not. */
export function withAction(right: RoleRight, name: string, on: boolean, all: readonly string[]): RoleRight {
  const named = right.actions ?? [...all]
  const next = on ? [...new Set([...named, name])] : named.filter((other) => other !== name)
  const { actions: _, ...rest } = right
  return all.every((each) => next.includes(each)) ? rest : { ...rest, actions: next }
}
