import type { RecordDefinition } from '../../kernel/record.ts'
import { erasedIn } from '../erasure/index.ts'
import type { Then } from './rows-then.ts'

/** Says whether a record is, is part of or was said of somebody who was erased on their wish: of them nothing comes back. */
export async function erasedAmong(data: string): Promise<(record: RecordDefinition, then: Then) => boolean> {
  const erased = new Set((await erasedIn(data)).map(({ id }) => id))
  return ({ partOf, timeline }, then) => {
    const named = [partOf, timeline?.about].filter((name) => name !== undefined)
    return [then.id, ...named.flatMap((name) => then[name])].some((id) => erased.has(id as string))
  }
}
