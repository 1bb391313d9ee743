import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { rulesOf } from '../../../../platform/room.ts'
import { scoreRule } from '../../model/index.ts'
import { faultIn, happenings, mostRules } from './rule.ts'

/** A rule of scoring can be asked, gives or takes points, and lets decay only what has happened. */
export const scoreRuleRules = rulesOf(scoreRule, {
  async before(work, { name, before, after }) {
    if (name === 'delete') return
    const fault = faultIn(work.ctx, after)
    if (fault) throw refuse.invalid([{ ...fault, field: 'condition' }])
    if (after.points === 0) throw refuse.invalid([{ field: 'points', ...say('Points: more or less than 0.') }])
    const lasting = (['within', 'halfLife'] as const).find((field) => after[field] !== null)
    if (lasting && !happenings[after.asks])
      throw refuse.invalid([{ field: lasting, ...say('Who somebody is does not pass with the days; only what has happened does.') }]) // prettier-ignore
    if (before !== null) return
    const others = await work.find(scoreRule, { and: [] }, { limit: mostRules, lock: false })
    if (others.length >= mostRules) throw refuse.notNow(say('There are {most} scoring rules; that is the most.', { most: mostRules })) // prettier-ignore
  },
})
