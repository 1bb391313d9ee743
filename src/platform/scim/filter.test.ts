import { expect, test } from 'vitest'
import { parseFilter } from './filter.ts'
import { filterSql } from './filter-sql.ts'

test.each<[string, unknown]>([
  ['userName eq "bjensen"', { path: 'username', is: 'eq', value: 'bjensen' }],
  ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"', { path: 'username', is: 'sw', value: 'J' }],
  ['title PR', { present: 'title' }],
  ['active eq True', { path: 'active', is: 'eq', value: true }],
  ['a eq "say \\"no\\" (or yes)"', { path: 'a', is: 'eq', value: 'say "no" (or yes)' }],
  [
    'title pr and userType eq "Employee" or a eq 1',
    { or: [{ and: [{ present: 'title' }, { path: 'usertype', is: 'eq', value: 'Employee' }] }, { path: 'a', is: 'eq', value: 1 }] },
  ],
  [
    'userType ne "X" and not (emails co "example.com" or emails.value co "example.org")',
    {
      and: [
        { path: 'usertype', is: 'ne', value: 'X' },
        { not: { or: [{ path: 'emails', is: 'co', value: 'example.com' }, { path: 'emails.value', is: 'co', value: 'example.org' }] } },
      ],
    },
  ],
  [
    'emails[type eq "work" and value co "@example.com"]',
    { and: [{ path: 'emails.type', is: 'eq', value: 'work' }, { path: 'emails.value', is: 'co', value: '@example.com' }] },
  ],
])('%s', (text, tree) => {
  expect(parseFilter(text)).toEqual(tree)
}) // prettier-ignore

test.each([
  ...[
    '',
    'a',
    'a eq',
    'a is 1',
    'a eq {}',
    'a eq "b',
    '(a eq 1',
    'a eq 1)',
    'a eq 1 b eq 2',
    'a eq 1 and',
    'not a eq 1',
  ],
  ...['a[b eq 1', 'a eq [1]', '"a" eq 1', `${'('.repeat(30)}a pr${')'.repeat(30)}`, `a eq "${'x'.repeat(3000)}"`],
])('“%s” is no filter', (text) => {
  expect(() => parseFilter(text)).toThrow('filter')
})

test('values are bound, and only what is an attribute is asked for', () => {
  const values: unknown[] = []
  const compile = (text: string) =>
    filterSql(parseFilter(text), { a: { is: 'words', sql: 'u.a' }, b: { is: 'yes', sql: 'u.b' } }, (value) => `$${values.push(value)}`) // prettier-ignore
  expect(compile(`a eq "x' or 1=1" and b eq "False"`)).toBe('(lower(u.a) = lower($1::text) and (u.b) is not true)')
  expect(values).toEqual([`x' or 1=1`])
  for (const wrong of ['c eq 1', 'a eq 1', 'b gt true', 'toString pr', 'b co "x"', 'a gt null'])
    expect(() => compile(wrong), wrong).toThrow('filter')
})
