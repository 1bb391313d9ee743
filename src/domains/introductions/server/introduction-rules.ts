import type { RowOf } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Work } from '../../../platform/records/index.ts'
import { rulesOf } from '../../../platform/room.ts'
import { company, person } from '../../people/model/index.ts'
import { introduction } from '../model/index.ts'

type Introduction = RowOf<typeof introduction>

/** Somebody was introduced to somebody else, on a day; it has the name of both where none is given. */
export const introductionRules = rulesOf(introduction, {
  async before(work, { before, after }) {
    const { ctx } = work
    const introducedOn = after.introducedOn ?? dayIn(ctx.settings.timeZone, ctx.now())
    const wrong = [...(before ? [] : wrongSides(after)), ...wrongEnd({ ...after, introducedOn })]
    if (after.company !== null && after.company === after.principal)
      wrong.push({ field: 'principal', ...say('{field}: not the company itself.', { field: labelOf(introduction.fields.principal) }) }) // prettier-ignore
    if (wrong.length > 0) throw refuse.invalid(wrong)
    return { introducedOn, ...(after.name === null && { name: await nameOf(work, after) }) }
  },
})

/** Whoever is gone for good leaves behind that nobody was introduced. */
function wrongSides({ company, person }: Introduction): FieldFault[] {
  if (company || person) return []
  return [{ field: 'company', ...say('{field}: say which company or person was introduced.', { field: labelOf(introduction.fields.company) }) }] // prettier-ignore
}

function wrongEnd({
  introducedOn,
  protectedUntil,
}: Pick<Introduction, 'introducedOn' | 'protectedUntil'>): FieldFault[] {
  if (protectedUntil === null || introducedOn === null || protectedUntil >= introducedOn) return []
  return [{ field: 'protectedUntil', ...say('{field}: not before they were introduced.', { field: labelOf(introduction.fields.protectedUntil) }) }] // prettier-ignore
}

/** As it was then: it does not follow what the two are called later. */
async function nameOf(work: Work, { company: of, person: who, principal }: Introduction): Promise<string> {
  const [introduced, to] = await Promise.all([
    who ? work.setting(person, who) : of ? work.setting(company, of) : null,
    principal ? work.setting(company, principal) : null,
  ])
  return [introduced?.name, to?.name].map((name) => (name ?? '…').slice(0, 145)).join(' → ')
}
