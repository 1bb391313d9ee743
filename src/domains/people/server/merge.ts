import { handle } from '../../../platform/room.ts'
import { mergeInto } from '../../../platform/records/merge.ts'
import { company, mergeCompany, mergePerson, person } from '../model/index.ts'

export const mergePersonHandler = handle(mergePerson, (work, row, input) => mergeInto(work, person, row, input))
export const mergeCompanyHandler = handle(mergeCompany, (work, row, input) => mergeInto(work, company, row, input))
