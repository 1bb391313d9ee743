import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourcesIn } from '../../bin/tools/imports.ts'
import { root } from '../../bin/tools/root.ts'
import { languageCodes, type Language } from '../../src/kernel/language.ts'
import { englishOfDefinitions, sentencesSaid, wordsIn, type Flat } from './words.ts'

const others = languageCodes.filter((code) => code !== 'en')
const rooms = readdirSync(path.join(root, 'src/domains'))
const folders = ['src/web/words', 'src/web/words/pages', ...rooms.flatMap((room) => ['', '/panels', '/pages'].map((part) => `src/domains/${room}/words${part}`))] // prettier-ignore
const spoken = folders.filter((folder) => existsSync(path.join(root, folder, 'en.json')))
const forms = (language: Language) => new Intl.PluralRules(language).resolvedOptions().pluralCategories
const form = /_(zero|one|two|few|many|other)$/
const holes = (text: string) => [...text.matchAll(/\{\{?-? ?(\w+)[^}]*\}/g)].map(([, name]) => name!).toSorted()
const screens = (words: Flat) => Object.keys(words).filter((key) => !/^(definitions|screens)\./.test(key))

test('there are words to look at', () => {
  expect(spoken.length).toBeGreaterThan(4)
  expect(sentencesSaid(root).said.get('src/platform')!.size).toBeGreaterThan(80)
})

test('no two rooms say something of their own under one name, of which one would be heard', () => {
  const all = spoken.flatMap((folder) => Object.keys(wordsIn(root, `${folder}/en.json`)))
  expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([])
})

/** The keys that a language must have for those of English: where English counts, every form of the language. */
function keysIn(language: Language, english: Flat): string[] {
  const keys = screens(english).flatMap((key) => {
    const base = key.replace(form, '')
    const counts = form.test(key) && `${base}_other` in english
    if (!counts) return [key]
    // English says “none” in its own way here and there; other languages do so as well.
    const own = `${base}_zero` in english ? ['zero'] : []
    return [...forms(language), ...own].map((each) => `${base}_${each}`)
  })
  return [...new Set(keys)].toSorted()
}

describe.each(others)('%s', (language) => {
  test.each(spoken)('says all that %s says in English, and no more', (folder) => {
    const words = wordsIn(root, `${folder}/${language}.json`)
    expect(screens(words).toSorted()).toEqual(keysIn(language, wordsIn(root, `${folder}/en.json`)))
  })

  test.each(spoken)('fills the same places as English in %s', (folder) => {
    const english = wordsIn(root, `${folder}/en.json`)
    const words = wordsIn(root, `${folder}/${language}.json`)
    const wrong = screens(words).filter((key) => {
      const base = key.replace(form, '')
      const known = english[key] ?? english[`${base}_other`] ?? ''
      const mine = holes(words[key]!)
      // One and two may be said in words.
      const mayLack = /_(zero|one|two)$/.test(key) ? ['count', 'number'] : []
      return (
        mine.some((name) => !holes(known).includes(name)) ||
        holes(known).some((name) => !mine.includes(name) && !mayLack.includes(name))
      )
    })
    expect(wrong).toEqual([])
  })

  test.each([...englishOfDefinitions().keys()])('names all that is defined in %s', (folder) => {
    const words = wordsIn(root, `${folder}/${language}.json`)
    const named = Object.keys(words).filter((key) => key.startsWith('definitions.'))
    // A field that has nothing but its label may say just that.
    const whole = (key: string) => (/\.fields\.\w+$/.test(key) ? `${key}.label` : key)
    expect(named.map(whole).toSorted()).toEqual(Object.keys(englishOfDefinitions().get(folder)!).toSorted())
  })

  test('says a sentence of the server in one way, wherever it is said', () => {
    const told = new Map<string, Set<string>>()
    for (const folder of sentencesSaid(root).said.keys())
      for (const [pattern, own] of Object.entries(wordsIn(root, `${folder}/words/sentences.${language}.json`)))
        told.set(pattern, (told.get(pattern) ?? new Set()).add(own))
    expect([...told].filter(([, ways]) => ways.size > 1)).toEqual([])
  })

  test('puts every sentence of the server into words, and none that nobody says', () => {
    for (const [folder, sentences] of sentencesSaid(root).said) {
      const words = wordsIn(root, `${folder}/words/sentences.${language}.json`)
      const known = [...new Set(Object.keys(words).map((key) => key.replace(/\.(zero|one|two|few|many|other)$/, '.')))]
      expect({ folder, sentences: known.toSorted() }).toEqual({
        folder,
        sentences: [...sentences].toSorted(),
      })
      for (const [pattern, told] of Object.entries(words)) expect(holes(told), pattern).toEqual(holes(pattern))
    }
  })
})

test('what the server says stands where it is said, so that it can be found', () => {
  expect(sentencesSaid(root).unclear).toEqual([])
})

test('what a schema says of a fault is such a sentence', () => {
  const bare = [...sourcesIn(root, 'src')].flatMap(([file, text]) =>
    /\.test\.|^src\/web\//.test(file) ? [] : bareFaults(text).map((fault) => `${file}: ${fault}`),
  )
  expect(bare).toEqual([])
  expect(bareFaults(`z.string().refine(isDay, 'A day.').regex(/^x$/, "An x.")`)).toEqual(["'A day.'", '"An x."'])
})

/** Messages that a schema gives as mere text, which no language would find. */
function bareFaults(text: string): string[] {
  return [
    ...text.matchAll(/\.(?:refine|regex)\([^;]*?,\s*(?:\{ (?:error|message): )?('[A-Z][^']*'|"[A-Z][^"]*")\s*[,)}]/g),
  ].map(([, message]) => message!)
}
