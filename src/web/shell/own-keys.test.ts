import { describe, expect, it } from 'vitest'
import { ownKeys } from '../../kernel/own-keys.ts'
import { clashOf, withOwnKeys, type KeyedCommand } from './own-keys.ts'

const command = (id: string, keys: string, where: KeyedCommand['where'] = 'anywhere') => ({
  id,
  label: id,
  keys,
  where,
})
const deals = command('deals', 'g d')
const create = command('create', 'c')
const down = command('down', 'j', 'list')
const next = command('next', 'j', 'record')
const undo = command('undo', 'mod+z')
const all = [deals, create, down, next, undo]

describe('keys of one’s own', () => {
  it('take the place of those a command comes with, or leave it none', () => {
    expect(withOwnKeys(deals, { deals: 'g x' }).keys).toBe('g x')
    expect(withOwnKeys(deals, { deals: null }).keys).toBeUndefined()
    expect(withOwnKeys(deals, {})).toBe(deals)
    const listed = { ...deals, listedOnly: true }
    expect(withOwnKeys(listed, { deals: 'g x' })).toBe(listed)
  })

  it('are refused where another command has them, or begins with them', () => {
    expect(clashOf('c', deals, all)).toBe(create)
    expect(clashOf('g', create, all)).toBe(deals)
    expect(clashOf('j x', create, all)).toBe(down)
    expect(clashOf('g q', create, all)).toBeNull()
  })

  it('may be the same at places where one never is at once', () => {
    expect(clashOf('j', down, all)).toBeNull()
    expect(clashOf('j', create, all)).toBe(down)
  })

  it('are not taken from the browser, but those that a command comes with may come back', () => {
    expect(clashOf('mod+w', create, all)).toBe('reserved')
    expect(clashOf('tab', create, all)).toBe('reserved')
    expect(clashOf('mod+z', undo, all)).toBeNull()
  })

  it('are kept as they are pressed', () => {
    expect(ownKeys.safeParse({ a: 'g d', b: 'mod+shift+k', c: '?', d: null, e: 'shift+x', f: '[' }).success).toBe(true)
    for (const wrong of ['', 'g d x', 'mod+', 'two words here', 'ab+c'])
      expect(ownKeys.safeParse({ a: wrong }).success).toBe(false)
  })
})
