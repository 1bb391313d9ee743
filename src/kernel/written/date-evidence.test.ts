import { expect, test } from 'vitest'
import { addDays } from '../time.ts'
import { dateEvidence, settleOrders } from './date-evidence.ts'

const judge = (...texts: string[]) => {
  const evidence = dateEvidence()
  texts.forEach(evidence.take)
  return evidence.verdict()
}

test('a day above twelve decides for the whole column', () => {
  expect(judge('03/04/2017', '05/06/2017', '25/06/2017')).toMatchObject({ order: 'dmy', proof: '25/06/2017' })
  expect(judge('03/04/2017', '06/25/2017')).toMatchObject({ order: 'mdy', proof: '06/25/2017' })
})

test('a column that fits both orders is asked about, never guessed', () => {
  expect(judge('03/04/2017', '05/06/2017')).toMatchObject({ order: null, possible: ['dmy', 'mdy'] })
})

test('dates that say it themselves need no judging', () => {
  expect(judge('2017-04-03', '2017-12-25')).toMatchObject({ order: 'ymd', possible: ['ymd'] })
  expect(judge('15 Jun 2026')).toMatchObject({ order: 'ymd' })
})

test('with years of two digits the end that runs through the month is the day', () => {
  const written = Array.from({ length: 300 }, (_, index) => {
    const [year, month, day] = addDays('2016-10-20', index).split('-') as [string, string, string]
    return { dmy: `${day}-${month}-${year.slice(2)}`, ymd: `${year.slice(2)}-${month}-${day}` }
  })
  expect(judge(...written.map(({ dmy }) => dmy)).order).toBe('dmy')
  expect(judge(...written.map(({ ymd }) => ymd)).order).toBe('ymd')
})

test('a few short dates could begin with the year and are asked about', () => {
  expect(judge('20-10-16', '25-10-16')).toMatchObject({ order: null, possible: ['dmy', 'ymd'] })
})

test('one slip of the pen among many does not unsettle a column', () => {
  const many = Array.from({ length: 50 }, (_, index) => `${13 + (index % 15)}/06/2017`)
  expect(judge(...many, '06/25/2017')).toMatchObject({ order: 'dmy' })
})

test('a column of two minds is asked about', () => {
  expect(judge('25/06/2017', '06/25/2017', '26/06/2017')).toMatchObject({ order: null })
})

test('text that is no date is counted as such', () => {
  expect(judge('n/a', '25/06/2017')).toMatchObject({ dates: 1, filled: 2, order: 'dmy' })
  expect(judge('Acme', 'Bolt')).toMatchObject({ dates: 0, order: null, possible: [] })
})

test('a column that leaves it open follows one of the same file that looks alike', () => {
  const open = judge('03/04/2017')
  expect(settleOrders([judge('25/06/2017'), open, undefined])).toEqual(['dmy', 'dmy', null])
  expect(settleOrders([judge('25.06.2017'), open])).toEqual(['dmy', null])
  expect(settleOrders([judge('25/06/2017'), judge('06/25/2017'), open])).toEqual(['dmy', 'mdy', null])
})
