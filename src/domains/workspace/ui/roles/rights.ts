import { isRuled, type RecordDefinition } from '../../../../kernel/record.ts'

export type Reach = 'all' | 'team' | 'own' | 'none'
export type Need = 'see' | 'edit' | 'delete'
export type Way = 'see' | 'edit' | 'export'

/** What a role allows with one kind of record; names of fields and actions are missing where all are meant. */
export interface Right {
  see: Reach
  edit: Reach
  delete: Reach
  create: boolean
  export: boolean
  actions?: string[]
  fields?: Partial<Record<Way, string[]>>
}
export type Rights = Readonly<Record<string, Right>>

const reaches: readonly Reach[] = ['all', 'team', 'own', 'none']
const nothing: Right = { see: 'none', edit: 'none', delete: 'none', create: false, export: false }

/** What a new role begins with: everything is seen, one's own is worked with. */
export function firstRights(definitions: readonly RecordDefinition[]): Rights {
  const ruled = definitions.filter(isRuled)
  return Object.fromEntries(
    ruled.map(({ name, owned }) => [
      name,
      { ...nothing, see: 'all', ...(owned && { edit: 'own', delete: 'own', create: true }) } as Right,
    ]),
  )
}

export const rightsIn = (text: string | null | undefined): Rights => JSON.parse(text ?? '{}') as Rights
export const rightOf = (rights: Rights, record: string): Right => rights[record] ?? nothing

/** How far one may go: nobody owns what has no owner, and nobody changes what they do not see. */
export function offeredReaches({ owned }: RecordDefinition, need: Need, { see }: Right): Reach[] {
  const all = owned ? reaches : reaches.filter((reach) => reach === 'all' || reach === 'none')
  return need === 'see' ? [...all] : all.filter((reach) => reaches.indexOf(reach) >= reaches.indexOf(see))
}

/** The right with another reach; what would go beyond what is seen is drawn in. */
export function withReach(right: Right, need: Need, reach: Reach): Right {
  const next = { ...right, [need]: reach }
  if (need !== 'see') return next
  if (reach === 'none') return nothing
  const within = (given: Reach) => reaches[Math.max(reaches.indexOf(given), reaches.indexOf(reach))]!
  return { ...next, edit: within(next.edit), delete: within(next.delete) }
}

/** The right with a field seen, changed, exported or not; who may not see a field can neither change nor export it. */
export function withField(right: Right, way: Way, name: string, on: boolean, all: readonly string[]): Right {
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
export function isNamed(right: Right, way: Way, name: string): boolean {
  const seen = right.fields?.see?.includes(name) ?? true
  return seen && (way === 'see' || (right.fields?.[way]?.includes(name) ?? true))
}

const namedBy = (right: Right, way: Way, all: readonly string[]) => all.filter((name) => isNamed(right, way, name))

/** The right with an action allowed or not. */
export function withAction(right: Right, name: string, on: boolean, all: readonly string[]): Right {
  const named = right.actions ?? [...all]
  const next = on ? [...new Set([...named, name])] : named.filter((other) => other !== name)
  const { actions: _, ...rest } = right
  return all.every((each) => next.includes(each)) ? rest : { ...rest, actions: next }
}
