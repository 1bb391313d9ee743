import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactly, percentOf, rounded, written } from '../../../../kernel/decimal.ts'
import { readCommissionTiers } from '../../model/commission-plan.ts'
import { earnedFor, totalEarned } from './commission.ts'

const tiers = [
  { from: '0', rate: '5' },
  { from: '100', rate: '8' },
  { from: '120', rate: '10' },
]
const sold = (...amounts: string[]) => amounts.map((amount, index) => ({ deal: `${index}`, at: `2026-01-0${index + 1}`, amount })) // prettier-ignore
const earned = (target: string | null, ...amounts: string[]) => earnedFor(sold(...amounts), target, tiers, 'EUR')

describe('what is paid', () => {
  test('goes by how much of the target was sold before, part by part', () => {
    expect(earned('10000', '6000', '5000', '3000').map(({ parts, commission }) => [parts, commission])).toEqual([
      [[{ amount: '6000', rate: '5' }], '300.00'],
      [[{ amount: '4000', rate: '5' }, { amount: '1000', rate: '8' }], '280.00'],
      [[{ amount: '1000', rate: '8' }, { amount: '2000', rate: '10' }], '280.00'],
    ])
  }) // prettier-ignore

  test('is the first rate where there is no target, and nothing where none begins at the beginning', () => {
    expect(earned(null, '100000')).toMatchObject([{ commission: '5000.00' }])
    expect(earnedFor(sold('100'), null, tiers.slice(1), 'EUR')).toMatchObject([{ parts: [], commission: '0.00' }])
  })

  test('is the highest rate where nothing was to be sold', () => {
    expect(earned('0', '100')).toMatchObject([{ parts: [{ amount: '100', rate: '10' }], commission: '10.00' }])
  })

  test('is paid back at the rate at which it was paid', () => {
    expect(totalEarned(earned('1000', '1500', '-700'), 'EUR')).toBe('40.00')
    expect(earned('1000', '-100')).toMatchObject([{ commission: '-5.00' }])
  })

  test('adds up to what is paid for the whole, whatever it is cut into', () => {
    const cents = fc.integer({ min: 1, max: 5_000_00 }).map((amount) => `${(amount / 100).toFixed(2)}`)
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 20 }), cents, (amounts, target) => {
        const whole = written(exactly((amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0) / 100).toFixed(2))) // prettier-ignore
        expect(totalEarned(earned(target, ...amounts), 'EUR')).toBe(totalEarned(earned(target, whole), 'EUR'))
        for (const one of earned(target, ...amounts)) {
          const sum = one.parts.reduce((all, { amount }) => all + Math.round(Number(amount) * 1_000_000), 0)
          expect(sum).toBe(Math.round(Number(one.amount) * 1_000_000))
        }
      }),
    )
  })

  test('is rounded once', () => {
    const one = earned(null, '0.33')[0]!
    expect(Number(one.commission)).toBe(Number(written(rounded(percentOf(exactly('0.33'), exactly('5')), 2))))
  })
})

test.each(['', '[]', '{}', '[{"from":"0"}]', '[{"from":"0","rate":"101"}]', '[{"from":"-1","rate":"5"}]', '[{"from":"0","rate":"5"},{"from":"0.0","rate":"6"}]', '[{"from":"0","rate":"5","x":1}]', '[{"from":0,"rate":5}]'])(
  '%s says no rates',
  (text) => expect(readCommissionTiers(text)).toBeNull(),
) // prettier-ignore

test('rates are sorted by where they begin', () => {
  expect(readCommissionTiers('[{"from":"100","rate":"8"},{"from":"0","rate":"5"}]')).toEqual(tiers.slice(0, 2))
})
