import type { Direction } from './paper.ts'

type Kind = 'L' | 'R' | 'number' | 'between' | 'beside' | 'neutral'
interface Letter {
  text: string
  kind: Kind
}
/** What is drawn as one: a word, a number, the signs between them; its level is odd where it runs from right to left. */
interface Piece {
  text: string
  level: number
}

const arabic = /[\p{Script=Arabic}\u0660-\u0669]/u
const kinds: readonly [Kind, RegExp][] = [
  ['number', /[0-9\u0660-\u0669\u06f0-\u06f9]/],
  ['R', /\p{Script=Arabic}/u],
  ['L', /\p{L}/u],
  ['between', /[ ,./:\u00a0\u202f\u066b\u066c]/],
  ['beside', /[-+#%\u066a\u2030\u2212\p{Sc}]/u],
]

/**
 * The pieces of one line from left to right, as Unicode's bidirectional algorithm (UAX 9) orders them. A line that has
 * letters of one direction only runs that way, any other as the paper does. Signs at a number and blanks within it always
 * stay with it: of the marks that would say so there are none left on paper.
 */
export function visualOrder(line: string, paper: Direction): string[] {
  const letters = [...line].reduce<Letter[]>((all, text) => [...all, { text, kind: kindOf(text, all.at(-1)) }], [])
  const base = baseOf(letters, paper)
  const sided = withSides(withBrackets(withNumbers(letters, base), base), base)
  return turned(piecesOf(sided, base)).map(drawn)
}

/** A mark that stands above a letter goes with it. */
function kindOf(text: string, before: Letter | undefined): Kind {
  if (before && /\p{M}/u.test(text)) return before.kind
  return kinds.find(([, those]) => those.test(text))?.[0] ?? 'neutral'
}

function baseOf(letters: readonly Letter[], paper: Direction): 'L' | 'R' {
  const found = new Set(letters.map(({ kind }) => kind).filter((kind) => kind === 'L' || kind === 'R'))
  return found.size === 1 ? [...found][0]! : paper === 'rtl' ? 'R' : 'L'
}

/** Signs join the number that they stand at, and a number the Latin letters before it. */
function withNumbers(letters: readonly Letter[], base: 'L' | 'R'): Letter[] {
  const all = letters.map((each) => ({ ...each }))
  const isNumber = (at: number) => all[at]?.kind === 'number'
  for (const [at, each] of all.entries())
    if (each.kind === 'between' && isNumber(at - 1) && isNumber(at + 1)) each.kind = 'number'
  for (const [at, each] of all.entries()) if (each.kind === 'beside' && isNumber(at - 1)) each.kind = 'number'
  for (const [at, each] of [...all.entries()].reverse()) if (each.kind === 'beside' && isNumber(at + 1)) each.kind = 'number' // prettier-ignore
  let strong: Kind = base
  for (const each of all) {
    if (each.kind === 'L' || each.kind === 'R') strong = each.kind
    if (each.kind === 'number' && strong === 'L') each.kind = 'L'
    if (each.kind === 'between' || each.kind === 'beside') each.kind = 'neutral'
  }
  return all
} // prettier-ignore

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '«': '»', '‹': '›', '<': '>' }
const mirrored = new Map(Object.entries(pairs).flatMap(([open, close]) => [[open, close], [close, open]])) // prettier-ignore

const sideOf = (kind: Kind) => (kind === 'L' ? 'L' : kind === 'neutral' ? undefined : 'R')
const sidesOf = (letters: readonly Letter[]) => letters.map(({ kind }) => sideOf(kind)).filter((side) => side !== undefined) // prettier-ignore

/** Brackets around what runs against the line go with it where it goes on from what stands before them. */
function withBrackets(letters: readonly Letter[], base: 'L' | 'R'): Letter[] {
  const all = letters.map((each) => ({ ...each }))
  for (const [open, { text }] of all.entries()) {
    const close = pairs[text] === undefined ? -1 : all.findIndex((each, at) => at > open && each.text === pairs[text])
    if (close < 0) continue
    const inside = sidesOf(all.slice(open, close))
    if (inside.length === 0) continue
    const isAgainst = !inside.includes(base) && sidesOf(all.slice(0, open)).at(-1) !== base
    all[open]!.kind = all[close]!.kind = isAgainst ? inside[0]! : base
  }
  return all
}

/** What stands between two of one direction has it, anything else that of the line. */
function withSides(letters: readonly Letter[], base: 'L' | 'R'): Letter[] {
  const before = letters.map((_, at) => sidesOf(letters.slice(0, at)).at(-1) ?? base)
  const after = letters.map((_, at) => sidesOf(letters.slice(at + 1))[0] ?? base)
  return letters.map((each, at) =>
    each.kind === 'neutral' ? { ...each, kind: before[at] === after[at] ? before[at]! : base } : each,
  )
}

function piecesOf(letters: readonly Letter[], base: 'L' | 'R'): Piece[] {
  const pieces: Piece[] = []
  let last = ''
  for (const { text, kind } of letters) {
    const level = kind === 'R' ? 1 : kind === 'L' && base === 'L' ? 0 : 2
    const sort = `${level}${/\s/.test(text)}${arabic.test(text) || (last.endsWith('true') && /\p{M}/u.test(text))}`
    if (sort === last) pieces.at(-1)!.text += text
    else pieces.push({ text, level })
    last = sort
  }
  return pieces
}

/** Those that run against what is around them, turned: the innermost first. */
function turned(pieces: readonly Piece[]): Piece[] {
  const all = [...pieces]
  for (const level of [2, 1])
    for (let from = 0; from < all.length; from += 1) {
      if (all[from]!.level < level) continue
      const rest = all.slice(from).findIndex((each) => each.level < level)
      const to = rest < 0 ? all.length : from + rest
      all.splice(from, to - from, ...all.slice(from, to).reverse())
      from = to
    }
  return all
}

/** The font turns what is Arabic by itself, letters and numbers; any other signs that run from right to left are turned here. */
function drawn({ text, level }: Piece): string {
  const isTurned = arabic.test(text) ? level !== 1 : level === 1
  if (!isTurned) return text
  return [...text].reverse().map((each) => (level === 1 ? (mirrored.get(each) ?? each) : each)).join('') // prettier-ignore
}
