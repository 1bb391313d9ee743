/** The languages that Farley speaks, each under the name that its readers give it, with how it is written where nobody says more. */
export const languages = {
  en: { name: 'English', direction: 'ltr', locale: 'en-GB' },
  de: { name: 'Deutsch', direction: 'ltr', locale: 'de-DE' },
  ar: { name: 'العربية', direction: 'rtl', locale: 'ar-u-nu-latn' },
} as const

export type Language = keyof typeof languages
export const languageCodes = Object.keys(languages) as Language[]

/** The language of a locale, `de` of `de-AT`; undefined when Farley does not speak it. */
export function languageOf(locale: string): Language | undefined {
  const code = locale.toLowerCase().split(/[-_]/)[0]!
  return Object.hasOwn(languages, code) ? (code as Language) : undefined
}

/** The first of several locales whose language Farley speaks. */
export function firstLanguage(locales: readonly string[]): Language | undefined {
  return locales.map(languageOf).find((language) => language !== undefined)
}

/** A name as it stands within a sentence: German keeps the capitals of its nouns. */
export function inSentence(name: string, language: Language): string {
  return language === 'de' ? name : name.toLocaleLowerCase(language)
}

/** Whether there is such a locale: `de-AT`. */
export function isLocale(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length > 0
  } catch {
    return false
  }
}

/** How dates and numbers are written for a reader of that language: as the workspace has it, if it is in that language. */
export function localeFor(language: Language, workspace: string): string {
  return languageOf(workspace) === language ? workspace : languages[language].locale
}
