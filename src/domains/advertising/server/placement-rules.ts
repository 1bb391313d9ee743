import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { rulesOf } from '../../../platform/room.ts'
import { placement } from '../model/index.ts'
import { whereOf } from '../model/where.ts'

type Placement = RowOf<typeof placement>

/** Says where an ad ran in a way that can be asked for, and ends after it begins. */
export const placementRules = rulesOf(placement, {
  before(_work, { after }) {
    const wrong = [...wrongPlaces(after), ...wrongEnd(after)]
    if (wrong.length > 0) throw refuse.invalid(wrong)
  },
})

function wrongPlaces(after: Placement) {
  return whereOf(after).wrong.map(({ field, part }) => {
    const label = labelOf(placement.fields[field])
    if (field === 'countries') return { field, ...say('{field}: “{part}” is no country of two letters, such as DE.', { field: label, part }) } // prettier-ignore
    return { field, ...say('{field}: “{part}” is no beginning of a postcode, such as 803.', { field: label, part }) }
  })
}

function wrongEnd({ startsOn, endsOn }: Placement) {
  if (!startsOn || !endsOn || startsOn <= endsOn) return []
  return [{ field: 'endsOn', ...say('{field}: not before it began.', { field: labelOf(placement.fields.endsOn) }) }]
}
