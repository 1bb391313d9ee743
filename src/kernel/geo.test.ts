import { expect, it } from 'vitest'
import { isInside, kilometresBetween } from './geo.ts'

const munich = { latitude: 48.137, longitude: 11.575 }

it('measures as the crow flies', () => {
  expect(kilometresBetween(munich, { latitude: 52.524, longitude: 13.411 })).toBeCloseTo(504, -1)
  expect(kilometresBetween(munich, munich)).toBe(0)
})

it('knows what lies in a box, over the date line too', () => {
  expect(isInside(munich, [10, 47, 12, 49])).toBe(true)
  expect(isInside(munich, [12, 47, 10, 49])).toBe(false)
  expect(isInside({ latitude: -17.7, longitude: 178.1 }, [170, -30, -170, 0])).toBe(true)
  expect(isInside({ latitude: -17.7, longitude: -175 }, [170, -30, -170, 0])).toBe(true)
})
