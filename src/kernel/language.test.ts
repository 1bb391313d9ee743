import { expect, test } from 'vitest'
import { firstLanguage, inSentence, languageOf } from './language.ts'

test('a locale is spoken in its language, wherever it is from', () => {
  expect(languageOf('de-AT')).toBe('de')
  expect(languageOf('ar_EG')).toBe('ar')
  expect(languageOf('EN')).toBe('en')
  expect(languageOf('fr-FR')).toBeUndefined()
  expect(languageOf('constructor')).toBeUndefined()
})

test('of several locales the first that Farley speaks counts', () => {
  expect(firstLanguage(['fr', 'de-CH', 'en'])).toBe('de')
  expect(firstLanguage(['fr'])).toBeUndefined()
})

test('a name within a sentence is small, but for German nouns', () => {
  expect(inSentence('Deal', 'en')).toBe('deal')
  expect(inSentence('Deal', 'de')).toBe('Deal')
})
