import { currentLocale } from '../../../web/words/format.ts'

interface Known {
  value: string
  label: string
}

/** All currencies, the code first. */
export function currencies(locale: string): Known[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code}, ${names.of(code)}` }))
}

/** All time zones of the platform. */
export const timeZones = (): Known[] =>
  Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))

const locales = ['en-GB', 'en-US', 'en-AU', 'en-CA', 'en-IE', 'en-IN', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-BE', 'fr-CH', 'es-ES', 'es-MX', 'it-IT', 'nl-NL', 'pt-PT', 'pt-BR', 'pl-PL', 'sv-SE', 'da-DK', 'nb-NO', 'fi-FI', 'cs-CZ', 'tr-TR', 'ja-JP', 'ar-AE', 'ar-EG', 'ar-MA', 'ar-SA'] // prettier-ignore

/** How dates and numbers are written, each with an example. */
export function localeOptions(): Known[] {
  const names = new Intl.DisplayNames(currentLocale(), { type: 'language' })
  const day = new Date(Date.UTC(2026, 11, 31))
  return locales.map((locale) => {
    const example = `${new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(day)}, ${new Intl.NumberFormat(locale).format(1234.5)}`
    return { value: locale, label: `${names.of(locale)}: ${example}` }
  })
}
