import { expect, test } from 'vitest'
import { listWithout } from './list-without.ts'

const mail = (id: string, value: string, primary = false) => ({ id, value, primary })

test('what a change added goes, what it took out comes back, what came later stays', () => {
  expect(listWithout(['a', 'c', 'd'], ['a', 'b'], ['a', 'c'])).toEqual({ to: ['a', 'd', 'b'], clash: false })
})

test('which one is the primary is no difference; what was altered since is told', () => {
  const [before, after] = [[mail('1', 'a@x', true)], [mail('1', 'a@x'), mail('2', 'b@x', true)]]
  const later = [...after, mail('3', 'c@x')]
  expect(listWithout(later, before, after)).toEqual({ to: [mail('1', 'a@x'), mail('3', 'c@x')], clash: false })
  const altered = [mail('1', 'a@x'), mail('2', 'new@x', true)]
  expect(listWithout(altered, before, after)).toEqual({ to: [mail('1', 'a@x')], clash: true })
})

test('an item that was there before and was altered only later stays as it is', () => {
  const before = [mail('1', 'a@x')]
  const after = [mail('1', 'a@x'), mail('2', 'b@x')]
  expect(listWithout([mail('1', 'z@x'), mail('2', 'b@x')], before, after)).toEqual({ to: [mail('1', 'z@x')], clash: false }) // prettier-ignore
})
