import { languageOf } from '../../kernel/language.ts'
import { countries } from '../../kernel/written/address.ts'
import { language } from '../words/language.ts'
import { currencyOf } from './currency-of.ts'

export interface Found {
  timeZone: string
  locale: string
  country?: string
  currency?: string
}

/** What this browser tells of where its person lives: the clock says the country, the language how things are written. */
export function foundHere(): Found {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const asked = [navigator.language, ...navigator.languages].find((locale) => languageOf(locale) === language)
  return found(timeZone, asked ?? language)
}

/** The same for any clock and language. */
export function found(timeZone: string, language: string): Found {
  const spoken = new Intl.Locale(language)
  const country = countryOfZone(timeZone) ?? spoken.region
  const currency = country && currencyOf(country)
  return { timeZone, locale: language, ...(country && { country }), ...(currency && { currency }) }
}

type WithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined }

/** The country whose clocks are set so; undefined where the browser does not know, and for UTC. */
function countryOfZone(zone: string): string | undefined {
  return countries('en').find(({ code }) => {
    const locale = new Intl.Locale(`und-${code}`) as WithZones
    return locale.getTimeZones?.()?.includes(zone)
  })?.code
}
