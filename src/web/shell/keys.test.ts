import { describe, expect, it } from 'vitest'
import { isPressing, matchKeys, stepOf } from './keys.ts'

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

describe('Enter and Space', () => {
  const within = (selector: string) =>
    ({ closest: (asked: string) => (asked.split(', ').includes(selector) ? {} : null) }) as unknown as EventTarget

  it('are the button’s or the link’s that has the focus, and the page’s everywhere else', () => {
    expect(isPressing(within('button'), 'enter')).toBe(true)
    expect(isPressing(within('a[href]:not([data-title])'), 'space')).toBe(true)
    expect(isPressing(within('li'), 'enter')).toBe(false)
    expect(isPressing(within('button'), 'j')).toBe(false)
    expect(isPressing(null, 'enter')).toBe(false)
  })
})
