import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineAmount, totalsOf, type PricedLine } from '../../deals/model/index.ts'
import { isChoosable, withChosen } from './chosen.ts'
import type { Offer, OfferedLine } from './offer.ts'

const eur = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' })
const some = fc.record({
  cents: fc.integer({ min: 0, max: 100_000 }),
  quantity: fc.integer({ min: 0, max: 50 }),
  discount: fc.integer({ min: 0, max: 100 }),
  fee: fc.option(fc.integer({ min: 1, max: 10_000 })),
  taxRate: fc.constantFrom(null, 7, 19),
  taxIncluded: fc.boolean(),
  billing: fc.constantFrom('once', 'month', 'quarter', 'year'),
  months: fc.constantFrom(null, 6, 24),
  optional: fc.boolean(),
  isChosen: fc.boolean(),
})

const priced = ({ cents, fee, isChosen: _, ...line }: Some): PricedLine => ({
  ...line,
  price: eur(cents),
  setupFee: fee === null ? null : eur(fee),
  discountAmount: null,
  steps: null,
})
type Some = typeof some extends fc.Arbitrary<infer T> ? T : never

function offerOf(lines: readonly PricedLine[]): Offer {
  const offered = lines.map(({ steps: _, ...line }) => ({ label: '', ...line, amount: lineAmount(line as PricedLine) }) as OfferedLine)
  const totals = totalsOf(lines)!
  return { number: '', version: 1, name: '', seller: '', customer: null, sentOn: '', validUntil: null, terms: null, lines: offered, totals }
} // prettier-ignore

test('whatever is chosen, it adds up to the cent as if those lines had never been optional', () => {
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 12 }), (all) => {
      const lines = [priced({ ...all[0]!, optional: false }), ...all.slice(1).map(priced)]
      const chosen = new Set(all.flatMap(({ isChosen }, place) => (isChosen ? [place] : [])))
      const meant = lines.map((line, place) => ({ ...line, optional: line.optional && !chosen.has(place) }))
      expect(withChosen(offerOf(lines), chosen).totals).toEqual(totalsOf(meant))
    }),
  )
})

test('what is not optional, has no price or is in another currency is not chosen', () => {
  const line = { cents: 100, quantity: 1, discount: 0, fee: null, taxRate: null, taxIncluded: false, billing: 'once', months: null, isChosen: false } as const // prettier-ignore
  const offer = offerOf([
    priced({ ...line, optional: false }),
    { ...priced({ ...line, optional: true }), price: { amount: '1', currency: 'USD' } },
    { ...priced({ ...line, optional: true }), price: null },
    priced({ ...line, optional: true }),
  ])
  expect(offer.lines.map((each) => isChoosable(offer, each))).toEqual([false, false, false, true])
  expect(withChosen(offer, new Set([0, 1, 2])).totals).toEqual(offer.totals)
  expect(withChosen(offer, new Set([3])).totals.contract).toEqual({ amount: '2.00', currency: 'EUR' })
})
