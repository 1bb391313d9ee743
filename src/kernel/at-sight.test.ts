import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atSight } from './at-sight.ts'
import { f, type Field } from './field.ts'
import { newId } from './id.ts'
import { valueSchema } from './schema.ts'

const options = [
  { key: 'a', label: 'A' },
  { key: 'b', label: 'B' },
]
const id = newId()
const label = 'Field'

/** For each type a field, values that are plain to see, and values that are not. */
const cases: [type: string, field: Field, plain: unknown[], others: unknown[]][] = [
  ['text', f.text({ label, max: 8 }), ['Zoë', '', 'a b'], [' a', 'a ', 'Zoe\u0308', 'x\u0000', '\ud800', 'longer than 8', 7, '한']],
  ['longText', f.longText({ label }), ['two\nlines', 'one'], ['\n', 'a\n', '\ta', 'a\r\nb', '😀']],
  ['url', f.url({ label }), ['https://farley.example', 'http://a-b.example/c?d=e#f'], ['https://xn--a', 'https://x', 'ftp://a.example', 'javascript:alert(1)', 'https://a.1', 'https://a b.example', 'https://-.example', 'https://xn--a.example/']],
  ['number', f.number({ label, integer: true, range: [0, 9] }), [0, 9], [-1, 10, 1.5, NaN, Infinity, '3']],
  ['percent', f.percent({ label }), [0, 0.5], ['1']],
  ['money', f.money({ label }), [{ amount: '1.50', currency: 'EUR' }], [{ amount: 1, currency: 'EUR' }, { amount: '1', currency: 'XXY' }, { amount: '1', currency: 'EUR', more: 1 }, { amount: '1' }]],
  ['date', f.date({ label }), ['2024-02-29'], ['2023-02-29', '2024-2-1', 20240201]],
  ['dateTime', f.dateTime({ label }), ['2024-02-29T10:00:00Z', '2024-02-29T10:00:00+02:00'], ['2024-02-29', '2024-02-29T10:00:00']],
  ['boolean', f.boolean({ label }), [true, false], ['true', 1]],
  ['fixed choice', f.choice({ label, options, fixed: true }), ['a'], ['c', '', 1]],
  ['choice', f.choice({ label, options }), ['a', 'c'], ['', 'x'.repeat(61)]],
  ['choices', f.choices({ label, options }), [['a', 'c'], []], [[''], 'a']],
  ['link', f.link({ label, to: 'any' }), [id], [id.toUpperCase(), 'x', `${id} `]],
  ['links', f.links({ label, to: 'any' }), [[id], []], [['x'], id]],
  ['emails', f.emails({ label }), [[{ id, value: 'a@b.example' }], [{ id, value: 'a', label: null, primary: true, normal: 'a', valid: null, endedOn: '2024-01-01' }]], [[{ id, value: '' }], [{ id, value: 'a', more: 1 }], [{ id: 'x', value: 'a' }], [{ id, value: 'a', primary: null }], [null], [[]], [{ id, value: ' a' }]]],
  ['addresses', f.addresses({ label }), [[{ id, city: 'Ulm', country: 'DE', latitude: 48.4 }]], [[{ id, city: 1 }], [{ id, country: 'de' }], [{ id, latitude: 91 }], [{ id, town: 'Ulm' }]]],
  ['handles', f.handles({ label }), [[{ id, network: 'x', value: 'ada' }]], [[{ id, network: 'x' }], [{ id, network: '', value: 'ada' }]]],
] // prettier-ignore

test.each(cases)('a plain %s is seen to be what the schema makes of it', (_, field, plain) => {
  for (const value of plain) expect(atSight(field, value)).toStrictEqual(valueSchema(field).parse(value))
})

test.each(cases)('what is no plain %s is left to the schema, or the same as it says', (_, field, __, others) => {
  for (const value of [...others, null, undefined, {}, [], () => 1]) {
    const seen = atSight(field, value)
    if (seen !== undefined) expect(seen).toStrictEqual(valueSchema(field).parse(value))
  }
})

test('whatever is seen at sight is what the schema says', () => {
  const given = fc.oneof(
    ...cases.flatMap(([, , plain, others]) => [...plain, ...others].map((value) => fc.constant(value))),
    fc.string(),
    fc.webUrl(),
    fc.double(),
    fc.record({ id: fc.constant(id), value: fc.string(), label: fc.option(fc.string()) }).map((item) => [item]),
    fc.record({ id: fc.constant(id), city: fc.string(), longitude: fc.double() }).map((item) => [item]),
  )
  fc.assert(
    fc.property(fc.constantFrom(...cases), given, ([, field], value) => {
      const seen = atSight(field, value)
      if (seen !== undefined) expect(seen).toStrictEqual(valueSchema(field).parse(value))
    }),
    { numRuns: 3000 },
  )
})

test('an item without an id is given one', () => {
  const [item] = atSight(f.phones({ label }), [{ value: '1' }]) as { id: string }[]
  expect(item!.id).toMatch(/^[\da-f-]{36}$/)
})
