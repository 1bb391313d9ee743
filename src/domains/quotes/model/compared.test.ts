import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparedLines, type ComparedLine } from './compared.ts'

const line = (label: string, more: Partial<ComparedLine> = {}) =>
  ({ label, product: null, quantity: 1, price: { amount: '10.00', currency: 'EUR' }, optional: false, ...more }) as ComparedLine // prettier-ignore
const told = (earlier: ComparedLine[], later: ComparedLine[]) =>
  comparedLines(earlier, later).map(({ was, is, changed }) => [was?.label ?? null, is?.label ?? null, changed])

test('lines that were added, removed and changed are told; equal ones are not, wherever they stand', () => {
  const pump = line('Pump', { product: 'p' })
  expect(told([pump, line('Care')], [line('Care'), pump])).toEqual([])
  expect(told([line('Care')], [line('Care', { quantity: 2, optional: true })])).toEqual([
    ['Care', 'Care', ['quantity', 'optional']],
  ])
  expect(told([line('Care')], [line('Hose')])).toEqual([
    [null, 'Hose', []],
    ['Care', null, []],
  ])
  expect(told([pump], [line('Pump, blue', { product: 'p' })])).toEqual([['Pump', 'Pump, blue', ['label']]])
})

test('of two lines of one product the equal ones are held against each other', () => {
  const [one, ten] = [line('Pump', { product: 'p' }), line('Pump', { product: 'p', quantity: 10 })]
  expect(told([one, ten], [ten, line('Pump', { product: 'p', quantity: 3 })])).toEqual([['Pump', 'Pump', ['quantity']]])
})

test('every line of both versions is accounted for once', () => {
  const some = fc.array(fc.record({ label: fc.constantFrom('a', 'b'), quantity: fc.integer({ min: 1, max: 3 }) }), { maxLength: 8 }) // prettier-ignore
  fc.assert(
    fc.property(some, some, (one, other) => {
      const [earlier, later] = [one, other].map((all) => all.map(({ label, quantity }) => line(label, { quantity })))
      const beside = comparedLines(earlier!, later!)
      const count = (side: 'was' | 'is') => beside.filter((each) => each[side] !== null).length
      expect(earlier!.length - count('was')).toBe(later!.length - count('is'))
      expect(comparedLines(later!, earlier!)).toHaveLength(beside.length)
    }),
  )
})
