/** Why somebody is told; the loud ones interrupt and are counted. */
export const kinds = [
  'assigned',
  'asked',
  'mentioned',
  'shared',
  'reminder',
  'warned',
  'idle',
  'changed',
  'job',
  'backup',
] as const
export type Kind = (typeof kinds)[number]
export const isLoud = (kind: Kind) => kind !== 'changed' && kind !== 'job' && kind !== 'idle'

/** Whether one hears more of a record, or nothing. */
export type Attention = 'following' | 'muted'

/** One thing that concerns the reader. */
export interface Notification {
  id: string
  kind: Kind
  at: string
  unread: boolean
  /** More than one where a bulk edit did the same to many. */
  times: number
  by: string | null
  /** As in the ledger: `create`, `update`, `win`. */
  deed: string | null
  fields: string[]
  record: string | null
  recordId: string | null
  title: string | null
  /** The words in which the reader is named, or those of what was added. */
  text: string | null
  job: { state: string; error: string | null; url: string | null } | null
}

/** Everything about one record, newest first. */
export interface Group {
  id: string
  /** Null for work of one’s own that is over. */
  record: string | null
  title: string
  subtitle: string | null
  at: string
  unread: boolean
  /** Whether something in it interrupts. */
  loud: boolean
  snoozedUntil: string | null
  attention: Attention | null
  notifications: Notification[]
}
