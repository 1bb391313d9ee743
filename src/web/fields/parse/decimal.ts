import { plainText } from './plain-text.ts'

const scale = 6
const one = 10n ** BigInt(scale)
/** How many zeros a word behind a number stands for. */
const suffixes: Readonly<Record<string, number>> = {
  ...{ k: 3, t: 3, tsd: 3, thousand: 3, tausend: 3, الف: 3, الاف: 3 },
  ...{ m: 6, mn: 6, mio: 6, million: 6, millions: 6, millionen: 6, مليون: 6, ملايين: 6 },
  ...{ b: 9, bn: 9, mrd: 9, billion: 9, billions: 9, milliarde: 9, milliarden: 9, مليار: 9 },
}
const spaces = /[\s\u00a0\u202f'’_]/g

/**
 * A number as people type it, exact: `1.5k`, `2m`, `1,200.50`, `1.200,50` (by the locale where both readings are possible),
 * `3*450+20`, `1200+19%` (a share is one of what stands before it). Answers a decimal with a dot, or null when it is none.
 */
export function parseDecimal(text: string, locale: string): string | null {
  const tokens = tokensOf(plainText(text).replaceAll('٫', '.').replaceAll('٬', "'"))
  if (!tokens) return null
  const terms: bigint[] = []
  let operator = '+'
  for (const token of tokens) {
    if (/^[-+*/×÷]$/.test(token)) {
      operator = token
      continue
    }
    const isShare = token.trimEnd().endsWith('%')
    const value = isShare ? shareOf(token, operator, terms, locale) : valueOf(token, locale)
    if (value === null) return null
    if (operator === '+' || operator === '-') terms.push(operator === '-' ? -value : value)
    else if (operator === '*' || operator === '×') terms.push((terms.pop()! * value) / one)
    else if (value === 0n) return null
    else terms.push((terms.pop()! * one) / value)
  }
  return written(terms.reduce((sum, term) => sum + term, 0n))
}

/** `19%` in millionths: of the sum so far where it is added or taken off, else as a factor; nothing at the beginning. */
function shareOf(token: string, operator: string, terms: readonly bigint[], locale: string): bigint | null {
  const share = valueOf(token.replace(/\s*%\s*$/, ''), locale)
  if (share === null || terms.length === 0) return null
  const sum = terms.reduce((all, term) => all + term, 0n)
  return operator === '+' || operator === '-' ? (sum * share) / (100n * one) : share / 100n
}

/** The same as a number; null when it is none or too large to be exact. */
export function parseNumber(text: string, locale: string): number | null {
  const isSum = /\d\s*[-+*/×÷−–]/.test(text)
  const decimal = parseDecimal(isSum ? text : text.replace(/[%٪]\s*$/, ''), locale)
  const number = Number(decimal)
  return decimal === null || !Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER ? null : number
}

/** Numbers and the signs between them; null unless they alternate and end in a number. */
function tokensOf(text: string): string[] | null {
  const tokens = text
    .replace(/−|–/g, '-')
    .replace(/[\s\u00a0\u202f]*([-+*/×÷])[\s\u00a0\u202f]*/g, '\n$1\n')
    .split('\n')
    .filter(Boolean)
  const wrong = tokens.some((token, index) => {
    const sign = /^[-+*/×÷]$/.test(token)
    if (index === 0 && sign) return !/[-+]/.test(token)
    return sign === /^[-+*/×÷]$/.test(tokens[index - 1] ?? '+')
  })
  return tokens.length === 0 || wrong || /^[-+*/×÷]$/.test(tokens.at(-1)!) ? null : tokens
}

/** One number in millionths. */
function valueOf(token: string, locale: string): bigint | null {
  const match = /^([\d.,\s\u00a0\u202f'’_]*\d)\s*(\p{L}+)?\.?$/u.exec(token)
  if (!match) return null
  const [whole, part] = split(match[1]!.replace(spaces, ''), locale)
  if (!/^\d{0,15}$/.test(whole) || !/^\d*$/.test(part)) return null
  const word = match[2]
  if (word !== undefined && !Object.hasOwn(suffixes, word)) return null
  const zeros = word === undefined ? 0 : suffixes[word]!
  const digits = part.padEnd(scale + zeros, '0')
  if (/[1-9]/.test(digits.slice(scale + zeros))) return null
  return BigInt(`${whole || '0'}${digits.slice(0, scale + zeros)}`)
}

/** Before and after the decimal sign, whichever of comma and dot that is here. */
function split(text: string, locale: string): [string, string] {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  if (last < 0) return [text, '']
  const sign = text[last]!
  const other = sign === ',' ? '.' : ','
  const repeated = text.indexOf(sign) !== last
  const groups =
    repeated || (!text.includes(other) && sign !== decimalSign(locale) && /^\d{3}$/.test(text.slice(last + 1)))
  if (groups) return [grouped(text, sign) ? text.replaceAll(sign, '') : 'no', '']
  return [text.slice(0, last).replaceAll(other, ''), text.slice(last + 1)]
}

const grouped = (text: string, sign: string) =>
  text.split(sign).every((part, index) => index === 0 || part.length === 3)

function decimalSign(locale: string): string {
  return (
    new Intl.NumberFormat(locale)
      .formatToParts(1.5)
      .find((part) => part.type === 'decimal')
      ?.value.replace('٫', '.') ?? '.'
  )
}

function written(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  const part = digits.slice(-scale).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}${part ? `.${part}` : ''}`
}
