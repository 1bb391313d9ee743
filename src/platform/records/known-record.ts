import type { RecordDefinition } from '../../kernel/record.ts'
import type { Actor } from '../access/actor.ts'
import type { Ctx } from '../context.ts'

/** Whether somebody knows that there is such a kind of record: one of the company's own is unknown to whom it is not shown. */
export const knowsRecord = ({ permissions }: Actor, record: RecordDefinition): boolean =>
  !record.own || permissions.of(record).see !== 'none'

/** The kind of record of a name that was given from outside, as far as the actor may know of it. */
export function knownRecord({ registry, actor }: Pick<Ctx, 'registry' | 'actor'>, name: string) {
  const record = registry.record(name)
  return record && knowsRecord(actor, record) ? record : undefined
}
