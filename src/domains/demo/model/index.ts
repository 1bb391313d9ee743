import type { Model } from '../../../kernel/model.ts'

/** Describes no record of its own: it makes up those of others. */
export const model: Model = { room: 'demo', records: [], actions: [] }
