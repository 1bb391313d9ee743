import { describe, expect, it } from 'vitest'
import { readTsv, writeTsv } from './tsv.ts'

describe('a range on the clipboard', () => {
  it('is read as spreadsheets write it', () => {
    expect(readTsv('Acme\t1,200\r\nBoreal\t\r\n')).toEqual([['Acme', '1,200'], ['Boreal', '']]) // prettier-ignore
    expect(readTsv('one')).toEqual([['one']])
    expect(readTsv('')).toEqual([])
  })

  it('keeps tabs, lines and quotes inside of quotes', () => {
    expect(readTsv('"two\nlines"\t"says ""yes"""\nnext')).toEqual([['two\nlines', 'says "yes"'], ['next']])
  })

  it('takes a quote in the middle of a text as what it is', () => {
    expect(readTsv('12" pipe\tx')).toEqual([['12" pipe', 'x']])
  })

  it('comes back as it went', () => {
    const rows = [['a\tb', '"', 'plain'], ['', 'c\nd', 'e']] // prettier-ignore
    expect(readTsv(writeTsv(rows))).toEqual(rows)
  })
})
