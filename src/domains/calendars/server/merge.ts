import type { RowOf } from '../../../kernel/record.ts'
import type { meeting } from '../../activities/model/index.ts'
import type { Said } from './event/read-event.ts'

export type Meeting = RowOf<typeof meeting>

const fields = ['title', 'startsAt', 'endsAt', 'location', 'notes', 'free'] as const
type Field = (typeof fields)[number]

/** What a meeting says of what its event says too. */
export const saidBy = (row: Meeting): Said => ({
  title: row.title,
  startsAt: row.startsAt ?? row.createdAt,
  endsAt: row.endsAt ?? null,
  location: row.location || null,
  notes: row.notes || null,
  free: row.free === true,
})

/** What becomes of two that were alike once. */
export interface Merged {
  /** What the meeting takes over from the calendar. */
  taken: Partial<Said>
  /** Of that, what had been changed here as well. */
  overtaken: readonly Field[]
  /** What the calendar is to take over from the meeting. */
  given: Partial<Said>
}

/** Field by field: what only one of them has changed is so in both; of what both have changed, the calendar’s stands. */
export function merge(agreed: Said, theirs: Said, ours: Said): Merged {
  const differ = fields.filter((name) => theirs[name] !== ours[name])
  const [changedThere, rest] = [differ.filter((name) => theirs[name] !== agreed[name]), differ.filter((name) => theirs[name] === agreed[name])] // prettier-ignore
  return {
    taken: only(theirs, changedThere),
    overtaken: changedThere.filter((name) => ours[name] !== agreed[name]),
    given: only(ours, rest),
  }
}

const only = (said: Said, names: readonly Field[]): Partial<Said> =>
  Object.fromEntries(names.map((name) => [name, said[name]]))

export const saysTheSame = (one: Said, other: Said): boolean => fields.every((name) => one[name] === other[name])
