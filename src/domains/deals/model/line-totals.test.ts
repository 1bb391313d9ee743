import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineAmount, marginOf, totalsOf, type PricedLine } from './line-totals.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR' })
const line = (quantity: number, price: string, more: Partial<PricedLine> = {}): PricedLine => ({
  quantity, price: eur(price), discount: 0, discountAmount: null, billing: 'once', months: null, setupFee: null,
  optional: false, taxRate: 19, taxIncluded: false, steps: null, ...more,
}) // prettier-ignore

test('a line is its price times its quantity, less a share and an amount', () => {
  expect(lineAmount(line(3, '19.99', { discount: 10 }))).toEqual(eur('53.97'))
  expect(lineAmount(line(0.1, '0.3'))).toEqual(eur('0.03'))
  expect(lineAmount(line(3, '10', { discount: 50, discountAmount: eur('1.50') }))).toEqual(eur('13.50'))
  expect(lineAmount(line(3, '9.6667', { steps: '[{"quantity":"2","price":"10"},{"quantity":"1","price":"9"}]' }))).toEqual(eur('29.00')) // prettier-ignore
  expect(lineAmount({ ...line(3, '1'), price: null })).toBeNull()
})

test('what is paid once and again adds up to the first year and the whole term', () => {
  const totals = totalsOf([
    line(1, '1000'),
    line(2, '50', { billing: 'month', months: 24, setupFee: eur('200') }),
    line(1, '300', { billing: 'quarter', months: 6 }),
    line(1, '120', { billing: 'year', months: 36 }),
    line(1, '9999', { optional: true }),
  ])!
  expect(totals.paid).toMatchObject({ once: { net: eur('1200.00'), tax: eur('228.00'), gross: eur('1428.00') }, month: { net: eur('100.00') } }) // prettier-ignore
  expect(totals.firstYear).toEqual(eur('3120.00'))
  expect(totals.contract).toEqual(eur('4560.00'))
})

test('tax that is included is taken out, and both parts are what was said', () => {
  const totals = totalsOf([line(1, '119', { taxIncluded: true }), line(1, '0.01', { taxIncluded: true })])!
  expect(totals.paid.once).toEqual({ net: eur('100.01'), tax: eur('19.00'), gross: eur('119.01') })
})

test('several currencies have no total, and no price has none', () => {
  expect(totalsOf([line(1, '1'), { ...line(1, '1'), price: { amount: '1', currency: 'USD' } }])).toBeNull()
  expect(totalsOf([{ ...line(1, '1'), price: null }])).toBeNull()
  expect(marginOf({ ...line(2, '10'), cost: eur('6') })).toEqual(eur('8.00'))
  expect(marginOf({ ...line(2, '10'), cost: { amount: '6', currency: 'USD' } })).toBeNull()
})

test('the total is the sum of what is shown on the lines, as a plain count in cents has it', () => {
  const some = fc.record({
    cents: fc.integer({ min: 0, max: 100_000 }),
    quantity: fc.integer({ min: 0, max: 50 }),
    discount: fc.integer({ min: 0, max: 100 }),
    tax: fc.constantFrom(0, 7, 19),
  })
  const halfUp = (hundredths: number) => Math.floor((hundredths + 50) / 100)
  const cents = (money: { amount: string }) => Number(money.amount.replace('.', ''))
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 30 }), (all) => {
      const lines = all.map(({ cents: price, quantity, discount, tax }) =>
        line(quantity, `${Math.floor(price / 100)}.${String(price % 100).padStart(2, '0')}`, {
          discount,
          taxRate: tax,
        }),
      )
      const nets = all.map(({ cents: price, quantity, discount }) => price * quantity - halfUp(price * quantity * discount)) // prettier-ignore
      const taxes = nets.map((net, index) => halfUp(net * all[index]!.tax))
      const { once } = totalsOf(lines)!.paid
      expect(lines.map((each) => cents(lineAmount(each)!))).toEqual(nets)
      expect(cents(once!.net)).toBe(nets.reduce((sum, net) => sum + net, 0))
      expect(cents(once!.tax)).toBe(taxes.reduce((sum, tax) => sum + tax, 0))
      expect(cents(once!.gross)).toBe(cents(once!.net) + cents(once!.tax))
    }),
  )
})
