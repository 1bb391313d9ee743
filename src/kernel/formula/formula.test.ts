import { expect, test } from 'vitest'
import { f } from '../field.ts'
import { defineRecord } from '../record.ts'
import { functionNames, inputsOf, understand, withFormulas, FormulaFault } from './index.ts'
import { parse, type Part } from './parse.ts'

/** A tree as one line, each call with its arguments in brackets. */
function line(part: Part): string {
  if (part.is === 'call') return `${part.name}(${part.args.map(line).join(' ')})`
  return part.is === 'text' ? `"${part.value}"` : String(part.value)
}

test.each([
  ['1 + 2 * 3', '+(1 *(2 3))'],
  ['(1 + 2) * 3', '*(+(1 2) 3)'],
  ['1 - 2 - 3', '-(-(1 2) 3)'],
  ['-a * b', '*(negative(a) b)'],
  ['10% * a', '*(share(10) a)'],
  ['a & b + 1 = c', '=(&(a +(b 1)) c)'],
  ['a or b and not c = d', 'or(a and(b not(=(c d))))'],
  ['AND(a, b)', 'and(a b)'],
  ['not(a)', 'not(a)'],
  ['if(a; "x"; "y ""z""")', 'if(a "x" "y "z"")'],
  ['= a != true', '<>(a true)'],
  ['custom.größe2 + 1.50', '+(custom.größe2 1.50)'],
])('%s is read as %s', (text, tree) => {
  expect(line(parse(text))).toBe(tree)
})

test('whatever is written is a formula or a fault that names a place within it', () => {
  const words = [
    'a',
    '1',
    '"t"',
    '+',
    '-',
    '(',
    ')',
    ',',
    'if',
    'and',
    'not',
    '%',
    '=',
    '"',
    '~',
    ' ',
    'round',
    '&',
    '.',
  ]
  let state = 5
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648)
  let right = 0
  for (let turn = 0; turn < 3_000; turn++) {
    const text = Array.from({ length: 1 + (next() % 9) }, () => words[next() % words.length]).join('')
    try {
      parse(text)
      right++
    } catch (fault) {
      if (!(fault instanceof FormulaFault)) throw fault
      expect(fault.from).toBeGreaterThanOrEqual(0)
      expect(fault.to).toBeLessThanOrEqual(text.length)
    }
  }
  expect(right).toBeGreaterThan(50)
})

const record = defineRecord({
  name: 'thing',
  plural: 'things',
  label: { one: 'Thing', many: 'Things' },
  icon: 'forms',
  title: 'name',
  fields: { name: f.text({ label: 'Name' }), size: f.number({ label: 'Size' }), cost: f.money({ label: 'Cost' }) },
})
const formula = (text: string) => ({ ...f.number({ label: text, setBy: 'derived' as const }), formula: text })
const all = {
  ...record.all,
  'custom.double': formula('size * 2'),
  'custom.each': formula('amount(cost) / double'),
  'custom.broken': formula('nosuch + 1'),
}

test('what a formula yields follows from what it is given', () => {
  const kind = (text: string) => understand(text, { fields: all }).kind
  expect(kind('size * cost')).toBe('money')
  expect(kind('cost / cost')).toBe('number')
  expect(kind('double & name')).toBe('text')
  expect(kind('createdAt - date("2026-01-01")')).toBe('number')
  expect(() => kind('cost * cost')).toThrow('“*” cannot join these: an amount of money, an amount of money.')
  expect(() => kind('toString(1)')).toThrow('There is no function “tostring”')
  expect(() => kind('__proto__')).toThrow('There is no field “__proto__”')
  for (const name of functionNames) expect(() => kind(`${name}()`), name).toThrow(FormulaFault)
})

test('a formula comes of all that its formulas come of, and is hidden with any of it', () => {
  const own = { ...record, all }
  expect([...inputsOf(own).get('custom.each')!].toSorted()).toEqual(['cost', 'custom.double', 'size'])
  expect([...inputsOf(own).get('custom.broken')!]).toEqual([])
  expect([...withFormulas(own, new Set(['size']))].toSorted()).toEqual(['custom.double', 'custom.each', 'size'])
  expect([...withFormulas(own, new Set(['cost']))].toSorted()).toEqual(['cost', 'custom.each'])
  expect([...withFormulas(own, new Set(['name']))]).toEqual(['name'])
})
