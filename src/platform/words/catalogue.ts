import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { laidOver, type WordTree } from '../../kernel/laid-over.ts'
import { languageCodes, type Language } from '../../kernel/language.ts'

/** A sentence in a language; where it counts something, one for each form that the language has for that. */
export type Told = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>

/** What the server can say in a language. */
interface Catalogue {
  /** By their English. */
  sentences: Readonly<Record<string, Told>>
  /** The names that definitions give, by path: `deal.fields.amount`. */
  names: Readonly<Record<string, unknown>>
}

const sources = join(import.meta.dirname, '..', '..')
const read = new Map<Language, Catalogue>()

/** The words of a language; read when it is first spoken. */
export function catalogueOf(language: Language): Catalogue {
  const known = read.get(language) ?? readCatalogue(language)
  read.set(language, known)
  return known
}

/** Every folder of words of the server: the kernel's, the platform's and the rooms'. */
export function wordFolders(): string[] {
  const rooms = readdirSync(join(sources, 'domains')).map((room) => join('domains', room))
  return ['kernel', 'platform', ...rooms]
    .map((each) => join(sources, each, 'words'))
    .filter((folder) => existsSync(folder))
}

function readCatalogue(language: Language): Catalogue {
  if (!languageCodes.includes(language)) throw new Error(`Nobody speaks ${language} here.`)
  const all = (file: string) => wordFolders().map((folder) => readWords(join(folder, file)))
  const names = all(`${language}.json`).map((words) => (words.definitions ?? {}) as WordTree)
  return {
    sentences: Object.assign({}, ...all(`sentences.${language}.json`)) as Catalogue['sentences'],
    names: names.reduce<WordTree>(laidOver, {}),
  }
}

function readWords(file: string): Record<string, unknown> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {}
}
