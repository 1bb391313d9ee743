const scale = 6
const one = 10n ** BigInt(scale)
const suffixes: Record<string, number> = { k: 3, t: 3, m: 6, mn: 6, mio: 6, mrd: 9, b: 9, bn: 9 }
const spaces = /[\s\u00a0\u202f'’_]/g

/**
 * A number as people type it, exact: `1.5k`, `2m`, `1,200.50`, `1.200,50` (by the locale where both readings are possible),
 * `3*450+20`. Answers a decimal with a dot, or null when it is none.
 */
export function parseDecimal(text: string, locale: string): string | null {
  const tokens = tokensOf(text.trim().toLowerCase())
  if (!tokens) return null
  const terms: bigint[] = []
  let operator = '+'
  for (const token of tokens) {
    if (/^[-+*/×÷]$/.test(token)) {
      operator = token
      continue
    }
    const value = valueOf(token, locale)
    if (value === null) return null
    if (operator === '+' || operator === '-') terms.push(operator === '-' ? -value : value)
    else if (operator === '*' || operator === '×') terms.push((terms.pop()! * value) / one)
    else if (value === 0n) return null
    else terms.push((terms.pop()! * one) / value)
  }
  return written(terms.reduce((sum, term) => sum + term, 0n))
}

/** The same as a number; null when it is none or too large to be exact. */
export function parseNumber(text: string, locale: string): number | null {
  const decimal = parseDecimal(text.replace(/%\s*$/, ''), locale)
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
  const match = /^([\d.,\s\u00a0\u202f'’_]*\d)\s*(k|t|mn|mio|mrd|m|bn|b)?\.?$/.exec(token)
  if (!match) return null
  const [whole, part] = split(match[1]!.replace(spaces, ''), locale)
  if (!/^\d{0,15}$/.test(whole) || !/^\d*$/.test(part)) return null
  const zeros = suffixes[match[2] ?? ''] ?? 0
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
  return new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
}

function written(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  const part = digits.slice(-scale).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}${part ? `.${part}` : ''}`
}
