import { firstLanguage, inSentence, languageCodes, languages, type Language } from '../../kernel/language.ts'

const place = 'farley.language'
const known = globalThis.localStorage?.getItem(place) as Language | null

/** The language of this page, from its first to its last word: the one last chosen on this device, else the browser's. */
export const language: Language =
  known && languageCodes.includes(known) ? known : (firstLanguage(navigator.languages) ?? 'en')
export const direction = languages[language].direction
/** 1 where reading goes to the right, -1 where it goes to the left: by it, arrow keys follow the reading direction. */
export const forward = direction === 'rtl' ? -1 : 1

/** Says on the page itself in which language it is and which way it reads. */
export function announceLanguage(): void {
  document.documentElement.lang = language
  document.documentElement.dir = direction
}

/** Speaks another language from now on, on this device: the page begins again in it. */
export function speakLanguage(next: Language): void {
  if (next === language) return
  localStorage.setItem(place, next)
  location.reload()
}

const choice = 'farley.languageChosen'

/** Takes a stranger's word for their language, until they come in and it is kept for them. */
export function chooseLanguage(next: Language): void {
  localStorage.setItem(choice, next)
  speakLanguage(next)
}

/** What a stranger chose before they came in; null where they left it to us. */
export const chosenLanguage = () => localStorage.getItem(choice) as Language | null
export const forgetChosen = () => localStorage.removeItem(choice)

/** A name of a definition within a sentence: small, but for languages that write nouns with a capital. */
export const named = (name: string) => inSentence(name, language)
