import { refuse } from '../../../kernel/refusal.ts'
import { rulesOf } from '../../../platform/room.ts'
import { target } from '../model/index.ts'
import { holderFaults } from './holder-faults.ts'

/** A target is for a colleague or a team, in one period, and there is one for each. */
export const targetRules = rulesOf(target, {
  before(_work, { after }) {
    const faults = holderFaults(target, after)
    if (faults.length > 0) throw refuse.invalid(faults)
    return { holder: `${after.user ?? after.team} ${after.period}` }
  },
})
