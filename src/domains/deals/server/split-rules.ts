import { compared, exactly, minus, plus, rounded, written, type Decimal } from '../../../kernel/decimal.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { isExempt } from '../../../platform/records/exempt.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { deal, dealSplit } from '../model/index.ts'

type Split = RowOf<typeof dealSplit>

/** Each seller has one share of a deal, and all of them together no more than the whole; its owner has what is left. */
export const splitRules = rulesOf(dealSplit, {
  async before(work, { before, after, name }) {
    if (name === 'delete') return undefined
    // Locked, so that two who share it at the same moment hear of each other.
    const of = await work.peek(deal, after.deal)
    const others = (await splitsOf(work, after.deal)).filter(({ id }) => id !== after.id)
    const isNew = before?.seller !== after.seller || before?.deal !== after.deal || name === 'restore'
    if (isNew && of?.owner === after.seller && !isExempt(work.ctx))
      throw refuse.invalid([{ field: 'seller', ...say('Seller: the owner of the deal has what is left anyway.') }])
    if (isNew && others.some(({ seller }) => seller === after.seller))
      throw refuse.taken('seller', say('Seller: this one has a share already.'))
    // As it is kept, so that what is added up here is what is added up later.
    const percent = rounded(exactly(after.percent), 4)
    checkWhole(percent, others)
    return { percent: Number(written(percent)) }
  },
  async after(work, { before, after }) {
    for (const id of new Set([after.deal, before?.deal ?? after.deal])) await tellDeal(work, id)
  },
})

const splitsOf = (work: Work, id: string) => work.find(dealSplit, { field: 'deal', is: id })

function checkWhole(percent: Decimal, others: readonly Split[]): void {
  const given = others.reduce((sum, each) => plus(sum, exactly(each.percent)), exactly(0))
  const left = minus(exactly(100), given)
  if (compared(percent, left) <= 0) return
  const sentence = say('Share: all shares of a deal are 100 % together, and {left} % are left.', {
    left: written(left),
  })
  throw refuse.invalid([{ field: 'percent', ...sentence }])
}

/** A deal says who has a share of it, so that lists find it. */
async function tellDeal(work: Work, id: string): Promise<void> {
  const sellers = (await splitsOf(work, id)).map(({ seller }) => seller)
  await work.derive(deal, id, { coSellers: sellers.length > 0 ? sellers : null })
}

/** Who becomes the owner has what is left from then on, and no share of their own. */
export async function mergeShareOfOwner(work: Work, { before, after }: Changing<RowOf<typeof deal>>): Promise<void> {
  if (!before || !after.owner || before.owner === after.owner || !after.coSellers?.includes(after.owner)) return
  const [own] = (await splitsOf(work, after.id)).filter(({ seller }) => seller === after.owner)
  if (own) await work.remove(dealSplit, own)
}
