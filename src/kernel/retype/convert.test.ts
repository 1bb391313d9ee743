import { expect, test } from 'vitest'
import type { OwnType } from '../own-field.ts'
import { ownTypes } from '../own-field.ts'
import { convert, waysFrom, type How, type Kind } from './index.ts'

const how: How = { decimal: ',', order: 'dmy', currency: 'EUR', timeZone: 'Europe/Berlin', yes: 'Ja', no: 'Nein' }
const options = [
  { key: 'north', label: 'North' },
  { key: 'south', label: 'Deep south' },
]
const kind = (type: OwnType): Kind => ({ type, wholeNumbers: false, options, linksTo: null })
const turned = (value: unknown, from: OwnType, to: OwnType, more: Partial<How> = {}) => {
  const made = convert(value, kind(from), kind(to), { ...how, ...more })
  return 'why' in made ? 'misfit' : made.value
}

test.each([
  ['1.200,50', 'text', 'number', 1200.5],
  ['12 %', 'text', 'percent', 12],
  ['12 pieces', 'text', 'number', 'misfit'],
  ['€ 1.200,505', 'text', 'money', { amount: '1200.51', currency: 'EUR' }],
  ['12 USD', 'text', 'money', 'misfit'],
  [3.5, 'number', 'money', { amount: '3.50', currency: 'EUR' }],
  [{ amount: '3.50', currency: 'EUR' }, 'money', 'number', 3.5],
  [{ amount: '3.50', currency: 'USD' }, 'money', 'number', 'misfit'],
  [{ amount: '3.50', currency: 'USD' }, 'money', 'text', '3.50 USD'],
  ['3.2.2026', 'text', 'date', '2026-02-03'],
  ['31.2.2026', 'text', 'date', 'misfit'],
  ['2026-07-01', 'date', 'dateTime', '2026-06-30T22:00:00.000Z'],
  ['2026-06-30T22:00:00.000Z', 'dateTime', 'date', '2026-07-01'],
  ['1.7.2026 14:30', 'text', 'dateTime', '2026-07-01T12:30:00.000Z'],
  ['ja', 'text', 'boolean', true],
  ['maybe', 'text', 'boolean', 'misfit'],
  [false, 'boolean', 'text', 'Nein'],
  ['deep SOUTH', 'text', 'choice', 'south'],
  ['west', 'text', 'choice', 'misfit'],
  ['south', 'choice', 'text', 'Deep south'],
  ['south', 'choice', 'choices', ['south']],
  [['south'], 'choices', 'choice', 'south'],
  [['south', 'north'], 'choices', 'choice', 'misfit'],
  ['a@b.example, c@d.example', 'text', 'emails', [{ value: 'a@b.example', primary: true }, { value: 'c@d.example', primary: false }]],
  ['example.org', 'text', 'url', 'https://example.org'],
  ['x', 'link', 'links', ['x']],
  [['x', 'y'], 'links', 'link', 'misfit'],
  ['   ', 'text', 'number', null],
  [null, 'text', 'number', null],
] as const)('%j of type %s becomes as %s: %j', (value, from, to, expected) => {
  expect(turned(value, from, to)).toEqual(expected)
}) // prettier-ignore

test('the same digits are read as they are said to be written', () => {
  expect([turned('1.234', 'text', 'number'), turned('1.234', 'text', 'number', { decimal: '.' })]).toEqual([
    1234, 1.234,
  ])
  expect([turned('3/2/2026', 'text', 'date'), turned('3/2/2026', 'text', 'date', { order: 'mdy' })]).toEqual(['2026-02-03', '2026-03-02']) // prettier-ignore
})

test('each way leads back', () => {
  for (const from of ownTypes) for (const to of waysFrom(from)) expect(waysFrom(to), `${to} → ${from}`).toContain(from)
})
