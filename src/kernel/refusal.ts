import type { RecordDefinition } from './record.ts'
import { one, say, type Sentence } from './sentence.ts'

/** What is wrong with one field, in a sentence that says what is right. */
export interface FieldFault extends Sentence {
  field: string
}

export interface RefusalOptions {
  /** Stable, snake_case: programs rely on it. */
  code: string
  status: number
  /** For people: told in their language where it becomes an answer, in English in the log. */
  sentence: Sentence
  fields?: readonly FieldFault[]
  /** More that a program can use: the record that clashes, both values of a conflict. */
  details?: Record<string, unknown>
  retryAfterSeconds?: number
}

/** A field that somebody else changed since it was seen: both values, who set theirs, and when. */
export interface Conflict {
  field: string
  theirs: unknown
  mine: unknown
  by: string | null
  at: string | null
}

/** What Farley will not do, and why. Everything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly sentence: Sentence
  readonly fields: readonly FieldFault[]
  readonly details: Record<string, unknown>
  readonly retryAfterSeconds: number | undefined

  constructor(options: RefusalOptions) {
    super(options.sentence.message)
    this.name = 'Refusal'
    this.code = options.code
    this.status = options.status
    this.sentence = options.sentence
    this.fields = options.fields ?? []
    this.details = options.details ?? {}
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

const changedBy = (by: string | null | undefined) =>
  by ? say('{who} changed this meanwhile.', { who: by }) : say('Somebody changed this meanwhile.')

/** The makers: every refusal of Farley is one of these. */
export const refuse = {
  invalid: (fields: readonly FieldFault[], sentence: Sentence = fields[0] ?? say('That is not valid.')) =>
    new Refusal({ code: 'invalid', status: 422, sentence, fields }),
  /** For what does not exist and for what the reader may not see: the two answer alike. */
  notFound: (sentence: Sentence = say('There is no such record.')) =>
    new Refusal({ code: 'not_found', status: 404, sentence }),
  noSuch: (record: RecordDefinition) => refuse.notFound(say('There is no such {record}.', { record: one(record) })),
  signedOut: () => new Refusal({ code: 'signed_out', status: 401, sentence: say('Please sign in.') }),
  forbidden: (sentence: Sentence = say('You may not do that.')) =>
    new Refusal({ code: 'forbidden', status: 403, sentence }),
  /** Something else already has this value, of a field that null keeps to itself; `details.record` names it when the asker may see it. */
  taken: (field: string | null, sentence: Sentence, details?: Record<string, unknown>) =>
    new Refusal({
      code: 'taken',
      status: 409,
      sentence,
      fields: field === null ? [] : [{ field, ...sentence }],
      ...(details && { details }),
    }),
  /** The record is not in a state in which this can be done. */
  notNow: (sentence: Sentence, details?: Record<string, unknown>) =>
    new Refusal({ code: 'not_now', status: 409, sentence, ...(details && { details }) }),
  /** Somebody asked by right that the record is only kept. */
  onlyKept: (sentence: Sentence) => new Refusal({ code: 'only_kept', status: 409, sentence }),
  /** The id is that of a record that was merged into another; `details.into` is that one’s. */
  merged: (sentence: Sentence, into: string) =>
    new Refusal({ code: 'merged', status: 409, sentence, details: { into } }),
  /** It does not meet what the company asks of such records. */
  unmet: (fields: readonly FieldFault[]) =>
    new Refusal({ code: 'rule_unmet', status: 422, sentence: fields[0]!, fields }),
  /** It does not, and may stay so once that is confirmed: with `rules` in the header Farley-Confirm. */
  unconfirmed: (fields: readonly FieldFault[], rules: readonly string[]) =>
    new Refusal({ code: 'confirm_rule', status: 409, sentence: fields[0]!, fields, details: { rules } }),
  /** Others changed the same fields meanwhile: `conflicts` carries theirs and the asker's values, who it was and when. */
  stale: (version: number, conflicts: readonly Conflict[], last?: { by: string; at: string }) =>
    new Refusal({
      code: 'stale',
      status: 412,
      sentence: changedBy(last?.by ?? conflicts.at(-1)?.by),
      fields: conflicts.map(({ field, by }) => ({ field, ...changedBy(by) })),
      details: { version, conflicts, ...last },
    }),
  versionMissing: () =>
    new Refusal({
      code: 'version_missing',
      status: 428,
      sentence: say('Say which version you have seen, in If-Match: "3".'),
    }),
  tooMany: (retryAfterSeconds: number, sentence: Sentence = say('Too many tries. Please wait a little.')) =>
    new Refusal({ code: 'too_many', status: 429, sentence, retryAfterSeconds }),
  tooLarge: (sentence: Sentence) => new Refusal({ code: 'too_large', status: 413, sentence }),
  away: () =>
    new Refusal({
      code: 'away',
      status: 503,
      sentence: say('The database is away. Please try again.'),
      retryAfterSeconds: 2,
    }),
}
