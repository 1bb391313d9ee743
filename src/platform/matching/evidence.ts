import type { RecordDefinition } from '../../kernel/record.ts'
import { labelOf, say, type Sentence } from '../../kernel/sentence.ts'
import type { Levels, Respect } from './levels.ts'
import { isOnPaper } from './nicknames.ts'
import type { Profile } from './profile.ts'

/** What speaks for or against two records being the same, in words. */
export interface Evidence {
  respect: Respect
  speaks: 'for' | 'against'
  sentence: Sentence
}

type Told = Partial<Record<Respect, Readonly<Record<string, readonly [Evidence['speaks'], Sentence]>>>>

const yes = (sentence: Sentence) => ['for', sentence] as const
const no = (sentence: Sentence) => ['against', sentence] as const

// What reaches somebody comes first: it is what people look for.
const told: Told = {
  email: {
    same: yes(say('same e-mail')),
    some: yes(say('an e-mail in common')),
    shared: yes(say('same shared mailbox')),
    similar: yes(say('similar e-mail')),
    different: no(say('different e-mails')),
  },
  phone: {
    more: yes(say('several phones in common')),
    same: yes(say('same phone')),
    some: yes(say('a phone in common')),
    tail: yes(say('same phone, typed otherwise')),
    different: no(say('different phones')),
    abroad: no(say('phones of different countries')),
  },
  domain: {
    same: yes(say('same domain')),
    stem: yes(say('similar domain')),
    different: no(say('different domains')),
  },
  name: {
    same: yes(say('same name')),
    letters: yes(say('same name in other letters')),
    order: yes(say('same name in another order')),
    similar: yes(say('similar name')),
    longer: yes(say('one name is part of the other')),
    part: yes(say('a word of the name in common')),
    different: no(say('different names')),
  },
  address: {
    same: yes(say('same address')),
    near: yes(say('same street')),
    different: no(say('different addresses')),
    abroad: no(say('different countries')),
  },
  form: { different: no(say('different legal forms')) },
  bearers: { some: no(say('a common name here')), many: no(say('a very common name here')) },
}

/** In the order in which people want to know it, what speaks for it before what speaks against it. */
export function evidenceOf(record: RecordDefinition, levels: Levels, one: Profile, other: Profile): Evidence[] {
  const found: Evidence[] = []
  const add = (respect: Respect, [speaks, sentence]: readonly [Evidence['speaks'], Sentence]) =>
    found.push({ respect, speaks, sentence })
  // Who has an address in common has its domain in common.
  const isInOneBox = levels.email === 'same' || levels.email === 'some' || levels.email === 'shared'
  tellMarks('codes', 'code', ['same', 'different'])
  for (const respect of ['email', 'phone'] as const) tell(respect)
  tellMarks('sites', 'site', ['same'])
  if (!isInOneBox) tell('domain')
  for (const each of namesOf(levels, one, other)) add('given', each)
  for (const respect of ['name', 'address'] as const) tell(respect)
  tellMarks('words', 'word', ['same'])
  for (const [name, isSame] of compared(one.days, other.days)) add('day', aboutField(record, name, isSame))
  for (const [name, isSame] of compared(one.links, other.links)) add('link', aboutField(record, name, isSame))
  if (levels.about) add('about', yes(say('same {field}', { field: labelOf(aboutFieldOf(record)) })))
  for (const respect of ['form', 'bearers'] as const) tell(respect)
  return [...found.filter(({ speaks }) => speaks === 'for'), ...found.filter(({ speaks }) => speaks === 'against')]

  function tellMarks(kind: 'codes' | 'sites' | 'words', respect: Respect, said: readonly ('same' | 'different')[]) {
    for (const [name, isSame] of compared(one.marks?.[kind] ?? none, other.marks?.[kind] ?? none))
      if (said.includes(isSame ? 'same' : 'different')) add(respect, aboutField(record, name, isSame))
  }

  function tell(respect: Respect) {
    const words = levels[respect] && told[respect]?.[levels[respect]]
    if (words) add(respect, words)
  }
}

const aboutFieldOf = (record: RecordDefinition) =>
  record.all[record.subtitle!.find((name) => ['text', 'choice'].includes(record.all[name]!.type))!]!

const none: ReadonlyMap<string, string> = new Map()

const compared = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...one].flatMap(([name, value]) => (other.has(name) ? [[name, other.get(name) === value] as const] : []))

const aboutField = (record: RecordDefinition, name: string, isSame: boolean) => {
  const field = labelOf(record.all[name]!)
  return isSame ? yes(say('same {field}', { field })) : no(say('different: {field}', { field }))
}

function namesOf({ given, family, swapped }: Levels, one: Profile, other: Profile) {
  if (given === null && family === null) return []
  if (swapped) return [yes(say('first and last name swapped'))]
  const first = [shown(one), shown(other)] as const
  const words = []
  const isSame = (level: string | null) => level === 'same' || level === 'letters'
  if (isSame(given) && isSame(family))
    return [yes(given === 'letters' || family === 'letters' ? say('same name in other letters') : say('same name'))]
  if (given === 'short') words.push(yes(shortFor(one, other)))
  if (given === 'initial') words.push(yes(say('{one} may stand for {other}', asInitial(first))))
  if (given === 'similar' || family === 'similar') words.push(yes(say('similar name')))
  else if (family === 'part') words.push(yes(say('one last name is part of the other')))
  else if (isSame(given)) words.push(yes(say('same first name')))
  else if (isSame(family)) words.push(yes(say('same last name')))
  if (given === 'different') words.push(no(say('different first names')))
  if (family === 'different') words.push(no(say('different last names')))
  return words
}

const shown = ({ given }: Profile) => capital(given[0]?.typed ?? '')
const capital = (word: string) => word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())

const asInitial = ([one, other]: readonly [string, string]) =>
  one.length <= other.length ? { one: `${one}.`, other } : { one: `${other}.`, other: one }

function shortFor(one: Profile, other: Profile): Sentence {
  const [a, b] = [one.given[0]!, other.given[0]!]
  if (isOnPaper(b.plain, a.plain)) return say('{short} is short for {name}', { short: shown(one), name: shown(other) })
  if (isOnPaper(a.plain, b.plain)) return say('{short} is short for {name}', { short: shown(other), name: shown(one) })
  return say('{one} and {other} can be one name', { one: shown(one), other: shown(other) })
}
