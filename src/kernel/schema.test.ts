import { describe, expect, test } from 'vitest'
import { f } from './field.ts'
import { isId, newId } from './id.ts'
import { defineRecord, type RecordDefinition } from './record.ts'
import { isEmpty } from './field.ts'
import { givenSchema, settable, valueSchema } from './schema.ts'

const boat = defineRecord({
  name: 'boat',
  plural: 'boats',
  label: { one: 'Boat', many: 'Boats' },
  icon: 'sailboat',
  title: 'name',
  owned: true,
  fields: {
    name: f.text({ label: 'Name', required: true, max: 20 }),
    length: f.number({ label: 'Length', range: [1, 400] }),
    berth: f.text({ label: 'Berth', setBy: 'action' }),
    age: f.number({ label: 'Age', setBy: 'derived' }),
  },
}) as RecordDefinition

describe('a definition', () => {
  test('names only fields that it has', () => {
    const options = {
      name: 'x',
      plural: 'xs',
      label: { one: 'X', many: 'Xs' },
      icon: 'x',
      fields: { name: f.text({ label: 'Name' }) },
    }
    expect(() => defineRecord({ ...options, title: 'titel' as 'name' })).toThrow(/titel/)
  })

  test('says what may be given at creation and what may be patched', () => {
    expect(settable(boat, 'create')).toEqual(['name', 'length', 'berth', 'owner'])
    expect(settable(boat, 'patch')).toEqual(['name', 'length', 'owner'])
  })
})

describe('given values', () => {
  test('with a key that nobody described are refused', () => {
    expect(givenSchema(boat, 'patch').safeParse({ nmae: 'x' }).success).toBe(false)
    expect(givenSchema(boat, 'patch').safeParse(JSON.parse('{"__proto__": {"role": "owner"}}')).success).toBe(false)
    expect(givenSchema(boat, 'patch').safeParse({ age: 3 }).success).toBe(false)
  })

  test('text is kept composed and trimmed, and never longer than its field', () => {
    expect(valueSchema(boat.all.name!).parse('  Zoe\u0308 ')).toBe('Zoë')
    for (const bad of ['x'.repeat(21), 'a\0b', '\uD800'])
      expect(valueSchema(boat.all.name!).safeParse(bad).success).toBe(false)
  })

  test.each([
    [
      'a web address',
      f.url({ label: 'Page' }),
      'https://farley.example/x',
      ['javascript:alert(1)', 'farley.example', 'data:text/html,x'],
    ],
    ['a number', boat.all.length!, 12.5, ['12', 0, 401, Number.NaN, Infinity]],
    ['a day', f.date({ label: 'Day' }), '2026-11-22', ['22.11.2026', '2026-02-30', 20261122]],
    [
      'an amount',
      f.money({ label: 'Price' }),
      { amount: '1.50', currency: 'EUR' },
      [{ amount: 1.5, currency: 'EUR' }, { amount: '1.5', currency: 'euro' }, '1.50'],
    ],
    ['an id', f.link({ label: 'Link', to: 'boat' }), newId(), ['1', '', 7]],
    [
      'a fixed choice',
      f.choice({ label: 'Kind', fixed: true, options: [{ key: 'a', label: 'A' }] }),
      'a',
      ['b', '', 1],
    ],
  ] as const)('%s is that and nothing else', (_what, field, good, bad) => {
    expect(valueSchema(field).safeParse(good).success).toBe(true)
    for (const value of bad) expect(valueSchema(field).safeParse(value).success, String(value)).toBe(false)
  })

  test('a moment is kept in UTC', () => {
    expect(valueSchema(f.dateTime({ label: 'When' })).parse('2026-11-22T10:00:00+02:00')).toBe(
      '2026-11-22T08:00:00.000Z',
    )
  })

  test('nothing is nothing', () => {
    expect([null, undefined, '', []].every(isEmpty)).toBe(true)
    expect([0, false, 'x', {}].some(isEmpty)).toBe(false)
  })
})

test('ids are UUIDv7 and sort by the time they were made', () => {
  const ids = [1_000, 2_000, 1_700_000_000_000, 2_000_000_000_000].map((time) => newId(time))
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.every((id) => isId(id) && id[14] === '7' && '89ab'.includes(id[19]!))).toBe(true)
  expect(new Set(Array.from({ length: 1000 }, () => newId(5))).size).toBe(1000)
})
