import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse, stringify } from 'yaml'
import { languageCodes, type Language } from '../../../kernel/language.ts'
import type { TemplateKey } from '../model/index.ts'

const folder = path.join(import.meta.dirname, '../templates')
const read = (file: string): unknown => parse(readFileSync(path.join(folder, file), 'utf8'))

type Words = Readonly<Record<string, readonly [de: string, ar: string]>>
let known: Words | undefined
const words = (): Words => (known ??= read('words.yaml') as Words)

/** A text of a template in a language; English where nobody has put it into words. */
export function inLanguage(text: string, language: Language): string {
  const said = Object.hasOwn(words(), text) ? words()[text] : undefined
  return said && language !== 'en' ? said[language === 'de' ? 0 : 1] : text
}

/** The configuration of a template in a language; what its record types are called in the others stands beside. */
export function configurationOf(key: TemplateKey, language: Language): string {
  const english = read(`${key}/configuration.yaml`) as Sections
  const told = inWords(english, language) as Sections
  const customRecords = told.customRecords.map((each, index) => ({
    ...each,
    words: inOthers(english.customRecords[index]!, language),
  }))
  return stringify({ ...told, customRecords })
}

interface Sections {
  customRecords: { one: string; many: string }[]
}

function inOthers({ one, many }: Sections['customRecords'][number], language: Language) {
  const others = languageCodes.filter((code) => code !== language)
  return Object.fromEntries(others.map((code) => [code, { one: inLanguage(one, code), many: inLanguage(many, code) }]))
}

/** Records of a kind as the rows of a table; `ref` is the name by which others lead to one. */
export interface SampleTable {
  record: string
  fields: string[]
  rows: unknown[][]
}

/** The sample data of a template; what leads to its settings is in the language in which they are. */
export const sampleOf = (key: TemplateKey, language: Language): SampleTable[] =>
  inWords(read(`${key}/sample.yaml`), language) as SampleTable[]

function inWords(value: unknown, language: Language): unknown {
  if (typeof value === 'string') return inLanguage(value, language)
  if (Array.isArray(value)) return value.map((each) => inWords(each, language))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inWords(each, language)]))
}
