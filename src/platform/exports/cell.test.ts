import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { cellOf, lineOf } from './cell.ts'

describe('a cell', () => {
  test.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    ' =1',
    '\t=1',
    '\r=1',
    '\n=1',
    '\u00a0=1',
    '\u200b=1',
    '＝1+1',
    '＋1|x',
    '－1',
    '＠x',
    '|cmd',
    '%0A=1',
    '+49 30 cmd',
  ])('that would be a formula (%j) becomes text', (text) => {
    const [[read]] = parse(lineOf([text])) as [[string]]
    expect(read).toBe(`'${text}`)
  })

  test.each(['Acme', '+49301234567', '-5', '+1 555 0100', 'a=b', '1-2', 'ünïcode', '漢字', '😀'])(
    'that is none (%s) stays as it is',
    (text) => {
      expect(cellOf(text)).toBe(text)
    },
  )

  test.each(['a "b"', 'a,b', 'a;b', 'two\nlines', 'two\r\nlines', ' blank ', ''])(
    'is read back as it was: %j',
    (text) => {
      expect(parse(lineOf([text, 'x']))).toEqual([[text, 'x']])
    },
  )

  test('numbers, true and false and nothing are written plainly', () => {
    expect(lineOf([-5, 1.5, true, null])).toBe('-5,1.5,true,\r\n')
  })
})
