/** An exact decimal number: `value` in units of ten to the minus `places`. */
export interface Decimal {
  value: bigint
  places: number
}

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i

/** The number that a text (“12.50”, “1e-7”) or a number of the API writes; null for what is none. */
export function decimal(written: string | number): Decimal | null {
  const [, sign, whole = '', part = '', power = '0'] = pattern.exec(String(written).trim()) ?? []
  if (whole === '' && part === '') return null
  const value = BigInt(`${sign === '-' ? '-' : ''}${whole}${part}`)
  const places = part.length - Number(power)
  return places >= 0 ? { value, places } : { value: value * 10n ** BigInt(-places), places: 0 }
}

/** The same for what is known to be a number. */
export function exactly(written: string | number): Decimal {
  const known = decimal(written)
  if (!known) throw new Error(`No number: ${written}`)
  return known
}

export function plus(one: Decimal, other: Decimal): Decimal {
  const places = Math.max(one.places, other.places)
  return { value: at(one, places) + at(other, places), places }
}

export function minus(one: Decimal, other: Decimal): Decimal {
  return plus(one, { ...other, value: -other.value })
}

export function times(one: Decimal, other: Decimal): Decimal {
  return { value: one.value * other.value, places: one.places + other.places }
}

/** That many of a hundred. */
export function percentOf(whole: Decimal, percent: Decimal): Decimal {
  const share = times(whole, percent)
  return { ...share, places: share.places + 2 }
}

/** One by another, rounded half away from zero to so many places. */
export function divided(one: Decimal, by: Decimal, places: number): Decimal {
  if (by.value === 0n) throw new Error('Nothing can be divided by zero.')
  const above = one.value * 10n ** BigInt(places + by.places)
  const below = by.value * 10n ** BigInt(one.places)
  return { value: halfAway(above, below), places }
}

/** Rounded half away from zero. */
export function rounded(number: Decimal, places: number): Decimal {
  if (number.places <= places) return { value: at(number, places), places }
  return { value: halfAway(number.value, 10n ** BigInt(number.places - places)), places }
}

export function compared(one: Decimal, other: Decimal): number {
  const { value } = minus(one, other)
  return value < 0n ? -1 : value > 0n ? 1 : 0
}

/** As it is written, without zeros at its end: “12.5”. */
export function written({ value, places }: Decimal): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const part = digits.slice(digits.length - places).replace(/0+$/, '')
  const whole = digits.slice(0, digits.length - places)
  return `${value < 0n ? '-' : ''}${whole}${places > 0 && part ? `.${part}` : ''}`
}

const at = ({ value, places }: Decimal, wanted: number) => value * 10n ** BigInt(wanted - places)

function halfAway(above: bigint, below: bigint): bigint {
  const isNegative = above < 0n !== below < 0n
  const [a, b] = [above < 0n ? -above : above, below < 0n ? -below : below]
  const whole = (2n * a + b) / (2n * b)
  return isNegative ? -whole : whole
}
