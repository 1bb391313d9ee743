import { firstLanguage, languageOf, type Language } from '../../kernel/language.ts'

/** The language of somebody who has decided for one, or for whom the workspace has. */
export function languageFor(own: string | null | undefined, locale: string): Language {
  return (own ? languageOf(own) : undefined) ?? languageOf(locale) ?? 'en'
}

/** The language of a stranger, as their browser asks for it: `de-CH, de;q=0.9, en;q=0.8`; English where none is spoken. */
export function readerOf(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '').split(',').map((part) => {
    const [locale = '', ...parameters] = part.trim().split(';')
    const quality = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find((each) => each !== undefined)
    return { locale, quality: quality === undefined ? 1 : Number(quality) }
  })
  const wanted = asked.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality)
  return firstLanguage(wanted.map(({ locale }) => locale)) ?? 'en'
}
