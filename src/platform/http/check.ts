import type { z } from 'zod'
import { Refusal, refuse, type FieldFault } from '../../kernel/refusal.ts'

type Issue = z.core.$ZodIssue
type RawIssue = z.core.$ZodRawIssue

/** The value as the schema has it; refuses with every fault at once, each naming its field. */
export function check<T extends z.ZodType>(schema: T, value: unknown, what: 'field' | 'parameter'): z.output<T> {
  const result = schema.safeParse(value, { error: sentence })
  if (result.success) return result.data
  throw refuse.invalid(result.error.issues.flatMap((issue) => faultsOf(issue, what)))
}

function faultsOf(issue: Issue, what: string): FieldFault[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: `There is no ${what} “${key}” here.` }))
  return [{ field: path.join('.'), message: issue.message }]
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const formats: Record<string, string> = {
  uuid: 'an id',
  date: 'a day, YYYY-MM-DD',
  datetime: 'a moment: 2026-11-22T09:30:00Z',
  email: 'an e-mail address',
}

/** What is right, in a sentence; a schema's own words come first. */
function sentence(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'This is required.'
        : `This must be ${kinds[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `One of: ${issue.values.map(String).join(', ')}.`
    case 'invalid_format':
      return `This must be ${formats[issue.format] ?? 'of another form'}.`
    case 'too_big':
      return `At most ${issue.maximum}${unit(issue.origin)}.`
    case 'too_small':
      return `At least ${issue.minimum}${unit(issue.origin)}.`
  }
}

const unit = (origin: string) => (origin === 'string' ? ' characters' : origin === 'array' ? ' items' : '')

/** The version in `If-Match: "3"`. Refuses with 428 when it is missing. */
export function versionIn(header: string | undefined): number {
  if (header === undefined) throw refuse.versionMissing()
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? /^(\d{1,9})$/.exec(header.trim())
  if (match) return Number(match[1])
  const message = 'If-Match must be a version in quotation marks: "3".'
  throw new Refusal({ code: 'invalid', status: 422, message, fields: [{ field: 'If-Match', message }] })
}
