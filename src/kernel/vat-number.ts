import type { Field } from './field.ts'
import { refuse } from './refusal.ts'
import { labelOf, say } from './sentence.ts'

/** What follows the letters of a country, where that is certain. */
const forms: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CHE: /^\d{9}(MWST|TVA|IVA)?$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^([A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  GB: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z\d+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
}

/**
 * A VAT number as it is written, without blanks, dots and dashes; as it was typed where nobody knows the form of its
 * country. Refuses what begins like those of a country and goes on otherwise.
 */
export function vatNumberOf(field: Field, typed: string): string {
  const bare = typed.toUpperCase().replace(/[\s./-]/g, '')
  const letters = Object.keys(forms).find((each) => bare.startsWith(each))
  if (letters === undefined) return typed.trim()
  if (forms[letters]!.test(bare.slice(letters.length))) return bare
  throw refuse.invalid([{ field: 'vatNumber', ...say('{field}: those that begin with {letters} look otherwise.', { field: labelOf(field), letters }) }]) // prettier-ignore
}
