import type { z } from 'zod'
import { patternOf } from '../../kernel/fault.ts'
import { Refusal, refuse, type FieldFault } from '../../kernel/refusal.ts'
import { say, sayFault } from '../../kernel/sentence.ts'

type Issue = z.core.$ZodIssue

/** The value as the schema has it; refuses with every fault at once, each naming its field. */
export function check<T extends z.ZodType>(schema: T, value: unknown, what: 'field' | 'parameter'): z.output<T> {
  const result = schema.safeParse(value, { error: patternOf })
  if (result.success) return result.data
  throw refuse.invalid(result.error.issues.flatMap((issue) => faultsOf(issue, what)))
}

function faultsOf(issue: Issue, what: 'field' | 'parameter'): FieldFault[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), ...unknown(what, key) }))
  return [{ field: path.join('.'), ...sayFault(issue) }]
}

const unknown = (what: 'field' | 'parameter', name: string) =>
  what === 'field'
    ? say('There is no field “{name}” here.', { name })
    : say('There is no parameter “{name}” here.', { name })

/** The version in `If-Match: "3"`. Refuses with 428 when it is missing. */
export function versionIn(header: string | undefined): number {
  if (header === undefined) throw refuse.versionMissing()
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? /^(\d{1,9})$/.exec(header.trim())
  if (match) return Number(match[1])
  const sentence = say('If-Match must be a version in quotation marks: "3".')
  throw new Refusal({ code: 'invalid', status: 422, sentence, fields: [{ field: 'If-Match', ...sentence }] })
}
