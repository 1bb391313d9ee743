import type { Room } from '../../../platform/room.ts'
import { assigned } from '../../workspace/server/index.ts'
import { company, model, person } from '../model/index.ts'
import { companyRules } from './company-rules.ts'
import { employmentRules } from './employment-rules.ts'
import { lastContactRules } from './last-contact.ts'
import { mergeCompanyHandler, mergePersonHandler } from './merge.ts'
import { personRules } from './person-rules.ts'

export { contacted } from './last-contact.ts'

export default {
  model,
  rules: [personRules, employmentRules, companyRules, ...lastContactRules, assigned(person), assigned(company)],
  actions: [mergePersonHandler, mergeCompanyHandler],
} satisfies Room
