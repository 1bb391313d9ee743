import type { RecordDefinition } from '../../kernel/record.ts'
import { readPanelsAhead } from './panels-of.ts'
import { readAhead } from './read-ahead.ts'

/** Reads ahead what a record's page shows first, with what rooms add to it, for the records that are most likely opened next. */
export async function readWhole(definition: RecordDefinition, id: string, opening = false): Promise<void> {
  await Promise.all([readAhead(definition, id, undefined, { opening }), readPanelsAhead(definition.name, id)])
}
