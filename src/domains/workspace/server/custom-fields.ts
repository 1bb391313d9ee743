import { isEmpty, type Option } from '../../../kernel/field.ts'
import { fieldOf, isOwnKey, keyOfLabel, mayHaveOwn, ownName, searchableTypes, sortableTypes, unlikeTypes, type OwnField, type OwnType } from '../../../kernel/own-field.ts' // prettier-ignore
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { labelOf, many, say } from '../../../kernel/sentence.ts'
import { valueSchema } from '../../../kernel/schema.ts'
import { alike, describeAnew, shapeLater } from '../../../platform/own/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { rulesOf, type Reaction } from '../../../platform/room.ts'
import { customField } from '../model/index.ts'
import { forgetInLayouts } from './layouts.ts'
import { shownIfFaults } from './shown-if.ts'
import { freeColumn, othersOf } from './own-column.ts'
import { reckonedFaults, refuseWhileRead } from './reckoned-rules.ts'

type Row = RowOf<typeof customField>

const mostOfOne = 300

/** What a field of one's own is, checked; its key, its column and how far it is are Farley's to say. */
export const customFieldRules = rulesOf(customField, {
  async before(work, { name, before, after }) {
    if (name === 'shape' || name === 'drop' || name === 'retype') return
    refuseWhileRetyped(before, after)
    const of = work.ctx.registry.record(after.of)
    if (name === 'delete') return of && refuseWhileRead(work, of, after)
    if (name === 'restore') return restorable(work, after)
    // What is missing is said by name, with all else that is.
    if (isEmpty(after.of) || isEmpty(after.label) || isEmpty(after.type) || isEmpty(after.sensitivity)) return
    const record = recordOf(work, after)
    const faults = [...flagFaults(after), ...optionFaults(after), ...initialFaults(after), ...linkFaults(work, after), ...shownIfFaults(record, after.key && ownName(after.key), after.shownIf), ...reckonedFaults(work, record, before, after)] // prettier-ignore
    if (faults.length > 0) throw refuse.invalid(faults)
    if (before === null) return placed(work, record, after)
    if (after.noTwoAlike && !before.noTwoAlike) await unlike(work, record, after)
    // What is reckoned otherwise is indexed, or summed up, anew; until then nothing is sorted by it.
    const isSame = after.formula === before.formula && after.rollUp === before.rollUp
    return isSame ? { trouble: null } : { trouble: null, indexes: null }
  },
  async after(work, { name, after }) {
    if (name === 'drop') await forgetInLayouts(work, after.of, ownName(after.key!))
    work.tx.afterCommit(() => describeAnew(work.ctx.db))
  },
})

/** The worker is told of each change but its own. */
export const shapeFields: Reaction = {
  name: 'shape-changed-fields',
  wants: ({ record, name }) => record === customField.name && name !== 'shape',
  run: (ctx, { name }) => shapeLater(ctx.db, name === 'drop'),
}

function recordOf({ ctx }: Work, { of }: Row): RecordDefinition {
  const record = ctx.registry.record(of)
  if (record && mayHaveOwn(record)) return record
  throw refuse.invalid([{ field: 'of', ...say('“{of}” is no record that fields can be added to.', { of }) }])
}

function restorable(work: Work, row: Row): void {
  const { state } = row
  const faults = reckonedFaults(work, recordOf(work, row), row, row)
  if (faults.length > 0) throw refuse.invalid(faults)
  if (state === 'dropping' || state === 'dropped')
    throw refuse.notNow(say('This field was deleted with its values; it cannot be restored.'))
}

/** A new field: the number of its column and its key are nobody else's, nor ever were. */
async function placed(work: Work, record: RecordDefinition, row: Row): Promise<Partial<Row>> {
  const others = await othersOf(work, row.of)
  if (others.filter(({ live }) => live).length >= mostOfOne)
    throw refuse.notNow(say('{records} have {most} fields of your own; that is the most.', { records: many(record), most: mostOfOne })) // prettier-ignore
  const taken = new Set(others.map(({ key }) => key.toLowerCase()))
  const key = row.key ?? keyOfLabel(row.label, taken)
  if (!isOwnKey(key))
    throw refuse.invalid([{ field: 'key', ...say('A key is made of letters, digits and _, begins with a small letter and has at most 40.') }]) // prettier-ignore
  if (taken.has(key.toLowerCase()))
    throw refuse.invalid([{ field: 'key', ...say('There is or was a field “{key}”; its history goes by that name.', { key }) }]) // prettier-ignore
  return {
    key,
    storedAs: freeColumn(others),
    // What is computed needs no column.
    state: row.formula === null ? 'adding' : 'ready',
    indexes: null,
    trouble: null,
    position: row.position ?? Math.max(0, ...others.map(({ position }) => position)) + 1,
  }
}

const type = ({ type }: Row) => type as OwnType

/** While its values go to another column nothing else is changed about a field; and its type changes by nothing else. */
function refuseWhileRetyped(before: Row | null, after: Row): void {
  if (before === null) return
  if (before.becoming !== null && after.becoming !== null)
    throw refuse.notNow(say('Its type is being changed; that takes a while.'))
  if (before.type !== after.type || before.storedAs !== after.storedAs)
    throw refuse.notNow(say('The type of a field is changed, and changed back, in the settings of fields.'))
}

/** Rules that a type cannot have are said with the field that asks for them. */
export function flagFaults(row: Row): FieldFault[] {
  const { fields } = customField
  const not = (name: 'sortable' | 'noTwoAlike' | 'searchable', can: ReadonlySet<string>) =>
    row[name] && !can.has(type(row))
      ? [{ field: name, ...say('“{flag}” is nothing for a field of this type.', { flag: labelOf(fields[name]) }) }]
      : []
  return [
    ...not('sortable', sortableTypes),
    ...not('noTwoAlike', unlikeTypes),
    ...not('searchable', searchableTypes),
    ...(row.wholeNumbers && type(row) !== 'number'
      ? [{ field: 'wholeNumbers', ...say('“{flag}” is nothing for a field of this type.', { flag: labelOf(fields.wholeNumbers) }) }] // prettier-ignore
      : []),
  ]
}

function linkFaults({ ctx }: Work, row: Row): FieldFault[] {
  const isLink = type(row) === 'link' || type(row) === 'links'
  if (!row.linksTo || row.linksTo === 'any') return []
  const target = ctx.registry.record(row.linksTo)
  if (isLink && target && !target.hidden && !target.secluded) return []
  return [{ field: 'linksTo', ...say('“{record}” is no record that can be linked to.', { record: row.linksTo }) }]
}

const isChoice = (row: Row) => type(row) === 'choice' || type(row) === 'choices'
const colors = new Set(['gray', 'blue', 'green', 'amber', 'red', 'violet', 'teal', 'pink'])

function optionFaults(row: Row): FieldFault[] {
  if (row.options === null) return []
  const options = parsed(row.options)
  const isOption = (option: unknown): option is Option => {
    const { key, label, color, archived, ...more } = Object(option) as Record<string, unknown>
    return (
      isText(key, 60) && isText(label, 120) && (color === undefined || colors.has(color as string)) &&
      (archived === undefined || typeof archived === 'boolean') && Object.keys(more).length === 0
    ) // prettier-ignore
  }
  const fits = isChoice(row) && Array.isArray(options) && options.length <= 500 && options.every(isOption)
  if (fits && new Set(options.map(({ key }) => key)).size === options.length) return []
  return [{ field: 'options', ...say('A JSON list of choices, each with a key of its own and a label.') }]
}

const isText = (value: unknown, most: number) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most && !value.includes('\0')

function initialFaults(row: Row): FieldFault[] {
  if (row.initial === null) return []
  if (row.noTwoAlike)
    return [{ field: 'initial', ...say('No two may be alike, so every new record cannot begin with the same.') }]
  const value = parsed(row.initial)
  const field = fieldOf({ ...(row as unknown as OwnField), initial: null, options: [] })
  const known = isChoice(row) ? new Set(((parsed(row.options ?? '[]') ?? []) as Option[]).map(({ key }) => key)) : null
  const fits =
    !['link', 'links', 'emails', 'phones'].includes(type(row)) &&
    !isEmpty(value) &&
    valueSchema(field).safeParse(value).success &&
    (!known || [value].flat().every((key) => known.has(key as string)))
  return fits ? [] : [{ field: 'initial', ...say('A value of this type, as JSON: "North", 3, true.') }]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The rule holds once its index is there; what stands in its way is said before. */
async function unlike(work: Work, record: RecordDefinition, { key, label }: Row): Promise<void> {
  if (!Object.hasOwn(record.all, ownName(key!))) return
  const groups = await alike(work.tx, record, key!)
  if (groups.length === 0) return
  throw refuse.notNow(say('{field}: some {records} have the same value, “{value}” for one.', { field: label, records: many(record), value: groups[0]!.value })) // prettier-ignore
}
