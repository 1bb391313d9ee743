import { mergeHandler } from '../../../platform/records/merge-handler.ts'
import { mergeCompany, mergePerson } from '../model/index.ts'

export const mergePersonHandler = mergeHandler(mergePerson)
export const mergeCompanyHandler = mergeHandler(mergeCompany)
