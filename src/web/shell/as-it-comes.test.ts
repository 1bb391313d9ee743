import { expect, test } from 'vitest'
import { asItComes } from './as-it-comes.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'shiftKey', boolean>> = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...held,
})
const keys = [['peek', { keys: 'space' }], ['fill', { keys: 'mod+d' }]] as const // prettier-ignore

test('keys that somebody gave a command are as good as those it comes with', () => {
  expect(asItComes(press('q'), keys, { peek: 'q' })).toEqual(press(' '))
  expect(asItComes(press('b', { ctrlKey: true }), keys, { fill: 'mod+b' })).toEqual(press('d', { ctrlKey: true }))
})

test('those it came with mean nothing then, nor do any where they were taken away', () => {
  expect(asItComes(press(' '), keys, { peek: 'q' })).toBeNull()
  expect(asItComes(press(' '), keys, { peek: null })).toBeNull()
})

test('all else is as it was pressed', () => {
  const down = press('ArrowDown')
  expect(asItComes(down, keys, { peek: 'q' })).toBe(down)
  const space = press(' ')
  expect(asItComes(space, keys, {})).toBe(space)
})
