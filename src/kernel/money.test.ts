import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOf, digitsOf, isAmount, isCurrency, roundMoney, sumMoney, timesMoney, units } from './money.ts'

const euros = (amount: string) => ({ amount, currency: 'EUR' })
const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n })

describe('money', () => {
  test('is a decimal of at most fifteen digits and four after the dot, and nothing else', () => {
    for (const good of ['0', '1200.00', '-3.1415', '999999999999999.9999']) expect(isAmount(good)).toBe(true)
    for (const bad of ['', '1,200.00', '1.23456', '1e3', '.5', '5.', 'NaN', '1 000', '+5', '1000000000000000'])
      expect(isAmount(bad)).toBe(false)
  })

  test('knows the currencies of the world by their codes', () => {
    expect(isCurrency('EUR')).toBe(true)
    expect(isCurrency('eur')).toBe(false)
    expect(isCurrency('XXZ')).toBe(false)
    expect([digitsOf('EUR'), digitsOf('JPY'), digitsOf('KWD')]).toEqual([2, 0, 3])
  })

  test('is rounded half away from zero to the currency’s own digits', () => {
    expect(roundMoney(euros('2.345')).amount).toBe('2.35')
    expect(roundMoney(euros('-2.345')).amount).toBe('-2.35')
    expect(roundMoney({ amount: '2.5', currency: 'JPY' }).amount).toBe('3')
    expect(roundMoney({ amount: '2.3456', currency: 'KWD' }).amount).toBe('2.346')
  })

  test('written and read again is the same, whatever the amount', () => {
    fc.assert(fc.property(cents, (value) => units(amountOf(value, 'EUR')) === value))
  })

  test('adds up exactly, in any order', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 50 }), (values) => {
        const moneys = values.map((value) => euros(amountOf(value, 'EUR')))
        const total = amountOf(values.reduce((sum, value) => sum + value, 0n), 'EUR') // prettier-ignore
        return sumMoney(moneys, 'EUR').amount === total && sumMoney(moneys.toReversed(), 'EUR').amount === total
      }),
    )
    expect(sumMoney([euros('0.10'), euros('0.20')], 'EUR').amount).toBe('0.30')
    expect(() => sumMoney([{ amount: '1', currency: 'USD' }], 'EUR')).toThrow(/Cannot add USD/)
  })

  test('times a factor is off by at most half a cent', () => {
    expect(timesMoney(euros('19.99'), '3').amount).toBe('59.97')
    expect(timesMoney(euros('10.00'), '0.333').amount).toBe('3.33')
    expect(timesMoney(euros('-10.00'), '0.3335').amount).toBe('-3.34')
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n }),
        fc.integer({ min: 0, max: 10_000 }),
        (value, factor) => {
          const product = units(timesMoney(euros(amountOf(value * 100n, 'EUR')), (factor / 1000).toFixed(3)).amount)
          const exact = value * 100n * BigInt(factor)
          const error = product * 1000n - exact
          return (error < 0n ? -error : error) <= 50_000n
        },
      ),
    )
  })
})
