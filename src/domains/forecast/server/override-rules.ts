import { refuse } from '../../../kernel/refusal.ts'
import { rulesOf } from '../../../platform/room.ts'
import { forecastOverride } from '../model/index.ts'
import { holderFaults } from './holder-faults.ts'

/** There is one by a colleague of their own and one by who leads them, which the next one who does puts another in place of. */
export const overrideRules = rulesOf(forecastOverride, {
  before({ ctx }, { after }) {
    const faults = holderFaults(forecastOverride, after)
    if (faults.length > 0) throw refuse.invalid(faults)
    const by = after.by ?? ctx.actor.userId
    return { by, holder: holderOf(after, by) }
  },
})

/** By which one is known: `own` or `led`, whom it is about and when. */
export function holderOf(
  said: { user: string | null; team: string | null; period: string },
  by: string | null,
): string {
  return `${by !== null && by === said.user ? 'own' : 'led'} ${said.user ?? said.team} ${said.period}`
}
