import type { Model } from '../../../kernel/model.ts'
import { mailbox } from './mailbox.ts'

export { mailbox }

export const model: Model = { room: 'mail', records: [mailbox], actions: [] }
