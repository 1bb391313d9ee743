import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { vatNumberOf } from '../../../kernel/vat-number.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { company } from '../model/index.ts'
import { dialled } from './dial-country.ts'

type Company = RowOf<typeof company>

const deepest = 50

export const companyRules = rulesOf(company, {
  async before(work, { before, after }) {
    if (after.parent && after.parent !== before?.parent) await checkParents(work, after.id, after.parent)
    return { ...(await dialled(work, before, after)), ...vatNumberAfter(before, after) }
  },
})

function vatNumberAfter(before: Company | null, { vatNumber }: Company): Partial<Company> {
  if (vatNumber === null || vatNumber === before?.vatNumber) return {}
  return { vatNumber: vatNumberOf(company.fields.vatNumber, vatNumber) }
}

async function checkParents(work: Work, id: string, first: string): Promise<void> {
  const path = [id]
  for (let parent: string | null = first; parent;) {
    if (path.includes(parent) || path.length > deepest) {
      throw refuse.invalid([{ field: 'parent', ...say('A company cannot stand above itself.') }])
    }
    path.push(parent)
    parent = (await work.peek(company, parent))?.parent ?? null
  }
}
