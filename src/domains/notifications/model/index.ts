import type { Model } from '../../../kernel/model.ts'

export * from './notification.ts'

export const model: Model = { room: 'notifications', records: [], actions: [] }
