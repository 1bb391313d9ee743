import { expect, test } from 'vitest'
import { labelledSet } from './labelled-set.ts'

const small = { people: 400, companies: 150 }

test('the same seed gives the same set, another one another', () => {
  expect(labelledSet(1, small)).toEqual(labelledSet(1, small))
  expect(labelledSet(1, small)).not.toEqual(labelledSet(2, small))
})

test('a second record of an entity says what is wrong with it, and differs from the first', () => {
  const entities = Map.groupBy(labelledSet(3, small), ({ entity }) => entity)
  const doubled = [...entities.values()].filter((records) => records.length > 1)
  expect(doubled.length).toBeGreaterThan(80)
  for (const [first, ...seconds] of doubled)
    for (const second of seconds) {
      expect(second.kind).toBe(first!.kind)
      expect(second.made.length).toBeGreaterThan(0)
    }
})

test('there are those who only look alike: families, namesakes, colleagues, sister companies', () => {
  const why = new Set(labelledSet(4, small).flatMap(({ made }) => made))
  for (const alike of ['family', 'namesake', 'colleague', 'sister company', 'of the same name elsewhere']) expect(why).toContain(alike) // prettier-ignore
})
