import type { RowOf } from '../../../kernel/record.ts'
import type { Work } from '../../../platform/records/index.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import { directDealing, introduction } from '../model/index.ts'

/** An introduction knows how many of its signs are to be answered. */
export const dealingRules = rulesOf(directDealing, {
  before({ ctx }, { before, after }) {
    return before || after.at !== null ? {} : { at: ctx.now().toISOString() }
  },
  afterAll: countUnanswered,
})

async function countUnanswered(work: Work, changings: readonly Changing<RowOf<typeof directDealing>>[]): Promise<void> {
  const ids = changings.flatMap(({ before, after }) => [after.introduction, before?.introduction ?? after.introduction])
  for (const id of new Set(ids)) {
    const open = {
      and: [
        { field: 'introduction', is: id },
        { field: 'answer', is: 'open' },
      ],
    }
    const unanswered = (await work.find(directDealing, open, { limit: 10_000, lock: false })).length
    await work.derive(introduction, id, { unanswered })
  }
}
