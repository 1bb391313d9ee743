import { z } from 'zod'
import type { ActionDefinition } from '../../kernel/action.ts'
import { mergeOwn } from '../../kernel/merge-own.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { handle, type ActionHandler } from '../room.ts'
import { mergeInto, type MergeInput } from './merge.ts'

const keep = z
  .record(z.string(), z.enum(['this', 'other', 'both']))
  .optional()
  .describe(
    'By field, whose value stays: that of the one that goes (`this`), of the one that stays (`other`), or of lists what both have. Where nothing is said, lists are joined, and the one that stays wins where it has a value.',
  )

/** What an action does by which a record is merged `into` another one of its kind. */
export const mergeHandler = (action: ActionDefinition): ActionHandler =>
  handle(action, (work, row, input) => mergeInto(work, action.record, row, input as unknown as MergeInput), { keep })

const made = new WeakMap<RecordDefinition, readonly ActionHandler[]>()

/** What may be done to records of a kind of the company's own: they are merged. */
export function actionsOfOwn(record: RecordDefinition): readonly ActionHandler[] {
  const known = made.get(record) ?? [mergeHandler(mergeOwn(record))]
  made.set(record, known)
  return known
}
