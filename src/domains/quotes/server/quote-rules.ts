import type { RowOf } from '../../../kernel/record.ts'
import { isCurrency } from '../../../kernel/money.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { deal } from '../../deals/model/index.ts'
import { company } from '../../people/model/index.ts'
import { quote } from '../model/index.ts'
import { approvalAfter, nothingSaid } from './approval/lapse.ts'
import { firstLines } from './first-lines.ts'
import { makingOf } from './making.ts'
import { checkBeginning, checkMove } from './moves.ts'
import { nextNumber } from './number.ts'
import { seenOf } from './seen.ts'

type Quote = RowOf<typeof quote>
const daysValid = 30

/** A new quote is a numbered draft that begins with the lines of its deal; one that was sent stays what was sent. */
export const quoteRules = rulesOf(quote, {
  async before(work, changing) {
    const { name, before, after } = changing
    if (name === 'delete' && after.status === 'accepted') throw refuse.notNow(say('A quote that was accepted stays.'))
    if (!before && !isBroughtBack(after)) return begun(work, after)
    checkCurrency(after)
    checkMove(changing)
    return before || after.status !== 'draft' ? approvalAfter(changing) : { ...nothingSaid }
  },
  async after(work, { before, after }) {
    if (!before && !isBroughtBack(after)) await firstLines(work, after)
  },
})

/** What was gone for good and comes back out of a backup is what it was. */
const isBroughtBack = ({ version }: Quote) => version > 1

async function begun(work: Work, after: Quote): Promise<Partial<Quote>> {
  const { ctx } = work
  const making = makingOf(work, after.madeFrom)
  checkBeginning(after)
  const of = after.deal ? await work.setting(deal, after.deal) : null
  const values = {
    number: making?.asVersion ? making.from.number : await nextNumber(work),
    edition: making?.asVersion ? (making.from.edition ?? 1) + 1 : 1,
    currency: (after.currency ?? of?.amount?.currency ?? ctx.settings.currency).toUpperCase(),
    company: after.company ?? (await companyOf(work, of)),
    validUntil: after.validUntil ?? addDays(dayIn(ctx.settings.timeZone, ctx.now()), daysValid),
  }
  checkCurrency(values)
  return values
}

async function companyOf(work: Work, of: RowOf<typeof deal> | null): Promise<string | null> {
  const id = of?.company ?? null
  return id && (await seenOf(work, company, [id])).has(id) ? id : null
}

function checkCurrency({ currency }: Pick<Quote, 'currency'>): void {
  if (currency === null || isCurrency(currency)) return
  throw refuse.invalid([{ field: 'currency', ...say('Currency: three letters, such as EUR.') }])
}
