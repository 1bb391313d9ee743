import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'

/** The database cannot be reached or has just gone. What was under way may or may not have been committed. HTTP answers 503. */
export class DatabaseAway extends Refusal {
  constructor(cause: unknown) {
    super({ code: 'away', status: 503, sentence: say('The database is away. Please try again.'), retryAfterSeconds: 2 })
    this.name = 'DatabaseAway'
    this.cause = cause
  }
}

/** All connections are in use and more people wait than will get their turn in time. HTTP answers 503. */
export class DatabaseBusy extends Refusal {
  constructor(cause?: unknown) {
    super({
      code: 'busy',
      status: 503,
      sentence: say('There is too much to do just now. Please try again.'),
      retryAfterSeconds: 1,
    })
    this.name = 'DatabaseBusy'
    this.cause = cause
  }
}

const gone = new Set([
  ...['57P01', '57P02', '57P03', '57P05', '58000', '58030'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'],
])
const goneWords =
  /^(Connection terminated|Client (was closed|has encountered)|timeout expired|Cannot read properties of null)/

/** PostgreSQL's five characters for what went wrong ('23505' is a clash), or the system's name of it. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : undefined
}

/** Gives what the driver threw the name that others can act on; anything unknown stays as it is. */
export function named(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const code = sqlState(error)
  if (code === '53300') return new DatabaseBusy(error)
  if (code !== undefined && (gone.has(code) || code.startsWith('08'))) return new DatabaseAway(error)
  if (error instanceof Error && goneWords.test(error.message)) return new DatabaseAway(error)
  return error
}
