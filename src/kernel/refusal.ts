/** What is wrong with one field, in a sentence that says what is right. */
export interface FieldFault {
  field: string
  message: string
}

export interface RefusalOptions {
  /** Stable, snake_case: programs rely on it. */
  code: string
  status: number
  /** A sentence for people. */
  message: string
  fields?: readonly FieldFault[]
  /** More that a program can use: the record that clashes, both values of a conflict. */
  details?: Record<string, unknown>
  retryAfterSeconds?: number
}

/** What Farley will not do, and why. Everything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly fields: readonly FieldFault[]
  readonly details: Record<string, unknown>
  readonly retryAfterSeconds: number | undefined

  constructor(options: RefusalOptions) {
    super(options.message)
    this.name = 'Refusal'
    this.code = options.code
    this.status = options.status
    this.fields = options.fields ?? []
    this.details = options.details ?? {}
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

/** The makers: every refusal of Farley is one of these. */
export const refuse = {
  invalid: (fields: readonly FieldFault[], message = fields[0]?.message ?? 'That is not valid.') =>
    new Refusal({ code: 'invalid', status: 422, message, fields }),
  /** For what does not exist and for what the reader may not see: the two answer alike. */
  notFound: (what = 'record') => new Refusal({ code: 'not_found', status: 404, message: `There is no such ${what}.` }),
  signedOut: () => new Refusal({ code: 'signed_out', status: 401, message: 'Please sign in.' }),
  forbidden: (message = 'You may not do that.') => new Refusal({ code: 'forbidden', status: 403, message }),
  /** Something else already has this value; `details.record` names it when the asker may see it. */
  taken: (field: string, message: string, details?: Record<string, unknown>) =>
    new Refusal({ code: 'taken', status: 409, message, fields: [{ field, message }], ...(details && { details }) }),
  /** The record is not in a state in which this can be done. */
  notNow: (message: string, details?: Record<string, unknown>) =>
    new Refusal({ code: 'not_now', status: 409, message, ...(details && { details }) }),
  /** Others changed the same fields meanwhile: `conflicts` carries theirs and the asker's values. */
  stale: (version: number, conflicts: readonly { field: string; theirs: unknown; mine: unknown }[]) =>
    new Refusal({
      code: 'stale',
      status: 412,
      message: 'Somebody changed the same fields meanwhile.',
      fields: conflicts.map(({ field }) => ({ field, message: 'Changed meanwhile.' })),
      details: { version, conflicts },
    }),
  versionMissing: () =>
    new Refusal({
      code: 'version_missing',
      status: 428,
      message: 'Say which version you have seen, in If-Match: "3".',
    }),
  tooMany: (retryAfterSeconds: number, message = 'Too many tries. Please wait a little.') =>
    new Refusal({ code: 'too_many', status: 429, message, retryAfterSeconds }),
  tooLarge: (message: string) => new Refusal({ code: 'too_large', status: 413, message }),
  away: () =>
    new Refusal({
      code: 'away',
      status: 503,
      message: 'The database is away. Please try again.',
      retryAfterSeconds: 2,
    }),
}
