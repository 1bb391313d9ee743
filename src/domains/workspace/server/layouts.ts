import type { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { layoutParts, type LayoutPart } from '../../../kernel/layout-schema.ts'
import type { PageLayout } from '../../../kernel/layout.ts'
import { mayHaveOwn } from '../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { labelOf, many, say } from '../../../kernel/sentence.ts'
import { describeAnew } from '../../../platform/own/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { rulesOf } from '../../../platform/room.ts'
import { layout } from '../model/index.ts'

type Row = RowOf<typeof layout>
const parts = Object.keys(layoutParts) as LayoutPart[]
const mostOfOne = 100

/** A layout names fields that are there, and for the same people and the same way there is only one. */
export const layoutRules = rulesOf(layout, {
  async before(work, { name, before, after }) {
    if (name === 'delete') return
    // What is missing is said by name, with all else that is.
    if (!after.of || !after.name) return
    const record = recordOf(work, after)
    const faults = [
      ...parts.filter((part) => after[part] !== before?.[part]).flatMap((part) => partFaults(work, record, part, after)),
      ...(before === null ? await forWhomFaults(work, record, after) : []),
    ]
    if (faults.length > 0) throw refuse.invalid(faults)
    if (before === null || name === 'restore') await standAlone(work, after)
  },
  async after(work) {
    work.tx.afterCommit(() => describeAnew(work.ctx.db))
  },
}) // prettier-ignore

function recordOf({ ctx }: Work, { of }: Row): RecordDefinition {
  const record = ctx.registry.record(of)
  if (record && mayHaveOwn(record)) return record
  throw refuse.invalid([{ field: 'of', ...say('“{of}” is no record that can be laid out.', { of }) }])
}

function partFaults({ ctx }: Work, record: RecordDefinition, part: LayoutPart, row: Row): FieldFault[] {
  const text = row[part]
  if (text === null) return []
  const names = namesIn(part, text)
  if (!names) return [{ field: part, ...say('As JSON: {example}', { example: String(layout.fields[part].help) }) }]
  // An undo brings back what was; of what has gone meanwhile nothing is shown.
  if (ctx.cause.kind === 'undo') return []
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return [{ field: part, ...say('“{name}” stands there twice.', { name: twice }) }]
  return names.flatMap((name) => nameFaults(record, part, name)).slice(0, 1)
}

function nameFaults(record: RecordDefinition, part: LayoutPart, name: string): FieldFault[] {
  const field = Object.hasOwn(record.all, name) ? record.all[name]! : undefined
  if (!field) return [{ field: part, ...say('{records} have no field “{name}”.', { records: many(record), name }) }]
  const isGiven = field.setBy === 'typed' || field.setBy === 'action'
  if (field.setBy === 'system' || (part === 'asks' && !isGiven))
    return [{ field: part, ...say('{field} has no place there.', { field: labelOf(field) }) }]
  return []
}

/** The fields that a part names; null where it is none. */
function namesIn(part: LayoutPart, text: string): string[] | null {
  const value = parsed(part, text)
  if (!value) return null
  return 'groups' in value ? [...value.groups.flatMap(({ names }) => names), ...value.leftOut] : value
}

function parsed(part: LayoutPart, text: string): z.infer<(typeof layoutParts)[LayoutPart]> | null {
  try {
    return layoutParts[part].safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

async function forWhomFaults(work: Work, record: RecordDefinition, { role, ownRole, way }: Row): Promise<FieldFault[]> {
  if (role !== null && ownRole !== null)
    return [{ field: 'ownRole', ...say('A layout is for one role, or for all of them.') }]
  if (way === null) return []
  const field = record.way === undefined ? undefined : record.all[record.way]
  if (!field) return [{ field: 'way', ...say('{records} have no pipelines.', { records: many(record) }) }]
  const found = isId(way) ? await work.peek(work.ctx.registry.record(field.to!)!, way) : null
  return found && !found.deletedAt ? [] : [{ field: 'way', ...say('{field}: there is no such record.', { field: labelOf(field) }) }] // prettier-ignore
}

/** Two who make one at once come one after the other. */
async function standAlone(work: Work, { id, of, role, ownRole, way }: Row): Promise<void> {
  await work.tx.run({ text: `select pg_advisory_xact_lock(hashtext('farley new layout'))`, values: [] })
  const others = (await work.find(layout, { field: 'of', is: of }, { limit: mostOfOne })).filter((each) => each.id !== id)
  if (others.some((each) => each.role === role && each.ownRole === ownRole && each.way === way))
    throw refuse.notNow(say('There is a layout for them already.'))
  if (others.length >= mostOfOne) throw refuse.notNow(say('There are {most} layouts of it; that is the most.', { most: mostOfOne })) // prettier-ignore
} // prettier-ignore

/** Takes layouts away with what they are made for. */
export async function removeLayouts(work: Work, filter: Filter): Promise<void> {
  for (const each of await work.find(layout, filter)) await work.remove(layout, each)
}

/** Takes a field that is gone for good out of the layouts of its record. */
export async function forgetInLayouts(work: Work, of: string, name: string): Promise<void> {
  const without = (names: readonly string[]) => names.filter((each) => each !== name)
  for (const row of await work.find(layout, { field: 'of', is: of })) {
    const left = parts.map((part) => {
      const value = row[part] === null ? null : parsed(part, row[part])
      const next = value && ('groups' in value ? pageWithout(value, without) : without(value))
      // Of a form that asks for nothing Farley asks what it would have.
      return [part, next && 'length' in next && next.length === 0 && part === 'asks' ? null : next] as const
    })
    await work.update(layout, row, Object.fromEntries(left.map(([part, value]) => [part, value && JSON.stringify(value)])))
  }
} // prettier-ignore

const pageWithout = ({ groups, leftOut }: PageLayout, without: (names: readonly string[]) => string[]): PageLayout => ({
  groups: groups.map((group) => ({ ...group, names: without(group.names) })),
  leftOut: without(leftOut),
})
