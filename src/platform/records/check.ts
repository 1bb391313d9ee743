import type { Address, Contact, Field } from '../../kernel/field.ts'
import { fieldsIn } from '../../kernel/filter.ts'
import { flat, isOwnName, ownName, stepsOf } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse, type FieldFault } from '../../kernel/refusal.ts'
import { atSight } from '../../kernel/at-sight.ts'
import { patternOf } from '../../kernel/fault.ts'
import { labelOf, one, say, sayFault } from '../../kernel/sentence.ts'
import { isEmpty } from '../../kernel/field.ts'
import { givenSchema, valueSchema } from '../../kernel/schema.ts'
import { isCalledFor } from '../../kernel/shown-if.ts'
import { roundMoney } from '../../kernel/money.ts'
import type { Money } from '../../kernel/field.ts'
import type { Ctx } from '../context.ts'
import { isExempt } from './exempt.ts'
import { normalContacts, withOnePrimary } from './contacts.ts'

export type Values = Record<string, unknown>

const schemas = new WeakMap<RecordDefinition, Partial<Record<'create' | 'patch', ReturnType<typeof givenSchema>>>>()

/** Checks and normalises what was typed or sent; refuses with every fault at once, each naming its field. */
export function checkGiven(ctx: Ctx, shipped: RecordDefinition, at: 'create' | 'patch', given: unknown): Values {
  const record = ctx.registry.own(shipped)
  const parsed = parseGiven(ctx, record, at, given)
  const values: Values = {}
  const faults: FieldFault[] = []
  for (const [name, value] of Object.entries(parsed)) {
    if (name === 'id') values.id = value
    else values[name] = settle(ctx, record, name, value, faults)
  }
  // Of what one may not fill in, nothing is asked.
  const { closed } = ctx.actor.permissions.of(record)
  const asked = (name: string) => isOwnName(name) && !closed.has(name)
  if (at === 'create') faults.push(...missingIn(ctx, record, { ...initialValues(record), ...values }, asked))
  if (faults.length > 0) throw refuse.invalid(faults)
  return values
}

/** Checks values that an action, an import or an undo sets, where every field of the record may be given. */
export function checkValues(ctx: Ctx, record: RecordDefinition, given: Values): Values {
  const faults: FieldFault[] = []
  const values: Values = {}
  for (const [name, value] of Object.entries(given)) {
    const field = record.all[name]
    if (!field) throw new Error(`${record.name} has no field ${name}.`)
    const isGiven = value !== null && value !== undefined
    const seen = isGiven ? atSight(field, value) : null
    const result = seen === undefined ? valueSchema(field).safeParse(value, { error: patternOf }) : null
    if (result && !result.success) faults.push({ field: name, ...sayFault(result.error.issues[0]!) })
    else values[name] = settle(ctx, record, name, result ? result.data : seen, faults)
  }
  if (faults.length > 0) throw refuse.invalid(faults)
  return values
}

/** What a company requires of its own is asked of whoever adds a record, not of what Farley makes by itself. */
export const shippedOnly = (name: string) => !isOwnName(name)

/** Names the required fields that are empty, among those asked for; derived and system ones never are. */
export function checkRequired(ctx: Ctx, record: RecordDefinition, row: Values, asked: (name: string) => boolean) {
  const missing = missingIn(ctx, record, row, asked)
  if (missing.length > 0) throw refuse.invalid(missing)
}

/**
 * Refuses a change that empties what is required, or by which a required field comes to be called for while it is empty.
 * The second is asked of people only, and not of rows of a file, as with what is required of a new record.
 */
export function checkChange(ctx: Ctx, record: RecordDefinition, before: Values, next: Values, changed: Values) {
  const { closed, hidden } = ctx.actor.permissions.of(record)
  const isAsked = !isExempt(ctx) && ctx.cause.kind !== 'import'
  const isCalled = (name: string) => {
    const { shownIf } = record.all[name]!
    const by = fieldsIn(shownIf)
    const isTouched = by.some((each) => each in changed) && !by.some((each) => hidden.has(each)) && !closed.has(name)
    return isTouched && !isCalledFor({ shownIf }, before) && isCalledFor({ shownIf }, next)
  }
  checkRequired(ctx, record, next, (name) => name in changed || (isAsked && isCalled(name)))
}

function missingIn(ctx: Ctx, record: RecordDefinition, row: Values, asked: (name: string) => boolean): FieldFault[] {
  const { hidden } = ctx.actor.permissions.of(record)
  // A condition on what somebody may not know of is none for them, or a refusal would tell of it.
  const isBound = ({ shownIf }: Field) => shownIf === undefined || fieldsIn(shownIf).some((name) => hidden.has(name))
  return requiredOf(record)
    .filter(([name, field]) => asked(name) && isEmpty(row[name]) && (isBound(field) || isCalledFor(field, row)))
    .map(([name, field]) => ({ field: name, ...say('{field} must not be empty.', { field: labelOf(field) }) }))
}

const required = new WeakMap<RecordDefinition, [string, Field][]>()

function requiredOf(record: RecordDefinition): [string, Field][] {
  const known = required.get(record)
  if (known) return known
  const found = Object.entries(record.all).filter(([, field]) => field.required)
  required.set(record, found)
  return found
}

/** What a new record begins with where nothing was given. */
export function initialValues(record: RecordDefinition): Values {
  const values: Values = {}
  for (const [name, field] of Object.entries(record.all)) if (field.initial !== undefined) values[name] = field.initial
  return values
}

function parseGiven(ctx: Ctx, record: RecordDefinition, at: 'create' | 'patch', given: unknown): Values {
  const { hidden, closed } = ctx.actor.permissions.of(record)
  const seen = seenGiven(record, at, given, closed)
  if (seen) return seen
  const known = schemas.get(record)
  const schema = known?.[at] ?? givenSchema(record, at)
  schemas.set(record, { ...known, [at]: schema })
  const result = schema.safeParse(given, { error: patternOf })
  const all = result.success ? [] : result.error.issues.flatMap((issue) => faultsOf(record, at, issue))
  // A hidden field is as unknown as one that does not exist: what is wrong with its value would tell of it.
  const faults = all.filter(({ field }) => !hidden.has(stepsOf(field)[0]!))
  for (const name of Object.keys(flat(Object(given) as Values))) {
    if (hidden.has(name)) faults.push(unknownField(record, name))
    else if (closed.has(name) && Object.hasOwn(record.all, name)) faults.push(closedField(record, name))
  }
  if (faults.length > 0) throw refuse.invalid(faults)
  return flat(result.data as Values)
}

/** What was given, where all of it is plain to see; null where the schema must be asked, which finds the words too. */
function seenGiven(
  record: RecordDefinition,
  at: 'create' | 'patch',
  given: unknown,
  closed: ReadonlySet<string>,
): Values | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null
  if (Object.keys(given).some(isOwnName)) return null
  const values: Values = {}
  for (const [name, value] of Object.entries(flat(given as Values))) {
    const field = Object.hasOwn(record.all, name) ? record.all[name]! : undefined
    const isSettable = field && (field.setBy === 'typed' || (at === 'create' && field.setBy === 'action'))
    if (!isSettable || closed.has(name)) return null
    const seen = value === null ? null : atSight(field, value)
    if (seen === undefined) return null
    values[name] = seen
  }
  return values
}

interface Issue {
  code: string
  path: PropertyKey[]
  message: string
  keys?: string[]
}

function faultsOf(record: RecordDefinition, at: 'create' | 'patch', issue: Issue): FieldFault[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
    return issue.keys!.map((key) => unsettable(record, at, key))
  }
  if (issue.code === 'unrecognized_keys' && issue.path.length === 1 && issue.path[0] === 'custom') {
    return issue.keys!.map((key) => unsettable(record, at, ownName(key)))
  }
  const field = issue.path.length > 0 ? issue.path.map(String).join('.') : ''
  return [{ field, ...(issue.path.length > 0 ? sayFault(issue) : say('The body must be an object of fields.')) }]
}

function unsettable(record: RecordDefinition, at: 'create' | 'patch', name: string): FieldFault {
  const field = Object.hasOwn(record.all, name) ? record.all[name] : undefined
  const isKnown = field && field.sensitivity !== 'secret' && (!isOwnName(name) || field.formula !== undefined)
  if (!isKnown) return unknownField(record, name)
  if (field.setBy === 'action' && at === 'patch')
    return { field: name, ...say('{field} changes by an action, not by a patch.', { field: labelOf(field) }) }
  return { field: name, ...say('{field} is kept by Farley and cannot be set.', { field: labelOf(field) }) }
}

/** The one answer for a field that the asker sees but may not change. */
export const closedField = (record: RecordDefinition, name: string): FieldFault => ({
  field: name,
  ...say('You may not change {field}.', { field: labelOf(record.all[name]!) }),
})

/** The one answer for a field that does not exist and for one that the asker may not know of. */
export function unknownField(record: RecordDefinition, name: string): FieldFault {
  return { field: name, ...say('{record} has no field “{name}”.', { record: one(record), name }) }
}

/** The value in the form in which it is kept; what does not fit goes to the faults. */
function settle(ctx: Ctx, record: RecordDefinition, name: string, value: unknown, faults: FieldFault[]): unknown {
  if (isEmpty(value)) return null
  const field = record.all[name]!
  switch (field.type) {
    case 'choice':
    case 'choices':
      return knownChoices(ctx, record, name, field, value, faults)
    case 'money':
      return roundMoney(value as Money)
    case 'emails':
    case 'phones':
      return contacts(ctx, name, field, value as Contact[], faults)
    case 'addresses':
      return withOnePrimary(value as Address[])
    case 'links':
      return [...new Set(value as string[])]
    default:
      return value
  }
}

function knownChoices(
  ctx: Ctx,
  record: RecordDefinition,
  name: string,
  field: Field,
  value: unknown,
  faults: FieldFault[],
) {
  const options = ctx.registry.options(record, name)
  for (const key of Array.isArray(value) ? value : [value]) {
    if (options.some((option) => option.key === key)) continue
    const known = options.filter((option) => !option.archived).slice(0, 8)
    const asked = { field: labelOf(field), key: String(key) }
    const sentence =
      known.length > 0
        ? say('{field} has no choice “{key}”; it has {known}.', { ...asked, known: known.map((option) => option.key) })
        : say('{field} has no choice “{key}”.', asked)
    faults.push({ field: name, ...sentence })
  }
  return value
}

function contacts(ctx: Ctx, name: string, field: Field, given: Contact[], faults: FieldFault[]) {
  const items = normalContacts(field.type as 'emails' | 'phones', given, ctx.settings.country)
  // An unclear number warns and is kept; what is no address at all could never be written to.
  const wrong = field.type === 'emails' ? items.find((item) => item.normal === null) : undefined
  if (wrong) faults.push({ field: name, ...say('“{text}” is not an e-mail address.', { text: wrong.value }) })
  return items
}
