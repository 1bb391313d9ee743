import type { Chance } from './shape.ts'

const beside: Readonly<Record<string, string>> = {
  q: 'wa', w: 'qes', e: 'wrd', r: 'etf', t: 'rzg', z: 'tuh', y: 'tu', u: 'zij', i: 'uok', o: 'ipl', p: 'ol', a: 'qs',
  s: 'adw', d: 'sfe', f: 'dgr', g: 'fht', h: 'gjz', j: 'hku', k: 'jli', l: 'ko', x: 'sc', c: 'xv', v: 'cb', b: 'vn',
  n: 'bm', m: 'n',
} // prettier-ignore

/** A word with one slip of the fingers: a letter too few, too many, twice, beside, or two changed over. */
export function mistyped(chance: Chance, word: string): string {
  const letters = [...word]
  if (letters.length < 3) return word
  const at = chance.between(chance.percent(10) ? 0 : 1, letters.length - 1)
  const letter = letters[at]!
  const near = beside[letter.toLowerCase()]
  switch (chance.between(1, 5)) {
    case 1:
      letters.splice(at, 1)
      break
    case 2:
      letters.splice(at, 0, near ? chance.pick([...near]) : letter)
      break
    case 3:
      letters.splice(at, 0, letter)
      break
    case 4:
      letters[at] = near ? chance.pick([...near]) : letter
      break
    case 5:
      if (at > 0) [letters[at - 1], letters[at]] = [letter, letters[at - 1]!]
  }
  return letters.join('')
}

/** As older systems and hasty people have it. */
export const otherCase = (chance: Chance, word: string) =>
  chance.percent(50) ? word.toUpperCase() : word.toLowerCase()

/** The same number as somebody else would type it. */
export function otherwiseTyped(chance: Chance, phone: string): string {
  const digits = phone.replace(/\D/g, '')
  const prefix = /^\+(1|7|3\d\d|[2-9]\d)/.exec(phone)?.[1] ?? ''
  const rest = digits.slice(prefix.length)
  return chance.pick([
    `+${prefix} ${rest.slice(0, 3)} ${rest.slice(3)}`,
    `00${prefix}${rest}`,
    `0${rest.slice(0, 3)}/${rest.slice(3)}`,
    `+${prefix} (0)${rest.slice(0, 3)}-${rest.slice(3, 6)}-${rest.slice(6)}`,
    `0${rest}`,
  ])
}
