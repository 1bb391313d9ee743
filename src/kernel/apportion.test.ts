import { expect, test } from 'vitest'
import { apportion } from './apportion.ts'
import { sumMoney } from './money.ts'

const parts = (amount: string, currency: string, ...weights: string[]) =>
  apportion({ amount, currency }, weights).map((part) => part.amount)

test('the parts of an amount add up to it, and the coin that is left goes to whom rounding took most', () => {
  expect(parts('100', 'EUR', '33.3333', '33.3333', '33.3334')).toEqual(['33.33', '33.33', '33.34'])
  expect(parts('0.05', 'EUR', '50', '50')).toEqual(['0.03', '0.02'])
  expect(parts('100', 'JPY', '12.5', '87.5')).toEqual(['13', '87'])
  expect(parts('-0.05', 'EUR', '60', '40')).toEqual(['-0.03', '-0.02'])
  expect(parts('0.0003', 'EUR', '50', '50')).toEqual(['0.0002', '0.0001'])
  expect(parts('10', 'EUR', '0', '100')).toEqual(['0.00', '10.00'])
})

test('whatever the shares, nothing is lost and nothing is made', () => {
  for (let turn = 1; turn < 400; turn++) {
    const amount = (((turn * 7919) % 100_003) / 100).toFixed(2)
    const one = ((turn * 31) % 1000) / 10
    const two = ((100 - one) * ((turn * 17) % 100)) / 100
    const weights = [one, two].map((each) => each.toFixed(4))
    weights.push((100 - Number(weights[0]) - Number(weights[1])).toFixed(4))
    const whole = { amount, currency: 'EUR' }
    expect(Number(sumMoney(apportion(whole, weights), 'EUR').amount)).toBe(Number(amount))
  }
})
