const plainText = /^[\x20-\x7e]*$/
const marks = /\p{M}+/gu
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
  // Arabic as people type it: one alef, yaa for alef maqsura, haa for taa marbuta, nothing for a stretched line.
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ـ: '',
}
// Digits as the Arabic and the Persian keyboard have them.
for (const zero of [0x660, 0x6f0])
  for (let digit = 0; digit < 10; digit++) letters[String.fromCharCode(zero + digit)] = String(digit)

const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/** Text as it is compared in searches: lower case, without accents, `Łódź` as `lodz`. */
export function fold(text: string): string {
  if (plainText.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(special, (letter) => letters[letter]!)
    .normalize('NFC')
}

const word = /[\p{L}\p{N}]+/gu
const longestWord = 60

/** The different words of a text, folded. */
export function wordsOf(text: string): Set<string> {
  const found = fold(text).match(word) ?? []
  return new Set(found.map((each) => (each.length > longestWord ? each.slice(0, longestWord) : each)))
}
