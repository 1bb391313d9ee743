import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { totalsOf } from '../../deals/model/index.ts'
import { priceLine } from '../../deals/server/index.ts'
import { quote, quoteLine } from '../model/index.ts'
import { lapse } from './approval/lapse.ts'

type Line = RowOf<typeof quoteLine>

/** Lines of a draft are priced as those of a deal are; those of a quote that was sent change no more. */
export const quoteLineRules = rulesOf(quoteLine, {
  async before(work, changing) {
    await checkDraft(work, changing)
    return priceLine(work, changing, (line) => buyerOf(work, line))
  },
  async afterAll(work, changings) {
    await addUp(work, changings)
    await lapse(work, changings)
  },
})

async function checkDraft(work: Work, { name, before, after }: Changing<Line>): Promise<void> {
  // Out of a backup a line comes back as it was.
  if (!before && after.version > 1) return
  for (const id of new Set([before?.quote ?? after.quote, after.quote])) {
    // Locked, so that it is not sent meanwhile.
    const of = work.made(quote, id) ?? (await work.peek(quote, id))
    // What the customer chose of what was sent is optional no more.
    if (of?.status === 'sent' && name === 'choose') continue
    if (of && of.status !== 'draft')
      throw refuse.notNow(say('The lines of a quote that was sent change no more. Make a new version of it.'))
  }
}

async function buyerOf(work: Work, line: Line) {
  const of = await work.setting(quote, line.quote)
  return of && { company: of.company, amount: of.currency === null ? null : { amount: '0', currency: of.currency } }
}

/** The total of a quote follows its lines. */
async function addUp(work: Work, changings: readonly Changing<Line>[]): Promise<void> {
  const ids = new Set(changings.flatMap(({ before, after }) => [after.quote, before?.quote ?? after.quote]))
  for (const id of ids) await work.derive(quote, id, { total: totalsOf(await linesOf(work, id))?.contract ?? null })
}

/** The lines of a quote, in their order. */
export const linesOf = (work: Work, id: string): Promise<Line[]> =>
  work.find(quoteLine, { field: 'quote', is: id }, { sort: 'position', limit: 10_000, lock: false })
