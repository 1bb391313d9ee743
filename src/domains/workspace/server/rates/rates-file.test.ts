import { expect, test } from 'vitest'
import { ratesOf } from './rates-file.ts'

const daily = 'Date, USD, JPY, GBP, \n27 November 2026, 1.0812, 163.25, 0.8412, \n'
const history = 'Date,USD,JPY,ISK,\n2026-11-27,1.0812,163.25,N/A,\n2026-11-26,1.08,163,N/A,\n'

test('the daily file of the European Central Bank is read for a company that counts in euros', () => {
  expect(ratesOf(daily, 'EUR')).toEqual([
    { currency: 'USD', day: '2026-11-27', rate: '0.9248982612' },
    { currency: 'JPY', day: '2026-11-27', rate: '0.0061255743' },
    { currency: 'GBP', day: '2026-11-27', rate: '1.1887779363' },
  ])
})

test('and for one that counts in another currency, by way of the euro', () => {
  expect(ratesOf(daily, 'USD').slice(0, 2)).toEqual([
    { currency: 'EUR', day: '2026-11-27', rate: '1.0812' },
    { currency: 'JPY', day: '2026-11-27', rate: '0.0066229709' },
  ])
})

test('a day on which the bank gives no rate has none, and a currency it does not know has none at all', () => {
  expect(ratesOf(history, 'EUR').map(({ currency, day }) => [currency, day])).toEqual([
    ['USD', '2026-11-27'],
    ['JPY', '2026-11-27'],
    ['USD', '2026-11-26'],
    ['JPY', '2026-11-26'],
  ])
  expect(ratesOf(history, 'KWD')).toEqual([])
})

test('a file with a rate a line is taken as it is', () => {
  expect(ratesOf('Currency;Date;Rate\nusd;2026-01-31;0.92\nEUR;2026-01-31;1\n', 'EUR')).toEqual([
    { currency: 'USD', day: '2026-01-31', rate: '0.92' },
  ])
})

test('what is wrong is named by its line', () => {
  const said = (text: string) => {
    try {
      ratesOf(text, 'EUR')
    } catch (refusal) {
      return (refusal as { fields: { message: string }[] }).fields[0]!.message
    }
    return null
  }
  expect(said('Date,USD\n2026-11-27,much\n')).toMatch(/^Line 2: a rate/)
  expect(said('Date,USD\nyesterday,1.1\n')).toMatch(/^Line 2: a day/)
  expect(said('currency,date,rate\nUSD,2026-01-01,-1\n')).toMatch(/^Line 2: a rate/)
  expect(said('currency,date,rate\nXXZ,2026-01-01,1\n')).toMatch(/^Line 2: there is no currency “XXZ”/)
  expect(said('name,price\nPump,12\n')).toMatch(/heads currency, date and rate/)
})
