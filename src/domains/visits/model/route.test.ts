import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kilometresBetween, type Spot } from '../../../kernel/geo.ts'
import { routeOf, type Stop } from './route.ts'

const at = (id: string, latitude: number, longitude: number): Stop => ({ id, spot: { latitude, longitude } })
const length = (legs: { kilometres: number | null }[]) =>
  legs.reduce((sum, { kilometres }) => sum + (kilometres ?? 0), 0)

const spots = fc.array(
  fc.record({ latitude: fc.double({ min: 47, max: 54, noNaN: true }), longitude: fc.double({ min: 6, max: 15, noNaN: true }) }),
  { minLength: 1, maxLength: 6 },
) // prettier-ignore

test('towns along a road are visited one after the other', () => {
  const [munich, nuremberg, leipzig, berlin] = [at('m', 48.14, 11.58), at('n', 49.45, 11.08), at('l', 51.34, 12.37), at('b', 52.52, 13.4)]
  expect(routeOf([leipzig!, munich!, berlin!, nuremberg!]).map(({ id }) => id).join('')).toMatch(/^(mnlb|blnm)$/)
  const from = { latitude: 52.4, longitude: 13.1 }
  expect(routeOf([leipzig!, munich!, berlin!, nuremberg!], from).map(({ id }) => id)).toEqual(['b', 'l', 'n', 'm'])
}) // prettier-ignore

test('a stretch that crosses itself is turned round', () => {
  // Nearest first goes a, b, then out to d and all the way back to c.
  const legs = routeOf([at('a', 50, 10), at('b', 50, 10.9), at('c', 50, 9), at('d', 50, 12)], {
    latitude: 50,
    longitude: 9.9,
  })
  expect(legs.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd'])
})

test('the way is the same in whatever order the stops are given', () => {
  fc.assert(
    fc.property(spots, (all) => {
      const stops = all.map((spot, index): Stop => ({ id: String(index), spot }))
      expect(routeOf(stops.toReversed())).toEqual(routeOf(stops))
    }),
  )
})

test('every stop is gone to once, and no stretch turned round would be shorter', () => {
  fc.assert(
    fc.property(spots, (all) => {
      const legs = routeOf(all.map((spot, index): Stop => ({ id: String(index), spot })))
      expect(legs.map(({ id }) => id).toSorted()).toEqual(all.map((_, index) => String(index)).toSorted())
      for (let from = 0; from < legs.length; from++)
        for (let to = from + 1; to <= legs.length; to++) {
          const turned = [...legs.slice(0, from), ...legs.slice(from, to).toReversed(), ...legs.slice(to)]
          expect(length(legs)).toBeLessThan(wayOf(turned.map(({ spot }) => spot!)) + 1e-6)
        }
    }),
  )
})

const wayOf = (way: readonly Spot[]) =>
  way.reduce((sum, spot, index) => sum + (index ? kilometresBetween(way[index - 1]!, spot) : 0), 0)

test('what lies nobody knows where comes last, and no stop is no way', () => {
  const legs = routeOf([{ id: 'a', spot: null }, at('b', 50, 10)])
  expect(legs).toEqual([
    { id: 'b', spot: { latitude: 50, longitude: 10 }, kilometres: null },
    { id: 'a', spot: null, kilometres: null },
  ])
  expect(routeOf([])).toEqual([])
})
