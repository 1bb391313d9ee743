import type { Model } from '../../../kernel/model.ts'
import { company, mergeCompany } from './company.ts'
import { employment } from './employment.ts'
import { fact, factIcons } from './fact.ts'
import { household } from './household.ts'
import { mergePerson, person } from './person.ts'

export { company, employment, fact, factIcons, household, mergeCompany, mergePerson, person }

export const model: Model = {
  room: 'people',
  records: [person, company, employment, household, fact],
  actions: [mergePerson, mergeCompany],
}
