import type { LedgerLine } from '../../../kernel/change.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'

/** Of which records a webhook is told, and of which of their changes; of all of them where it says `true`. */
export type Wants = Readonly<Record<string, true | readonly string[]>>

/** What happens to every record, beside the actions of its own. */
export const usualChanges = ['create', 'update', 'delete', 'restore'] as const

/** Whether webhooks are told of a kind of record: not of settings, nor of what only those who administer know. */
export const isTold = ({ setting, secluded, hidden }: RecordDefinition): boolean => !setting && !secluded && !hidden

/** Whether a webhook wants to hear of a change; null wants everything. */
export function isWanted(wants: Wants | null, { record, name }: Pick<LedgerLine, 'record' | 'name'>): boolean {
  if (wants === null) return true
  const own = Object.hasOwn(wants, record) ? wants[record]! : []
  return own === true || own.includes(name)
}

/** What a webhook wants, as it is kept. */
export const wantsIn = (text: string | null | undefined): Wants | null => (text ? (JSON.parse(text) as Wants) : null)
