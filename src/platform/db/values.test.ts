import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typeParsers } from './values.ts'

/** text[] */
const textList = 1009

/** A list as PostgreSQL writes it. */
function written(items: readonly (string | null)[]): string {
  const needsQuotes = (item: string) => item === '' || /^null$/i.test(item) || /[{}",\\\s]/.test(item)
  const quoted = (item: string) => `"${item.replace(/[\\"]/g, '\\$&')}"`
  return `{${items.map((item) => (item === null ? 'NULL' : needsQuotes(item) ? quoted(item) : item)).join(',')}}`
}

test('a list of texts arrives as it was sent', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '\\', ',', '{', '}', ' ', 'a', 'NULL') }))
  const parse = typeParsers.getTypeParser(textList as never, 'text') as (text: string) => unknown
  fc.assert(
    fc.property(fc.array(fc.option(text)), (items) => {
      expect(parse(written(items))).toEqual(items)
    }),
    { numRuns: 3000 },
  )
})
