import { expect, test } from 'vitest'
import { scopeSaid } from './key-scope.ts'

test('a scope is a word for each record, with fields in brackets', () => {
  expect(scopeSaid('read')).toBe('read')
  expect(scopeSaid('all')).toBe('all')
  const read = { see: 'all', edit: 'none', delete: 'none', create: false, export: true }
  expect(scopeSaid(' company:read  deal:write note:delete ')).toEqual({
    company: read,
    deal: { ...read, edit: 'all', create: true },
    note: { ...read, edit: 'all', create: true, delete: 'all' },
  })
  expect(scopeSaid('person:read(lastName,emails)')).toEqual({
    person: { ...read, fields: { see: ['lastName', 'emails'] } },
  })
  expect(scopeSaid('{"company":{"see":"all"}}')).toEqual({ company: { see: 'all' } })
})

test.each(['', 'company', 'company:all', 'company:read()', 'company:read(a b)', 'write', '{company}'])(
  'what is none is refused: “%s”',
  (text) => {
    expect(() => scopeSaid(text)).toThrow(/scope|JSON/)
  },
)
