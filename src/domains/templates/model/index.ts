import type { Model } from '../../../kernel/model.ts'
import { mailTemplate } from './mail-template.ts'

export { mailTemplate }

export const model: Model = { room: 'templates', records: [mailTemplate], actions: [] }
