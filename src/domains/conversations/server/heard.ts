import type { RowOf } from '../../../kernel/record.ts'
import type { conversation } from '../model/index.ts'

export type Conversation = RowOf<typeof conversation>

/** A message as a channel tells of it; what it says stays in its record. */
export interface Heard {
  channel: string
  /** By what the channel knows that messages belong together. */
  thread: string
  /** Who shares the conversation. */
  circle: string
  message: { record: string; id: string }
  at: string
  direction: 'in' | 'out'
  /** A program wrote it: it asks for no answer, and is none. */
  automatic: boolean
  /** Of one of ours: the user who wrote it, if that is known. */
  by: string | null
  subject: string
  /** The beginning of what it says, in one line. */
  preview: string
  /** Who it is with: an address, what they are called, and the record they are, if one is known. */
  with: { address: string | null; name: string | null; record: string | null }
}

/** What became of a conversation. */
export type Standing = Pick<Conversation, 'state' | 'snoozedUntil' | 'waitingSince' | 'lastAt' | 'preview'> & {
  owner: string | null
  with: string | null
}

const day = 86_400_000
/** What came longer ago is history: it calls nobody to do something. */
const livelyMs = 14 * day
/** Clocks of those who write go wrong by less than this. */
const skewMs = 600_000

/** A conversation that has not begun. */
export const notBegun: Standing = {
  ...{ state: 'done', snoozedUntil: null, waitingSince: null, lastAt: null, preview: null, owner: null, with: null },
}

/** How a conversation stands after one more message: what they write opens it, what we write answers it, wherever that was written. */
export function after(before: Standing, heard: Heard, now: number): Standing {
  const [at, last] = [Date.parse(heard.at), before.lastAt === null ? -Infinity : Date.parse(before.lastAt)]
  const known = { ...before, with: before.with ?? heard.with.record }
  const isLater = at >= last
  const latest = isLater ? { ...known, lastAt: heard.at, preview: heard.preview || null } : known
  if (heard.direction === 'out') {
    return isLater ? { ...latest, waitingSince: null, owner: before.owner ?? heard.by } : latest
  }
  const isNews = at > last - skewMs && now - at < livelyMs && !heard.automatic
  if (!isNews) return latest
  return { ...latest, state: 'open', snoozedUntil: null, waitingSince: before.waitingSince ?? heard.at }
}
