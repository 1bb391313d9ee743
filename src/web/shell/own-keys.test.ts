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
    const bare: { id: string; keys?: string } = { id: 'deals' }
    expect(withOwnKeys(bare, {}, 'g d').keys).toBe('g d')
    expect(withOwnKeys(bare, { deals: null }, 'g d').keys).toBeUndefined()
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

  it('meet on every screen where both places are: a peek beside a list, a table in a list', () => {
    const note = command('note', 'n', 'beside')
    const choose = command('choose', 'x', 'table')
    expect(clashOf('n', choose, [...all, note])).toBe(note)
    expect(clashOf('n', next, [...all, note])).toBe(note)
    expect(clashOf('x', down, [...all, choose])).toBe(choose)
    expect(clashOf('x', command('move', 's', 'board'), [...all, choose])).toBeNull()
    expect(clashOf('j', command('done', 'e', 'inbox'), all)).toBeNull()
  })

  it('are one press where the part with the focus listens, and none that is typed into cells', () => {
    const peek = { ...command('peek', 'space', 'table'), focused: true }
    expect(clashOf('g q', peek, all)).toBe('onePress')
    expect(clashOf('q', peek, all)).toBeNull()
    const fill = { ...command('fill', 'mod+d', 'cells'), focused: true }
    expect(clashOf('q', fill, all)).toBe('typed')
    expect(clashOf('mod+b', fill, all)).toBeNull()
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
