/** Text as it is compared: without case, accents and punctuation; words kept apart by one space. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The same without spaces: `GTX Pro` and `GTXPro` are alike. */
export function squeeze(text: string): string {
  return fold(text).replaceAll(' ', '')
}
