import { expect, test } from 'vitest'
import { detectDelimiter } from './delimiter.ts'

const of = (sample: string) => detectDelimiter(sample).delimiter

test('the character that cuts all lines alike is the delimiter', () => {
  expect(of('a,b,c\n1,2,3\n4,5,6\n')).toBe(',')
  expect(of('a;b;c\n1;2;3\n4;5;6\n')).toBe(';')
  expect(of('a\tb\n1\t2\n')).toBe('\t')
  expect(of('a|b\n1|2\n')).toBe('|')
})

test('commas in German amounts do not win over semicolons', () => {
  expect(of('Name;Umsatz;Ort\nAda;1,5;Köln\nBob;2,75;Bonn, Mitte\nCyd;3,1;Trier\n')).toBe(';')
})

test('delimiters and line breaks in quotes do not count', () => {
  expect(of('name,address\nAda,"1; High St;\nLondon;"\nBob,"2; Low St;\nLeeds;"\n')).toBe(',')
})

test('times of day do not make a colon the delimiter', () => {
  expect(of('name,at\nAda,10:30\nBob,11:45\n')).toBe(',')
})

test('a spreadsheet says its delimiter in the first line', () => {
  expect(detectDelimiter('sep=;\r\na;b\r\n1;2\r\n')).toEqual({ delimiter: ';', stated: true })
})

test('text of one column is taken as such', () => {
  expect(of('name\nAda\nBob\n')).toBe(',')
})
