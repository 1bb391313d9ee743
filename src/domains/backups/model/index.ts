import type { Model } from '../../../kernel/model.ts'

/** Describes no record: it shows what the platform keeps of all of them. */
export const model: Model = { room: 'backups', records: [], actions: [] }
