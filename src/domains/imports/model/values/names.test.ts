import { expect, test } from 'vitest'
import { splitName } from './names.ts'

test.each([
  ['Ada Lovelace', 'Ada', 'Lovelace'],
  ['Lovelace, Ada', 'Ada', 'Lovelace'],
  ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
  ['Mary Jane Watson', 'Mary Jane', 'Watson'],
  ['Dr. Ada Lovelace', 'Ada', 'Lovelace'],
  ['Oscar de la Renta', 'Oscar', 'de la Renta'],
  ['Cher', null, 'Cher'],
])('%s is %s and %s', (name, firstName, lastName) => {
  expect(splitName(name)).toEqual({ firstName, lastName })
})
