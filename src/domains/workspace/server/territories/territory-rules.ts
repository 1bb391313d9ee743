import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { rulesOf } from '../../../../platform/room.ts'
import { territory } from '../../model/index.ts'
import { faultInRules, placedIn, rulesIn } from './rules.ts'

/** A territory is no part of itself, has rules that can be asked, and goes once nothing lies in it. */
export const territoryRules = rulesOf(territory, {
  async before(work, { name, after }) {
    if (name === 'delete') return mustBeEmpty(work, after.id)
    for (let above = after.parent; above; above = (await work.peek(territory, above))?.parent ?? null)
      if (above === after.id)
        throw refuse.invalid([{ field: 'parent', ...say('A territory cannot be part of itself.') }])
    const rules = rulesIn(after.rules)
    const fault = rules
      ? faultInRules(work.ctx, rules)
      : say('Rules are JSON: {example}', { example: '{"company": {"field": "addresses.country", "is": "DE"}}' })
    if (fault) throw refuse.invalid([{ field: 'rules', ...fault }])
  },
})

async function mustBeEmpty(work: Work, id: string): Promise<void> {
  const below = await work.find(territory, { field: 'parent', is: id }, { limit: 1 })
  const within = await Promise.all(placedIn(work.ctx).map((record) => work.find(record, { field: 'territory', is: id }, { limit: 1 }))) // prettier-ignore
  if (below.length + within.flat().length > 0)
    throw refuse.notNow(say('Something lies in this territory: move that first.'))
}
