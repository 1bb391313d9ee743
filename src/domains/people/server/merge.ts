import { z } from 'zod'
import { handle } from '../../../platform/room.ts'
import { mergeInto } from '../../../platform/records/merge.ts'
import { company, mergeCompany, mergePerson, person } from '../model/index.ts'

const keep = z
  .record(z.string(), z.enum(['this', 'other']))
  .optional()
  .describe('For a field that both have: whose value stays. The one that stays wins where nothing is said.')

export const mergePersonHandler = handle(mergePerson, (work, row, input) => mergeInto(work, person, row, input), {
  keep,
})
export const mergeCompanyHandler = handle(mergeCompany, (work, row, input) => mergeInto(work, company, row, input), {
  keep,
})
