import { expect, test } from 'vitest'
import { placing, statement, type Read } from './statement.ts'

const one: Read = () => 1
const two: Read = () => 2
const three: Read = () => 3

test('the same read is the same value, and what a text does not mention is left out', () => {
  const { place, reads } = placing()
  const [a, b, c] = [place(one, 'int'), place(two, 'text'), place(three, 'uuid')]
  expect(place(one, 'int')).toBe(a)
  expect(b).toBe('$2::text')
  const made = statement(`select ${c}, ${a}, ${c}`, reads, 'some')
  expect(made.text).toBe('select $1::uuid, $2::int, $1::uuid')
  expect(made.reads).toEqual([three, one])
  expect(made.name).toMatch(/^some_/)
})
