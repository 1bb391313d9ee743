import { expect, it } from 'vitest'
import { findTown } from './find-town.ts'
import { localNames } from './local-names.ts'

it('finds a town by each of its names', () => {
  const lost = [...localNames.keys()].filter((key) => findTown(key.slice(0, 2), key.slice(3), null) === null)
  expect(lost).toEqual([])
  const gothenburg = findTown('SE', 'Göteborg', null)
  expect(gothenburg?.latitude).toBeCloseTo(57.7, 1)
  expect(findTown('SE', ' gothenburg ', null)).toEqual(gothenburg)
})

it('takes the largest of several with one name, unless the region says which', () => {
  expect(findTown('US', 'Portland', null)?.latitude).toBeCloseTo(45.52, 1)
  expect(findTown('US', 'Portland', 'me')?.latitude).toBeCloseTo(43.66, 1)
})

it('knows no town of another country, and none without a name', () => {
  expect(findTown('DE', 'Lyon', null)).toBeNull()
  expect(findTown('DE', '', null)).toBeNull()
  expect(findTown('ZZ', 'Berlin', null)).toBeNull()
})

it('answers at the edges of the gazetteer', () => {
  expect(findTown('AD', 'Andorra la Vella', null)).not.toBeNull()
  expect(findTown('ZW', 'Zvishavane', null)).not.toBeNull()
})
