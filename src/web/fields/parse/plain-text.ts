const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g

/**
 * What was typed, ready to be compared: lower case, digits as 0 to 9, no marks of direction, vowels and elongation, and the
 * letters of Arabic that are written one way or the other written one way.
 */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u064b-\u0652\u0640]/g, '')
    .replace(arabicDigits, (digit) => String(digit.codePointAt(0)! & 0xf))
    .replace(/[أإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/،/g, ',')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
}
