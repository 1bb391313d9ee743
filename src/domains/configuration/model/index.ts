import type { Model } from '../../../kernel/model.ts'
import { configurationRun } from './configuration-run.ts'

export { configurationRun }
export { templates, type TemplateKey } from './templates.ts'
export type { Change, ChangedField, KeptBack, RunReport } from './change.ts'

export const model: Model = { room: 'configuration', records: [configurationRun], actions: [] }
