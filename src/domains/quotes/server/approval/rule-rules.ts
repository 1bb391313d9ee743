import { refuse } from '../../../../kernel/refusal.ts'
import { labelOf, say } from '../../../../kernel/sentence.ts'
import { rulesOf } from '../../../../platform/room.ts'
import { approvalRule } from '../../model/index.ts'
import { mostRules } from './needs.ts'

/** A rule says from where on it asks; there are only so many. */
export const approvalRuleRules = rulesOf(approvalRule, {
  async before(work, { name, before, after }) {
    if (name === 'delete') return
    const asked = after.asks === 'total' ? 'amount' : 'percent'
    if (after[asked] === null)
      throw refuse.invalid([{ field: asked, ...say('{field} must not be empty.', { field: labelOf(approvalRule.fields[asked]) }) }]) // prettier-ignore
    if (before !== null && name !== 'restore') return
    const others = await work.find(approvalRule, { and: [] }, { limit: mostRules, lock: false })
    if (others.length >= mostRules) throw refuse.notNow(say('There are {most} approval rules; that is the most.', { most: mostRules })) // prettier-ignore
  },
})
