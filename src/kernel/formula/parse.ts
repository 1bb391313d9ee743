import { say } from '../sentence.ts'
import { FormulaFault, wordsOf, type Word } from './word.ts'

/** Where in the text a part of a formula stands. */
interface Place {
  from: number
  to: number
}
/** A part of a formula; what has a sign (`a + b`) is a call by the name of its sign. */
export type Part = Place &
  (
    | { is: 'number'; value: string }
    | { is: 'text'; value: string }
    | { is: 'field'; value: string }
    | { is: 'truth'; value: boolean }
    | { is: 'call'; name: string; args: Part[] }
  )

/** From what binds least to what binds most. */
const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['not'],
  ['=', '<>', '!=', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
]
const deepest = 40

interface Reader {
  words: readonly Word[]
  at: number
  depth: number
}

/** A formula as the tree of its parts; throws a FormulaFault where it is none. */
export function parse(text: string): Part {
  const reader = { words: wordsOf(text.replace(/^\s*=/, (begin) => ' '.repeat(begin.length))), at: 0, depth: 0 }
  const whole = level(reader, 0)
  const { is, ...rest } = next(reader)
  if (is !== 'end') throw new FormulaFault(say('Before “{word}” a sign such as + or & is missing.', { word: rest.value }), rest) // prettier-ignore
  return whole
}

const next = ({ words, at }: Reader) => words[at]!
/** The sign that comes next, or `and`, `or`, `not` as one. */
function signAt({ words, at }: Reader): string | null {
  const { is, value } = words[at]!
  if (is === 'sign') return value
  const small = value.toLowerCase()
  return is === 'name' && (small === 'and' || small === 'or' || small === 'not') ? small : null
}

function level(reader: Reader, index: number): Part {
  const signs = levels[index]
  if (!signs) return negated(reader)
  if (signs[0] === 'not') return turned(reader, index)
  let left = level(reader, index + 1)
  for (let sign = signAt(reader); sign !== null && signs.includes(sign); sign = signAt(reader)) {
    reader.at++
    const right = level(reader, index + 1)
    left = call(sign === '!=' ? '<>' : sign, [left, right], { from: left.from, to: right.to })
  }
  return left
}

/** `not a = b`; `not(a)` reads the same. */
function turned(reader: Reader, index: number): Part {
  if (signAt(reader) !== 'not') return level(reader, index + 1)
  const { from } = reader.words[reader.at++]!
  const inner = deeper(reader, () => level(reader, index))
  return call('not', [inner], { from, to: inner.to })
}

function negated(reader: Reader): Part {
  const sign = signAt(reader)
  if (sign !== '-' && sign !== '+') return share(reader)
  const { from } = reader.words[reader.at++]!
  const inner = deeper(reader, () => negated(reader))
  return sign === '+' ? inner : call('negative', [inner], { from, to: inner.to })
}

/** `25%` is a quarter. */
function share(reader: Reader): Part {
  let part = value(reader)
  while (signAt(reader) === '%') {
    const { to } = reader.words[reader.at++]!
    part = call('share', [part], { from: part.from, to })
  }
  return part
}

function value(reader: Reader): Part {
  const word = next(reader)
  const { is, value, from, to } = word
  const joint = signAt(reader)
  const isCall = reader.words[reader.at + 1]?.value === '(' && reader.words[reader.at + 1]!.is === 'sign'
  if (joint !== null && joint !== '(' && !(is === 'name' && isCall)) throw missing(reader)
  if (is === 'end') throw missing(reader)
  reader.at++
  if (value === '(' && is === 'sign') {
    const inner = deeper(reader, () => level(reader, 0))
    closing(reader)
    return inner
  }
  if (is === 'name' && isCall) return called(reader, word)
  if (is === 'name' && /^(true|false)$/i.test(value)) return { is: 'truth', value: value.toLowerCase() === 'true', from, to } // prettier-ignore
  return { is: is === 'name' ? 'field' : is === 'number' ? 'number' : 'text', value, from, to }
}

function called(reader: Reader, { value, from }: Word): Part {
  reader.at++
  const args: Part[] = []
  while (signAt(reader) !== ')') {
    args.push(deeper(reader, () => level(reader, 0)))
    const sign = signAt(reader)
    if (sign !== ',' && sign !== ';') break
    reader.at++
    if (signAt(reader) === ')') throw missing(reader)
  }
  return call(value.toLowerCase(), args, { from, to: closing(reader).to })
}

function closing(reader: Reader): Word {
  const word = next(reader)
  if (signAt(reader) !== ')') {
    const said = word.is === 'end' ? say('At the end a closing bracket is missing.') : say('Before “{word}” a closing bracket or a comma is missing.', { word: word.value }) // prettier-ignore
    throw new FormulaFault(said, word)
  }
  reader.at++
  return word
}

function missing(reader: Reader): FormulaFault {
  const word = next(reader)
  const before = reader.words[reader.at - 1]
  if (!before) return new FormulaFault(word.is === 'end' ? say('The formula is empty.') : say('A formula cannot begin with “{word}”.', { word: word.value }), word) // prettier-ignore
  return new FormulaFault(say('After “{word}” a value is missing.', { word: before.value }), before)
}

function deeper<T>(reader: Reader, read: () => T): T {
  if (++reader.depth > deepest) throw new FormulaFault(say('The brackets of a formula lie at most {most} deep.', { most: deepest }), next(reader)) // prettier-ignore
  const found = read()
  reader.depth--
  return found
}

const call = (name: string, args: Part[], { from, to }: Place): Part => ({ is: 'call', name, args, from, to })
