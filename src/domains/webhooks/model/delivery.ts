/** One message to one webhook, as its log shows it. */
export interface Delivery {
  /** The webhook-id under which it is sent, each time the same. */
  id: string
  /** `company.update`, or `test`. */
  type: string
  record: string
  recordId: string
  version: number
  state: 'waiting' | 'done' | 'failed'
  attempts: number
  /** When it was changed. */
  at: string
  triedAt: string | null
  /** When it is sent next; null where it waits for an earlier change of the same record. */
  dueAt: string | null
  /** The other side’s answer: its code and the beginning of its text. */
  status: number | null
  answer: string | null
  tookMs: number | null
  problem: Problem | null
}

/** Why it did not arrive. */
export const problems = ['status', 'late', 'unreachable', 'redirected', 'forbidden', 'unsigned'] as const
export type Problem = (typeof problems)[number]
