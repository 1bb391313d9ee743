import type { RowOf } from '../../../kernel/record.ts'
import type { call, email, meeting, note, task } from '../../activities/model/index.ts'
import type { deal } from '../../deals/model/index.ts'
import type { company, fact, person } from '../../people/model/index.ts'

/** Whom there is a brief of, and what is a meeting with such. */
export const briefed = ['person', 'company', 'meeting'] as const

/** Why something is worth raising; each is a rule. */
export const raiseCodes = [
  'promiseDue', 'answerOwed', 'taskOverdue', 'dealOverdue', 'dealClosing', 'dealIdle', 'dealNoStep', 'birthday', 'quiet',
] as const // prettier-ignore
export type RaiseCode = (typeof raiseCodes)[number]

/** Something to raise, and the facts that its reason is told from. */
export interface Raise {
  code: RaiseCode
  /** Where it comes from. */
  record: string
  id: string
  /** What it is called, where it has a name. */
  what: string | null
  /** The day that makes it worth raising. */
  day: string | null
  /** A number of days. */
  days: number | null
  /** The user whose promise or task it is. */
  by: string | null
}

/** Something that was said: a call, a mail, a meeting or a note. */
export interface Word {
  at: string
  record: string
  id: string
  /** Whether it came from them or from us; null for what has no direction. */
  direction: 'in' | 'out' | null
  title: string
  text: string | null
  by: string | null
  about: readonly string[]
}

/** All that one would like to know before speaking with them, as far as the reader may. */
export interface Brief {
  record: 'person' | 'company'
  id: string
  row: RowOf<typeof person> | RowOf<typeof company>
  /** What one would like to remember; of a company those of its people. */
  facts: readonly RowOf<typeof fact>[]
  promises: readonly RowOf<typeof fact>[]
  words: readonly Word[]
  deals: readonly RowOf<typeof deal>[]
  tasks: readonly RowOf<typeof task>[]
  /** The next meeting with them. */
  next: RowOf<typeof meeting> | null
  raise: readonly Raise[]
}

/** The rows that words are made of. */
export type Said = RowOf<typeof call> | RowOf<typeof email> | RowOf<typeof meeting> | RowOf<typeof note>
