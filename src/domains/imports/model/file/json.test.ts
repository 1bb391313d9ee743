import { expect, test } from 'vitest'
import { flattened, isJson, longestObject, objectSplitter } from './json.ts'

/** In pieces of every size, since a file is cut anywhere. */
function objectsOf(text: string): unknown[] {
  const all = [1, 2, 7, text.length].map((size) => {
    const splitter = objectSplitter(text.slice(0, 100))
    const found: unknown[] = []
    for (let at = 0; at < text.length; at += size)
      found.push(...splitter.take(text.slice(at, at + size)).map((each) => JSON.parse(each) as unknown))
    splitter.end()
    return found
  })
  for (const each of all) expect(each).toEqual(all[0])
  return all[0]!
}

test('takes the objects of a list, of an answer of an API, and of lines', () => {
  const rows = [{ name: 'A "}]\\', list: [{ deep: [1] }] }, { name: 'B{[' }]
  expect(objectsOf(JSON.stringify(rows))).toEqual(rows)
  expect(objectsOf(JSON.stringify({ data: rows, linked: [{ name: 'no' }] }, null, 2))).toEqual(rows)
  expect(objectsOf(rows.map((row) => JSON.stringify(row)).join('\r\n'))).toEqual(rows)
  expect(objectsOf('[]')).toEqual([])
  expect(objectsOf('{"data":[]}')).toEqual([])
})

test('takes lists of what is no object for no records', () => {
  expect(objectsOf('[{"a":1},[{"b":2}],3]')).toEqual([{ a: 1 }])
})

test('says that a text is cut off or a record too long', () => {
  expect(() => objectsOf('[{"a":1},{"a"')).toThrow(SyntaxError)
  expect(() => objectsOf('[{"a":1}')).toThrow(SyntaxError)
  expect(() => objectSplitter('[{').take(`[{"a":"${'x'.repeat(longestObject)}`)).toThrow(RangeError)
})

test('knows JSON by its beginning', () => {
  for (const text of ['[{"a":1}]', ' [ ]', '\uFEFF{"a":1}', '{}']) expect(isJson(text)).toBe(true)
  for (const text of ['[Name];[City]', '{name},{city}', 'Name,City', '']) expect(isJson(text)).toBe(false)
})

test('makes columns of what is inside', () => {
  expect(
    flattened({
      name: 'Ada',
      age: 36,
      vip: false,
      none: null,
      empty: '',
      tags: ['math', 'sails'],
      address: { city: 'London', at: { floor: 2 } },
      emails: [{ value: 'a@a.example' }, { value: 'b@b.example', type: 'work' }],
    }),
  ).toEqual({
    name: 'Ada',
    age: '36',
    vip: 'false',
    tags: 'math ::: sails',
    'address.city': 'London',
    'address.at.floor': '2',
    'emails.1.value': 'a@a.example',
    'emails.2.value': 'b@b.example',
    'emails.2.type': 'work',
  })
})
