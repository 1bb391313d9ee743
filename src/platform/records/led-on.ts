import { isId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Values } from './check.ts'
import { linksOf, type SureLinks } from './check-links.ts'
import { survivorsOf } from './merged.ts'
import type { Registry } from './registry.ts'
import type { Work } from './work.ts'

interface Given {
  values: Values
  before: Values | null
}

/** What was given for records, with links that name a merged record leading to the one that stays. */
export async function ledOn(
  work: Work,
  record: RecordDefinition,
  given: readonly Given[],
  { made, found }: SureLinks,
): Promise<Values[]> {
  const fields = mergeable(work.ctx.registry, record)
  const asked = given.flatMap(({ values, before }) =>
    fields.flatMap(({ name, to }) =>
      [values[name]]
        .flat()
        .filter((id): id is string => isId(id) && !made.has(id) && !found.has(`${to} ${id}`))
        .filter((id) => ![before?.[name]].flat().includes(id)),
    ),
  )
  const survivors = await survivorsOf(work.tx, [...new Set(asked)])
  return given.map(({ values }) => (survivors.size === 0 ? values : led(values, fields, survivors)))
}

function led(values: Values, fields: readonly { name: string }[], survivors: ReadonlyMap<string, string>): Values {
  const lead = (id: unknown) => survivors.get(id as string) ?? id
  const named = fields.filter(({ name }) => name in values)
  const changed = named.map(({ name }) => {
    const value = values[name]
    return [name, Array.isArray(value) ? [...new Set(value.map(lead))] : lead(value)]
  })
  return { ...values, ...Object.fromEntries(changed) }
}

const known = new WeakMap<Registry, Map<RecordDefinition, { name: string; to: string }[]>>()

/** The links of a record that may lead to one that can be merged. */
function mergeable(registry: Registry, record: RecordDefinition): { name: string; to: string }[] {
  const all = known.get(registry) ?? new Map<RecordDefinition, { name: string; to: string }[]>()
  known.set(registry, all)
  const fields =
    all.get(record) ??
    linksOf(record)
      .map(([name, { to }]) => ({ name, to: to! }))
      .filter(({ to }) => to === 'any' || registry.action(registry.record(to)!, 'merge'))
  all.set(record, fields)
  return fields
}
