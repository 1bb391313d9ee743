import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { deal, dealCompetitor } from '../model/index.ts'

/** A competitor is named once in a deal, and the deal says who is, so that lists find it. */
export const competitorRules = rulesOf(dealCompetitor, {
  async before(work, { before, after, name }) {
    if (name === 'delete') return
    // Locked, so that two who name one at the same moment hear of each other.
    await work.peek(deal, after.deal)
    const isNew = before?.competitor !== after.competitor || before?.deal !== after.deal || name === 'restore'
    const others = (await namedIn(work, after.deal)).filter(({ id }) => id !== after.id)
    if (isNew && others.some(({ competitor }) => competitor === after.competitor))
      throw refuse.taken('competitor', say('Competitor: this one is named in the deal already.'))
  },
  async after(work, { before, after }) {
    for (const id of new Set([after.deal, before?.deal ?? after.deal])) await tellDeal(work, id)
  },
})

const namedIn = (work: Work, id: string) => work.find(dealCompetitor, { field: 'deal', is: id })

async function tellDeal(work: Work, id: string): Promise<void> {
  const named = (await namedIn(work, id)).map(({ competitor }) => competitor)
  await work.derive(deal, id, { competitors: named.length > 0 ? named : null })
}

/** To whom a deal was lost was in it. */
export async function nameWhoWon(work: Work, { before, after }: Changing<RowOf<typeof deal>>): Promise<void> {
  if (!after.lostTo || before?.lostTo === after.lostTo || after.competitors?.includes(after.lostTo)) return
  await work.create(dealCompetitor, { deal: after.id, competitor: after.lostTo })
}
