import { expect, test } from 'vitest'
import { sharesOf } from './shares.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR' })

test('the owner has what the others leave, and all together have the whole amount', () => {
  const splits = [
    { seller: 'b', percent: 33.3333 },
    { seller: 'c', percent: 33.3333 },
  ]
  expect(sharesOf('a', eur('100'), splits)).toEqual([
    { seller: 'a', percent: '33.3334', amount: eur('33.34') },
    { seller: 'b', percent: '33.3333', amount: eur('33.33') },
    { seller: 'c', percent: '33.3333', amount: eur('33.33') },
  ])
})

test('a deal that is not shared is its owner’s, one without an owner nobody’s', () => {
  expect(sharesOf('a', eur('5'), [])).toEqual([{ seller: 'a', percent: '100', amount: eur('5.00') }])
  expect(sharesOf(null, null, [{ seller: 'b', percent: 40 }])).toEqual([
    { seller: null, percent: '60', amount: null },
    { seller: 'b', percent: '40', amount: null },
  ])
})

test('what stands for the owner is part of what is left', () => {
  const splits = [
    { seller: 'a', percent: 30 },
    { seller: 'b', percent: 20 },
  ]
  expect(sharesOf('a', null, splits).map(({ percent }) => percent)).toEqual(['80', '20'])
})
