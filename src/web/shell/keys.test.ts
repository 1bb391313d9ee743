import { describe, expect, it } from 'vitest'
import { matchKeys, stepOf } from './keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  stepOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })
const commands = [
  { keys: 'mod+k', id: 'palette' },
  { keys: 'g d', id: 'deals' },
  { keys: 'n', id: 'old' },
  { keys: 'n', id: 'new' },
  { id: 'mouse' },
]

describe('a key', () => {
  it('is written as shortcuts write it; Ctrl and ⌘ are the same', () => {
    expect(press('k', { ctrlKey: true })).toBe('mod+k')
    expect(press('K', { metaKey: true })).toBe('mod+k')
    expect(press('X', { shiftKey: true })).toBe('shift+x')
    expect(press(' ')).toBe('space')
  })

  it('is its sign where Shift only makes the sign', () => {
    expect(press('?', { shiftKey: true })).toBe('?')
  })
})

describe('the keys pressed so far', () => {
  it('run a command', () => {
    expect(matchKeys(['mod+k'], commands)).toEqual({ kind: 'run', command: commands[0] })
  })

  it('wait for the second key of two', () => {
    expect(matchKeys(['g'], commands)).toEqual({ kind: 'wait' })
    expect(matchKeys(['g', 'd'], commands)).toEqual({ kind: 'run', command: commands[1] })
    expect(matchKeys(['g', 'x'], commands)).toEqual({ kind: 'none' })
  })

  it('mean what was offered last, where two want the same', () => {
    expect(matchKeys(['n'], commands)).toEqual({ kind: 'run', command: commands[3] })
  })
})
