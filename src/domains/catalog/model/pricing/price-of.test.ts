import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { priceOf } from './price-of.ts'
import type { Book, Entry, PricedProduct, Prices, Wanted } from './prices.ts'
import { readTiers, tierFault } from './tiers.ts'

const day = '2026-06-15'
const pump: PricedProduct = { id: 'pump', name: 'Pump', price: { amount: '12.50', currency: 'EUR' }, setupFee: null, taxClass: 'full', parts: [] } // prettier-ignore
const entry = (price: string, more: Partial<Entry> = {}): Entry => ({ price, tiers: [], graduated: false, setupFee: null, ...more }) // prettier-ignore
const book = (name: string, price: Entry, more: Partial<Book> = {}): Book => ({
  id: name,
  name,
  currency: 'EUR',
  validFrom: null,
  validUntil: null,
  priority: 0,
  includesTax: false,
  fits: 'everybody',
  entries: new Map([['pump', price]]),
  ...more,
})
const full = { taxClass: 'full', className: 'Standard', country: 'DE' }
const prices = (...books: Book[]): Prices => ({
  books,
  taxes: [
    { ...full, rate: '19', validFrom: '2007-01-01' },
    { ...full, rate: '16', validFrom: '2020-07-01' },
    { ...full, rate: '19', validFrom: '2021-01-01' },
  ],
  home: 'DE',
})
const ask = (quantity: string, among: Prices, more: Partial<Wanted> = {}) =>
  priceOf({ product: pump, quantity, country: null, currency: 'EUR', day, ...more }, among)
const said = ({ reasons }: ReturnType<typeof priceOf>) => reasons.map(({ message }) => message)

describe('a price and its reasons', () => {
  test('without a book it is the product’s own, with the tax of the day', () => {
    const found = ask('3', prices())
    expect(found).toMatchObject({ price: { amount: '12.50' }, amount: { amount: '37.50' }, taxRate: '19' })
    expect(said(found)).toEqual(['The product’s own price.', 'Tax 19 %: “Standard” in DE.'])
    expect(ask('3', prices(), { day: '2020-08-01' }).taxRate).toBe('16')
    expect(ask('3', prices(), { country: 'FR' })).toMatchObject({ taxRate: null })
  })

  test('where there is none in the currency, that is said, and nothing is made up', () => {
    const found = ask('3', prices(book('EU', entry('9'))), { currency: 'USD' })
    expect(found).toMatchObject({ price: null, amount: null, steps: [] })
    expect(said(found)[0]).toBe('“Pump” has no price in USD.')
  })

  test('a tier holds for all pieces, or for those from there on', () => {
    const tiers = readTiers('[{"from":"100","price":"8.50"},{"from":"10","percentOff":"5"}]')
    const all = prices(book('DACH 2026', entry('10', { tiers })))
    expect(said(ask('10', all)).slice(0, 2)).toEqual(['Price book “DACH 2026”.', 'From 10: −5 %.'])
    expect(['9', '10', '99', '100'].map((count) => ask(count, all).amount!.amount)).toEqual(['90.00', '95.00', '940.50', '850.00']) // prettier-ignore
    const steps = ask('101', prices(book('Steps', entry('10', { tiers, graduated: true }))))
    expect(steps.steps).toEqual([
      { quantity: '9', price: '10' },
      { quantity: '90', price: '9.5' },
      { quantity: '2', price: '8.50' },
    ])
    expect(steps.amount).toEqual({ amount: '962.00', currency: 'EUR' })
  })

  test('a chosen book comes before one of the segment, that before others; then priority, then the later one', () => {
    const everybody = book('List', entry('10'), { priority: 100 })
    const segment = book('Trade', entry('8'), { fits: 'segment' })
    const chosen = book('Gerber', entry('7'), { fits: 'chosen', priority: -5 })
    const of = (...books: Book[]) => said(ask('1', prices(...books)))[0]
    expect(of(everybody, segment, chosen)).toBe('Price book “Gerber”, chosen for this customer.')
    expect(of(everybody, segment)).toBe('Price book “Trade”, for customers such as this one.')
    expect(of(book('Old', entry('9')), book('New', entry('9'), { validFrom: '2026-01-01' }))).toBe('Price book “New”.')
    expect(of(book('Past', entry('9'), { validUntil: '2026-06-14' }), everybody)).toBe('Price book “List”.')
    expect(of(book('To come', entry('9'), { validFrom: '2026-06-16' }))).toBe('The product’s own price.')
    expect(of(book('Today', entry('9'), { validFrom: day, validUntil: day }))).toBe('Price book “Today”.')
  })

  test('a bundle costs the sum of its parts in their quantities, or nothing is said where one has no price', () => {
    const hose: PricedProduct = { ...pump, id: 'hose', name: 'Hose', price: { amount: '0.333', currency: 'EUR' } }
    const set = { ...pump, id: 'set', name: 'Set', parts: [{ product: pump, quantity: '1' }, { product: hose, quantity: '2.5' }] } // prettier-ignore
    const tiers = readTiers('[{"from":"2","percentOff":"10"}]')
    const found = ask('2', prices(book('List', entry('10', { tiers }))), { product: set })
    expect(found.amount).toEqual({ amount: '19.67', currency: 'EUR' })
    expect(said(found)[0]).toBe('The sum of its parts: 1 × Pump + 2.5 × Hose.')
    const free = { ...set, parts: [{ product: { ...hose, price: null }, quantity: '1' }] }
    expect(said(ask('1', prices(), { product: free }))[0]).toBe('“Hose” has no price in EUR.')
  })
})

test('tiers are refused unless each says a quantity, once, and one price', () => {
  const right = ['', '[]', '[{"from":"10","percentOff":"5"}]', '[{"from":"0.5","price":"1"},{"from":"2","price":"0"}]']
  expect(right.map((text) => tierFault(text || null))).toEqual([null, null, null, null])
  const wrong = ['{}', '[', '[{"from":10,"price":"1"}]', '[{"from":"0","price":"1"}]', '[{"from":"1"}]', '[{"from":"1","price":"1","percentOff":"2"}]',
    '[{"from":"1","percentOff":"101"}]', '[{"from":"1","price":"1"},{"from":"1","price":"2"}]', '[{"from":"1","price":"-1"}]'] // prettier-ignore
  for (const text of wrong) expect(tierFault(text)?.message, text).toMatch(/^A list as JSON/)
})

describe('against a plain model that counts piece by piece', () => {
  const cents = fc.integer({ min: 0, max: 5_000 })
  const tier = fc.record({ from: fc.integer({ min: 1, max: 30 }), off: fc.integer({ min: 0, max: 100 }) })
  const someTiers = fc.uniqueArray(tier, { selector: ({ from }) => from, maxLength: 4 })

  const offBy = (price: number, off: number) => Math.floor((price * (100 - off) + 50) / 100)
  const money = (value: number) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`

  test('every piece costs what its tier says, and the amount is their sum', () => {
    fc.assert(
      fc.property(cents, someTiers, fc.integer({ min: 1, max: 60 }), fc.boolean(), (price, tiers, count, graduated) => {
        const reaching = (piece: number) => tiers.filter(({ from }) => from <= piece).sort((a, b) => b.from - a.from)[0]
        const pieces = Array.from({ length: count }, (_, index) => reaching(graduated ? index + 1 : count))
        const slow = pieces.reduce((sum, each) => sum + (each ? offBy(price, each.off) : price), 0)
        const kept = readTiers(JSON.stringify(tiers.map(({ from, off }) => ({ from: String(from), percentOff: String(off) })))) // prettier-ignore
        const found = ask(String(count), prices(book('List', entry(money(price), { tiers: kept, graduated }))))
        expect(found.amount!.amount).toBe(money(slow))
      }),
    )
  })

  test('the book is the one that no other comes before', () => {
    const some = fc.record({
      fits: fc.constantFrom('chosen', 'segment', 'everybody'),
      priority: fc.integer({ min: -2, max: 2 }),
      from: fc.constantFrom(null, '2026-01-01', '2026-06-15', '2026-07-01'),
      until: fc.constantFrom(null, '2026-06-14', '2026-06-15', '2026-12-31'),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (all) => {
        const books = all.map(({ fits, priority, from, until }, index) =>
          book(`b${index}`, entry(String(index)), { fits: fits as Book['fits'], priority, validFrom: from, validUntil: until }),
        ) // prettier-ignore
        const inForce = books.filter((each) => !(each.validFrom && each.validFrom > day) && !(each.validUntil && each.validUntil < day)) // prettier-ignore
        const weight = (each: Book) => [each.fits === 'chosen' ? 2 : each.fits === 'segment' ? 1 : 0, each.priority, each.validFrom ?? ''] as const // prettier-ignore
        const isBefore = (one: Book, other: Book) => {
          const [a, b] = [weight(one), weight(other)]
          for (let at = 0; at < 3; at++) if (a[at] !== b[at]) return a[at]! > b[at]!
          return one.name < other.name
        }
        const best = inForce.find((each) => inForce.every((other) => other === each || isBefore(each, other)))
        expect(said(ask('1', prices(...books)))[0]).toContain(best ? `“${best.name}”` : 'own price')
      }),
    )
  })
})
