import type { Field } from '../../kernel/field.ts'
import { isOwnName } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { inPlainLetters, wordsIn } from './letters.ts'

/** What a record of a company's own type is recognised by, beside its name and how one reaches it; each by field. */
export interface Marks {
  /** Texts with a number in them, as serial numbers and policies have: mostly of one record only. */
  codes: ReadonlyMap<string, string>
  /** Web addresses, the whole of each. */
  sites: ReadonlyMap<string, string>
  /** Other texts. */
  words: ReadonlyMap<string, string>
  /** The numbers in its name: machine 7 is not machine 8. */
  numbers: string
}

/** The types of own fields by which records of an own type are compared. */
const markTypes = new Set(['text', 'url', 'emails', 'phones', 'link', 'date'])

/** Whether a field is one by which records of an own type are compared: nothing secret, nothing that is only computed. */
export const isMark = (name: string, { type, sensitivity, setBy }: Field): boolean =>
  isOwnName(name) && markTypes.has(type) && sensitivity !== 'secret' && setBy === 'typed'

/** What the values of a record say of it, as far as they are known. */
export function marksOf(record: RecordDefinition, known: (name: string) => unknown): Marks {
  const texts = (type: Field['type'], as: (text: string) => string) =>
    Object.entries(record.all).filter(([name, field]) => field.type === type && isMark(name, field) && known(name)).map(([name]) => [name, as(known(name) as string)] as const).filter(([, text]) => text.length >= shortest) // prettier-ignore
  const plain = texts('text', asCode)
  return {
    codes: new Map(plain.filter(([, text]) => hasNumber.test(text))),
    words: new Map(plain.filter(([, text]) => !hasNumber.test(text))),
    sites: new Map(texts('url', asSite)),
    numbers: wordsIn(known(record.title) as string).join(' ').match(/\d+/g)?.join(' ') ?? '', // prettier-ignore
  }
}

/** What is shorter says too little. */
const shortest = 3
const hasNumber = /\d/

/** However it was typed: `SN 47-11` as `sn4711`. */
const asCode = (text: string) => wordsIn(text).map(inPlainLetters).join('')
const asSite = (address: string) =>
  address.trim().toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/^www\./, '').replace(/[/?#]+$/, '') // prettier-ignore
