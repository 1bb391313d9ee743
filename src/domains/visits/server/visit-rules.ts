import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { dayIn, momentAt } from '../../../kernel/time.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { contacted } from '../../people/server/index.ts'
import { visit } from '../model/index.ts'

export type Visit = RowOf<typeof visit>

/** A visit stands on timelines where it took place or is planned for; one that was signed stays what was signed. */
export const visitRules = rulesOf(visit, {
  before(work, changing) {
    const { name, before, after } = changing
    if (name === 'delete' && after.signedAt !== null) throw refuse.notNow(say('A visit whose report was signed stays.'))
    if (!before && !isBroughtBack(after)) checkBeginning(after)
    checkSigned(changing)
    return { at: momentOf(work, changing) }
  },
  async after(work, { after }) {
    if (after.status === 'done' && !after.deletedAt) await contacted(work, after.about, after.at)
  },
})

/** What was gone for good and comes back out of a backup is what it was. */
const isBroughtBack = ({ version }: Visit) => version > 1

function checkBeginning(after: Visit): void {
  const wrong = (['signedAt', 'digest'] as const).filter((field) => after[field] !== null)
  if (wrong.length === 0) return
  throw refuse.invalid(
    wrong.map((field) => ({ field, ...say('{field}: said by signing the report.', { field: labelOf(visit.fields[field]) }) })), // prettier-ignore
  )
}

const signed = ['title', 'about', 'day', 'status', 'report', 'products', 'arrivedAt', 'place', 'signedAt', 'digest'] as const // prettier-ignore

/** Refuses every change of what was signed, an undo of the signature among them; whom it is about may become one with another. */
function checkSigned({ name, before, after }: Changing<Visit>): void {
  if (!before?.signedAt) return
  const isSame = (field: (typeof signed)[number]) => JSON.stringify(before[field]) === JSON.stringify(after[field])
  const moved = signed.find((field) => !(name === 'merge' && field === 'about') && !isSame(field))
  if (moved) throw refuse.notNow(say('{field}: a report that was signed changes no more.', { field: labelOf(visit.fields[moved]) })) // prettier-ignore
}

/** When one arrived; else, of the planned day, noon, but not later than now once it took place. */
function momentOf({ ctx }: Work, { before, after }: Changing<Visit>): string {
  if (after.arrivedAt) return after.arrivedAt
  if (before?.at && before.day === after.day && before.status === after.status && !before.arrivedAt) return before.at
  const now = ctx.now()
  const day = after.day ?? dayIn(ctx.settings.timeZone, now)
  const noon = momentAt(ctx.settings.timeZone, day, 12 * 60)
  return (after.status === 'done' && noon > now ? now : noon).toISOString()
}
