import { filterSchema } from '../../../kernel/filter-schema.ts'
import { isCurrency } from '../../../kernel/money.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { filterFault } from '../../../platform/records/read/filter-fault.ts'
import { rulesOf } from '../../../platform/room.ts'
import { company } from '../../people/model/index.ts'
import { priceBook, priceEntry, taxRate, tierFault } from '../model/index.ts'

export const priceBookRules = rulesOf(priceBook, {
  async before(work, { name, before, after }) {
    if (name === 'delete') return
    if (!isCurrency(after.currency ?? ''))
      throw invalid('currency', say('There is no currency “{currency}”.', { currency: after.currency ?? '' }))
    if (after.validFrom && after.validUntil && after.validUntil < after.validFrom)
      throw invalid('validUntil', say('The last day is not before the first.'))
    const fault = segmentFault(work.ctx, after.segment)
    if (fault) throw invalid('segment', fault)
    if (!before || before.currency === after.currency) return
    const entries = await work.find(priceEntry, { field: 'book', is: after.id }, { limit: 1, lock: false })
    if (entries.length > 0) throw invalid('currency', say('It has prices in {currency} already.', { currency: before.currency })) // prettier-ignore
  },
})

export const priceEntryRules = rulesOf(priceEntry, {
  async before(work, { name, after }) {
    if (name === 'delete') return
    const book = await work.setting(priceBook, after.book)
    const wrong = ([['price', after.price], ['setupFee', after.setupFee]] as const).find(([, money]) => money && book && money.currency !== book.currency) // prettier-ignore
    if (wrong) throw invalid(wrong[0], say('Prices of this book are in {currency}.', { currency: book!.currency }))
    const fault = tierFault(after.tiers)
    if (fault) throw invalid('tiers', fault)
    const same = { and: [{ field: 'book', is: after.book }, { field: 'product', is: after.product }, { field: 'id', isNot: after.id }] } // prettier-ignore
    if ((await work.find(priceEntry, same, { limit: 1, lock: false })).length > 0)
      throw refuse.taken('product', say('The product has a price in this book already.'))
  },
})

export const taxRateRules = rulesOf(taxRate, {
  before(_work, { after }) {
    if (!/^[A-Z]{2}$/.test(after.country)) throw invalid('country', say('A country code of two letters: DE.'))
  },
})

const invalid = (field: string, sentence: Sentence) => refuse.invalid([{ ...sentence, field }])

function segmentFault(ctx: Ctx, text: string | null): Sentence | null {
  if (text === null) return null
  const filter = readFilter(text)
  if (!filter) return say('A filter as JSON that asks for a field, such as {example}.', { example: '{"field":"industry","is":"trade"}' }) // prettier-ignore
  return filterFault(ctx, ctx.registry.own(company), filter)
}

/** A filter as it is kept; null where it is none. */
export function readFilter(text: string) {
  try {
    return filterSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
