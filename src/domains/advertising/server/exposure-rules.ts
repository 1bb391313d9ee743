import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { rulesOf } from '../../../platform/room.ts'
import { exposure } from '../model/index.ts'

/** A clock elsewhere may be a little ahead. */
const minutesAhead = 5

/** Somebody saw it, and not in the future. */
export const exposureRules = rulesOf(exposure, {
  before({ ctx }, { name, before, after }) {
    // Whoever is gone for good leaves what was seen by nobody behind.
    if (!before && !after.person && !after.company)
      throw refuse.invalid([{ field: 'person', ...say('{field}: say which person or company.', { field: labelOf(exposure.fields.person) }) }]) // prettier-ignore
    if (name === 'create' && after.at && Date.parse(after.at) > ctx.now().getTime() + minutesAhead * 60_000)
      throw refuse.invalid([{ field: 'at', ...say('{field}: not later than now.', { field: labelOf(exposure.fields.at) }) }]) // prettier-ignore
  },
})
