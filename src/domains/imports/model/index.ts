import type { Model } from '../../../kernel/model.ts'

/** Describes no record of its own: it fills those of others. */
export const model: Model = { room: 'imports', records: [], actions: [] }
