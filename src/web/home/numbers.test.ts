import { expect, test } from 'vitest'
import { both, trendOf } from './numbers.ts'

const say = { share: (share: number) => `${Math.round(share * 100)} %`, same: 'as before', than: 'than before' }

test('a number moves against the period before, or says nothing where there was none', () => {
  expect(trendOf(150, 100, say)).toEqual({ way: 'up', good: true, text: '50 %', than: 'than before' })
  expect(trendOf(80, 100, say)).toEqual({ way: 'down', good: false, text: '-20 %', than: 'than before' })
  expect(trendOf(100, 100.1, say)).toEqual({ way: 'same', good: true, text: 'as before', than: '' })
  expect(trendOf(5, 0, say)).toBeNull()
  expect(trendOf(5, null, say)).toBeNull()
})

test('without a circle only the other conditions hold', () => {
  const open = { field: 'status', is: 'open' }
  expect(both(null, open)).toEqual({ and: [open] })
  expect(both({ field: 'owner', is: 'me' }, open)).toEqual({ and: [{ field: 'owner', is: 'me' }, open] })
})
