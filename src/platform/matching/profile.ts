import type { Address, Contact } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { domainOf } from '../search/contacts.ts'
import { legalForms, smallWords } from './company-words.ts'
import { asOneSpells, inLatin, inPlainLetters, isForeign, wordsIn } from './letters.ts'
import { isMark, marksOf, type Marks } from './own-marks.ts'
import { soundOf } from './sound.ts'

/** A word of a name, as it is compared and as it sounds. */
export interface Word {
  /** As typed, in Latin letters. */
  typed: string
  /** However one spells it: `muller`. */
  plain: string
  sound: string
  /** Written in other than Latin letters: what it is in these is a guess. */
  foreign: boolean
}

/** A house: where it stands as far as it was said. */
export interface House {
  street: string
  number: string
  postalCode: string
  city: string
  country: string
}

/** What a record is recognised by, made ready to be compared. */
export interface Profile {
  /** Of a person; both empty for what has one name. */
  given: readonly Word[]
  family: readonly Word[]
  /** Of a company: what tells it from others, then its legal form. */
  name: readonly Word[]
  form: string
  emails: readonly string[]
  phones: readonly string[]
  /** The last seven digits of numbers, however they were typed. */
  tails: readonly string[]
  domains: readonly string[]
  houses: readonly House[]
  /** Whom it belongs to, by field. */
  links: ReadonlyMap<string, string>
  /** Days of a life, by field. */
  days: ReadonlyMap<string, string>
  /** What tells it from others of its name. */
  about: readonly string[]
  /** Of a record of a company's own type; null for what Farley ships. */
  marks: Marks | null
}

type Row = Readonly<Record<string, unknown>>

const none: ReadonlySet<string> = new Set()

/** What a row is recognised by; fields that somebody may not know of are left out. */
export function profileOf(record: RecordDefinition, row: Row, hidden: ReadonlySet<string> = none): Profile {
  const { own } = record
  // What is secret stands in no contact key either.
  const known = (name: string) =>
    hidden.has(name) || (own && name !== record.title && !isMark(name, record.all[name]!)) ? undefined : row[name]
  const ofType = <T>(type: string) =>
    Object.keys(record.all)
      .filter((name) => record.all[name]!.type === type)
      .flatMap((name) => (known(name) as T[] | T | null | undefined) ?? []) as T[]
  const contacts = ofType<Contact>('emails').map(({ value, normal }) => normal ?? value.trim().toLowerCase())
  const phones = ofType<Contact>('phones')
  const houses = ofType<Address>('addresses').map(houseOf)
  const { naming } = record
  const urls = Object.keys(record.all).filter(
    (name) => record.all[name]!.type === 'url' && record.all[name]!.searchable,
  )
  const names = naming ? peoplesNames(known(naming.given) as string, known(naming.family) as string) : noNames
  return {
    ...names,
    ...(naming ? noName : companyName(known(record.title) as string, houses)),
    ...(own && { form: '' }),
    emails: contacts,
    phones: phones.flatMap(({ normal }) => normal ?? []),
    tails: phones.map(({ value, normal }) => (normal ?? value).replace(/\D/g, '').slice(-7)).filter((tail) => tail.length === 7), // prettier-ignore
    domains: naming || own ? [] : unique([...urls.map((name) => known(name) as string), ...contacts].filter(Boolean).map(domainOf)), // prettier-ignore
    houses,
    links: valuesOf(record, known, (field) => field.type === 'link' && field.to !== record.name),
    days: valuesOf(record, known, (field) => field.type === 'date'),
    about: (record.subtitle ?? []).filter((name) => aboutTypes.has(record.all[name]!.type) && known(name)).map((name) => inLatin(known(name) as string)), // prettier-ignore
    marks: own ? marksOf(record, known) : null,
  }
}

const aboutTypes = new Set(['text', 'choice'])
const unique = (list: readonly (string | null)[]) => [...new Set(list.filter((each) => each !== null))]

function valuesOf(
  record: RecordDefinition,
  known: (name: string) => unknown,
  takesPart: (field: RecordDefinition['all'][string]) => boolean,
): Map<string, string> {
  const names = Object.keys(record.own ? record.all : record.fields).filter((name) => takesPart(record.all[name]!))
  return new Map(names.flatMap((name) => (known(name) ? [[name, known(name) as string] as const] : [])))
}

const noNames = { given: [], family: [] }
const noName = { name: [], form: '' }

const titles = new Set(
  'dr prof professor mr mrs ms miss herr frau hr fr sir dipl ing mag med rer nat phd mba jr sr ii iii mme mlle sra srta don dott avv'.split(' '), // prettier-ignore
)
const particles = new Set('von van der den de la le du di da dos del della el al bin ibn zu zum zur ter ten af y e'.split(' ')) // prettier-ignore

function peoplesNames(first: string | null | undefined, last: string | null | undefined) {
  const given = wordsOfName(first)
  const family = wordsOfName(last)
  // Everything was typed into one of the two.
  if (given.length === 0 && family.length > 1) return { given: family.slice(0, 1), family: family.slice(1) }
  if (family.length === 0 && given.length > 1) return { given: given.slice(0, 1), family: given.slice(1) }
  return { given, family }
}

function wordsOfName(text: string | null | undefined): Word[] {
  const words = wordsIn(text).filter((word) => !titles.has(word))
  const without = words.filter((word) => !particles.has(word))
  return asWords(without.length > 0 ? without : words, text ?? '')
}

function companyName(text: string | null | undefined, houses: readonly House[]) {
  const words = wordsIn(text?.replace(/\b(\p{L})\.\s?(?=\p{L}\b)/gu, '$1'))
  const isForm = (word: string) => legalForms.has(asOneSpells(word))
  const own = words.filter((word) => !isForm(word) && !smallWords.has(asOneSpells(word)))
  const towns = new Set(houses.flatMap(({ city }) => city.split(' ')))
  const elsewhere = own.filter((word) => !towns.has(word))
  const name = elsewhere.length > 0 ? elsewhere : own.length > 0 ? own : words
  return { name: asWords(name, text ?? ''), form: words.filter(isForm).join(' ') }
}

const asWords = (words: readonly string[], text: string): Word[] => {
  const foreign = isForeign(text)
  return words.map((typed) => {
    const plain = asOneSpells(typed)
    return { typed, plain, sound: soundOf(plain), foreign }
  })
}

const streetWords =
  /\b(strasse|str|street|st|road|rd|avenue|ave|av|via|v|calle|c|rue|r|ul|al|pr|vul|вул|ул|gatan|g|sok|sokak|cad|caddesi|lane|ln|close|drive|dr|boulevard|bd|blvd)\b/g

function houseOf({ street, postalCode, city, country }: Address): House {
  const plain = wordsIn(street).join(' ').replace(/strasse|str\b|gatan/g, ' ') // prettier-ignore
  const number = /\d+/.exec(plain)?.[0] ?? ''
  const name = plain.replace(/\d+\w?/g, ' ').replace(streetWords, ' ').replace(/\s+/g, ' ').trim() // prettier-ignore
  return {
    street: name,
    number,
    postalCode: (postalCode ?? '').replace(/\W/g, '').toLowerCase(),
    city: inPlainLetters(city ?? ''),
    country: country ?? '',
  }
}
