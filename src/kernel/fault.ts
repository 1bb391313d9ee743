import type { z } from 'zod'
import { saying } from './sentence.ts'

type RawIssue = z.core.$ZodRawIssue

const kinds: Record<string, string> = {
  string: saying('This must be text.'),
  number: saying('This must be a number.'),
  int: saying('This must be a whole number.'),
  boolean: saying('This must be true or false.'),
  array: saying('This must be a list.'),
  object: saying('This must be an object.'),
  record: saying('This must be an object.'),
}
const formats: Record<string, string> = {
  uuid: saying('This must be an id.'),
  date: saying('This must be a day, YYYY-MM-DD.'),
  datetime: saying('This must be a moment: 2026-11-22T09:30:00Z.'),
  email: saying('This must be an e-mail address.'),
}
const most: Record<string, string> = {
  string: saying('At most {maximum} characters.'),
  array: saying('At most {maximum} items.'),
}
const least: Record<string, string> = {
  string: saying('At least {minimum} characters.'),
  array: saying('At least {minimum} items.'),
}

/** What is right, where a schema finds a fault and has no words of its own: the pattern of a sentence that the fault fills. */
export function patternOf(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? saying('This is required.')
        : (kinds[issue.expected] ?? saying('This is of another kind.'))
    case 'invalid_value':
      return saying('One of: {values}.')
    case 'invalid_format':
      return formats[issue.format] ?? saying('This must be of another form.')
    case 'too_big':
      return most[issue.origin] ?? saying('At most {maximum}.')
    case 'too_small':
      return least[issue.origin] ?? saying('At least {minimum}.')
    case 'unrecognized_keys':
      return saying('There is no such field here: {keys}.')
    case 'custom':
      return undefined
    default:
      return saying('This must be of another form.')
  }
}
