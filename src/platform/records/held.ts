import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { one, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Runner } from '../db/index.ts'
import type { Work } from './work.ts'

/** Of these records those that somebody has said must stay: a room knows. */
export async function heldAmong({ registry }: Pick<Ctx, 'registry'>, runner: Runner, ids: readonly string[]) {
  const asked = registry.rooms.flatMap((room) => room.holds?.(runner, ids) ?? [])
  return new Set((await Promise.all(asked)).flat())
}

/** Refuses when one of these records must stay. */
export async function checkHeld(work: Work, record: RecordDefinition, ids: readonly string[]): Promise<void> {
  if ((await heldAmong(work.ctx, work.tx, ids)).size === 0) return
  throw refuse.notNow(say('This {record} is held and must stay. Release it first.', { record: one(record) }))
}
