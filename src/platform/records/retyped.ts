import { patternOf } from '../../kernel/fault.ts'
import { isEmpty, type Contact, type Field } from '../../kernel/field.ts'
import { fieldOf, type OwnField } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { convert, type Converted, type How, type Kind, type Retyped } from '../../kernel/retype/index.ts'
import { valueSchema } from '../../kernel/schema.ts'
import { say, sayFault } from '../../kernel/sentence.ts'
import type { Values } from './check.ts'
import { normalContacts } from './contacts.ts'

/** What a value becomes as one of another kind, checked and in the form in which it is kept; or why it cannot. */
export type Converter = (value: unknown) => Converted

/** Converts values of one kind to another; numbers without a country are those of `country`. */
export function converter(country: string, from: Kind, to: Kind, how: How): Converter {
  const field = bareField(to)
  const schema = valueSchema(field)
  return (value) => {
    const made = convert(value, from, to, how)
    if ('why' in made || isEmpty(made.value)) return 'why' in made ? made : { value: null }
    if (isContacts(to)) return contacts(made.value as Contact[], to.type, country)
    const result = schema.safeParse(made.value, { error: patternOf })
    return result.success ? { value: made.value } : { why: sayFault(result.error.issues[0]!) }
  }
}

const isContacts = ({ type }: Kind): boolean => type === 'emails' || type === 'phones'

/** What could never be written to or called is none. */
function contacts(given: readonly Contact[], type: Kind['type'], country: string): Converted {
  const fields = valueSchema({ ...bareField({ type, wholeNumbers: false, options: [], linksTo: null }) })
  const result = fields.safeParse(given, { error: patternOf })
  if (!result.success) return { why: sayFault(result.error.issues[0]!) }
  const items = normalContacts(type as 'emails' | 'phones', result.data as Contact[], country)
  if (items.every(({ normal }) => normal !== null)) return { value: items }
  return { why: type === 'emails' ? say('It is no e-mail address.') : say('It is no phone number.') }
}

/** A field of a kind, with nothing else about it. */
function bareField(kind: Kind): Field {
  const own: Omit<OwnField, keyof Kind> = {
    of: '', key: 'bare', label: '', help: null, section: null, formula: null, rollUp: null, required: false,
    noTwoAlike: false, searchable: false, sortable: false, sensitivity: 'internal', initial: null, position: 0,
  } // prettier-ignore
  const { fixed: _, ...field } = { ...fieldOf({ ...own, ...kind, options: [...kind.options] }), fixed: undefined }
  return field
}

/**
 * A value that the ledger kept when a field was of another type, as it would be today; undefined where it has no meaning
 * as that. Values from after the last change are as they are.
 */
export function asToday(country: string, field: Field, value: unknown, recordedAt: string): unknown {
  let today = value
  for (const { from, to, how } of since(field.retyped ?? [], recordedAt)) {
    const made = converter(country, from, to, how)(today)
    if ('why' in made) return undefined
    today = made.value
  }
  return today
}

/** Changes of the type since a moment; what was taken back has not happened. */
function since(all: readonly Retyped[], moment: string): Retyped[] {
  const standing: Retyped[] = []
  for (const each of all.filter(({ at }) => at > moment)) {
    if (each.back && standing.length > 0) standing.pop()
    else standing.push(each)
  }
  return standing
}

/** A line of a record’s past with its values as they would be today, without those that have no meaning any more. */
export function lineToday<Line extends { before: Values; after: Values; recordedAt: string }>(
  country: string,
  record: RecordDefinition,
  line: Line,
): Line {
  const old = Object.keys({ ...line.before, ...line.after }).filter((name) => record.all[name]?.retyped?.some(({ at }) => at > line.recordedAt)) // prettier-ignore
  if (old.length === 0) return line
  const told = (values: Values) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => {
        const today = old.includes(name) ? asToday(country, record.all[name]!, value, line.recordedAt) : value
        return today === undefined ? [] : [[name, today]]
      }),
    )
  const [before, after] = [told(line.before), told(line.after)]
  // What has no meaning on one side cannot be taken back on the other.
  for (const name of old) if (!(name in before) || !(name in after)) delete before[name]
  return { ...line, before, after }
}
