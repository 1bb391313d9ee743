import { z } from 'zod'
import { handle } from '../../../platform/room.ts'
import { mergeInto } from '../../../platform/records/merge.ts'
import { company, mergeCompany, mergePerson, person } from '../model/index.ts'

const keep = z
  .record(z.string(), z.enum(['this', 'other', 'both']))
  .optional()
  .describe(
    'By field, whose value stays: that of the one that goes (`this`), of the one that stays (`other`), or of lists what both have. Where nothing is said, lists are joined, and the one that stays wins where it has a value.',
  )

export const mergePersonHandler = handle(mergePerson, (work, row, input) => mergeInto(work, person, row, input), {
  keep,
})
export const mergeCompanyHandler = handle(mergeCompany, (work, row, input) => mergeInto(work, company, row, input), {
  keep,
})
