import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { product } from '../../catalog/model/index.ts'
import { visit, visitSample } from '../model/index.ts'

export type Sample = RowOf<typeof visitSample>

/** A sample is called as its product is, where nobody says otherwise; those of a signed visit change no more. */
export const sampleRules = rulesOf(visitSample, {
  async before(work, changing) {
    await checkOpen(work, changing)
    const { label, product: of } = changing.after
    if (label !== null || of === null) return
    return { label: (await work.setting(product, of))?.name ?? null }
  },
})

async function checkOpen(work: Work, { name, before, after }: Changing<Sample>): Promise<void> {
  // Out of a backup it comes back as it was, and its product may become one with another.
  if ((!before && after.version > 1) || name === 'merge') return
  for (const id of new Set([before?.visit ?? after.visit, after.visit])) {
    // Locked, so that it is not signed meanwhile.
    const of = work.made(visit, id) ?? (await work.peek(visit, id))
    if (of?.signedAt) throw refuse.notNow(say('The samples of a visit that was signed change no more.'))
  }
}

/** The samples that were left on a visit. */
export const samplesOf = (work: Work, id: string): Promise<Sample[]> =>
  work.find(visitSample, { field: 'visit', is: id }, { limit: 10_000, lock: false })
