import { say, type Sentence } from '../sentence.ts'
import { longestFormula } from './kind.ts'

/** A word of a formula as it was typed, and where it stands. */
export interface Word {
  is: 'number' | 'text' | 'name' | 'sign' | 'end'
  /** A number as decimal digits, a text without its quotes, a name or sign as it stands. */
  value: string
  from: number
  to: number
}

/** What is wrong with a formula, in a sentence that names the place, and which characters are meant. */
export class FormulaFault extends Error {
  readonly sentence: Sentence
  readonly from: number
  readonly to: number

  constructor(sentence: Sentence, { from, to }: { from: number; to: number }) {
    super(sentence.message)
    this.sentence = sentence
    this.from = from
    this.to = to
  }
}

const pattern = /\s+|(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)|(<>|!=|<=|>=|[-+*/&=<>(),;%])/uy // prettier-ignore
const kinds = ['number', 'text', 'name', 'sign'] as const

const mostWords = 400

/** The words of a formula, an end behind them. */
export function wordsOf(text: string): Word[] {
  const whole = { from: 0, to: text.length }
  if (text.length > longestFormula) throw new FormulaFault(say('A formula has at most {most} characters.', { most: longestFormula }), whole) // prettier-ignore
  const words: Word[] = []
  pattern.lastIndex = 0
  for (let from = 0; from < text.length; from = pattern.lastIndex) {
    const found = pattern.exec(text)
    if (!found) throw new FormulaFault(unreadable(text, from), { from, to: from + 1 })
    const at = kinds.findIndex((_, index) => found[index + 1] !== undefined)
    if (at < 0) continue
    const value = found[at + 1]!
    words.push({ is: kinds[at]!, value: at === 1 ? value.replaceAll('""', '"') : value, from, to: pattern.lastIndex })
  }
  if (words.length > mostWords) throw new FormulaFault(say('A formula has at most {most} words.', { most: mostWords }), whole) // prettier-ignore
  return [...words, { is: 'end', value: '', from: text.length, to: text.length }]
}

function unreadable(text: string, at: number): Sentence {
  if (text[at] === '"') return say('A text begins with a quotation mark and ends with one; this one does not end.')
  return say('“{sign}” is nothing that a formula is made of.', { sign: String.fromCodePoint(text.codePointAt(at)!) })
}
