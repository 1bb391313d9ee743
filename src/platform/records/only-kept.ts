import type { Filter } from '../../kernel/filter.ts'
import { isOnlyKept, type RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { one, say, type Sentence } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Values } from './check.ts'

/** Why a record that is only kept stays as it is. */
export const staysAsItIs = (record: RecordDefinition): Sentence =>
  say('This {record} is restricted and only kept: owners and admins correct it, one at a time.', { record: one(record) }) // prettier-ignore

/**
 * Refuses a change of a record that is only kept, unless it corrects it by hand, takes back what was done, is Farley's own,
 * or only leads a link on to what something else was merged into.
 */
export function checkOnlyKept(ctx: Ctx, record: RecordDefinition, row: Values, name: string): void {
  if (name === 'merge' || mayCorrect(ctx, record, row)) return
  throw refuse.onlyKept(staysAsItIs(record))
}

/** Refuses a merge of records of which one is only kept, whoever asks. */
export function checkNoneOnlyKept(record: RecordDefinition, rows: readonly Values[]): void {
  if (!rows.some((row) => isOnlyKept(record, row))) return
  throw refuse.onlyKept(
    say('This {record} is restricted and only kept: it is merged once that is lifted.', { record: one(record) }),
  )
}

/** Whether somebody may change a record although it is only kept: those who may lift it, by hand; an undo, and Farley itself. */
export function mayCorrect({ actor, cause }: Ctx, record: RecordDefinition, row: Values): boolean {
  if (!isOnlyKept(record, row) || actor.kind === 'system' || cause.kind === 'system' || cause.kind === 'undo')
    return true
  const isByHand = cause.kind === 'request' && actor.kind !== 'customer'
  return isByHand && ['owner', 'admin'].includes(actor.permissions.role)
}

/** Those of a kind that are only kept, or that tell of such a one; null where there can be none. */
export function onlyKeptAmong({ registry }: Pick<Ctx, 'registry'>, record: RecordDefinition): Filter | null {
  if (record.onlyKept) return { field: record.onlyKept, is: true }
  // What those who lead write down of people's rights is no list of people.
  if (!record.partOf || record.secluded) return null
  const whole = registry.record(record.all[record.partOf]!.to!)
  return whole?.onlyKept ? { field: `${record.partOf}.${whole.onlyKept}`, is: true } : null
}
