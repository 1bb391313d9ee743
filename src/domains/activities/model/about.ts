import { f } from '../../../kernel/field.ts'

/** Whom and what an activity concerns: any records, several at once. */
export const about = f.links({ label: 'About', to: 'any', backLabel: 'Activities' })
