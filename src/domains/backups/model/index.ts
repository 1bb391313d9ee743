import type { Model } from '../../../kernel/model.ts'

export type { BackupsState, KeptBackup, KeptMoments } from './state.ts'

/** The job that makes a backup out of turn. */
export const backUpNow = 'back-up-now'

/** Describes no record: it shows what the platform keeps of all of them. */
export const model: Model = { room: 'backups', records: [], actions: [] }
