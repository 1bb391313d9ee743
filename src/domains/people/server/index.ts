import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { companyRules } from './company-rules.ts'
import { employmentRules } from './employment-rules.ts'
import { lastContactRules } from './last-contact.ts'
import { mergeCompanyHandler, mergePersonHandler } from './merge.ts'
import { personRules } from './person-rules.ts'

export default {
  model,
  rules: [personRules, employmentRules, companyRules, ...lastContactRules],
  actions: [mergePersonHandler, mergeCompanyHandler],
} satisfies Room
