import { describe, expect, it } from 'vitest'
import { isCurrency } from '../../kernel/money.ts'
import { countries } from '../../kernel/written/address.ts'
import { currencyOf } from './currency-of.ts'
import { found } from './found-here.ts'

describe('what a browser tells', () => {
  it('is the country of its clock, whatever language it speaks', () => {
    expect(found('Europe/Berlin', 'en-US')).toEqual({
      timeZone: 'Europe/Berlin',
      locale: 'en-US',
      country: 'DE',
      currency: 'EUR',
    })
    expect(found('Asia/Tokyo', 'ja-JP')).toMatchObject({ country: 'JP', currency: 'JPY' })
    expect(found('Africa/Cairo', 'ar')).toMatchObject({ country: 'EG', currency: 'EGP' })
  })

  it('is the country of its language where the clock says none', () => {
    expect(found('UTC', 'sv-SE')).toMatchObject({ country: 'SE', currency: 'SEK' })
    expect(found('UTC', 'de')).toEqual({ timeZone: 'UTC', locale: 'de' })
  })

  it('is a currency that there is, for every country that has one listed', () => {
    const listed = countries('en').flatMap(({ code }) => currencyOf(code) ?? [])
    expect(listed.length).toBeGreaterThan(90)
    expect(listed.filter((currency) => !isCurrency(currency))).toEqual([])
  })
})
