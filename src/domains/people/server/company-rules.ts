import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf } from '../../../platform/room.ts'
import { company } from '../model/index.ts'

const deepest = 50

export const companyRules = rulesOf(company, {
  async before(work, { before, after }) {
    if (!after.parent || after.parent === before?.parent) return
    const path = [after.id]
    for (let parent: string | null = after.parent; parent;) {
      if (path.includes(parent) || path.length > deepest) {
        throw refuse.invalid([{ field: 'parent', ...say('A company cannot stand above itself.') }])
      }
      path.push(parent)
      parent = (await work.peek(company, parent))?.parent ?? null
    }
  },
})
