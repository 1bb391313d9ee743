import { fold } from '../search/fold.ts'

const cyrillic =
  'а a б b в v г g ґ g д d е e ё e є e ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sh ъ  ы i ь  э e ю u я a ћ ch ђ d љ l њ n џ d ј i'
const greek = 'α a β v γ g δ d ε e ζ z η i θ t ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ i φ f χ h ψ ps ω o'
const arabic =
  'ا a ب b ت t ث t ج j ح h خ h د d ذ d ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ g ف f ق k ك k ل l م m ن n ه h و u ي i ء  ئ i ؤ u'

const pairs = [cyrillic, greek, arabic].flatMap((table) => {
  const parts = table.split(' ')
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, at) => [parts[at * 2]!, parts[at * 2 + 1]!] as const)
})
const latin = new Map(pairs)
const foreign = new RegExp(`[${[...latin.keys()].join('')}]`, 'g')
const spelledOut = /([aou])e|aa/g

/** Whether a text is written in letters that are not Latin ones. */
export const isForeign = (text: string) => /[^\p{Script=Latin}\P{L}]/u.test(text)

/** A text in small Latin letters, without accents. */
export const inLatin = (text: string) => fold(text).replace(foreign, (letter) => latin.get(letter)!)

/** A name as it is compared: in Latin letters, `Müller`, `Mueller` and `Muller` alike. */
export const inPlainLetters = (text: string) => asOneSpells(inLatin(text))

/** `mueller` as `muller`. */
export const asOneSpells = (latin: string) => latin.replace(spelledOut, (_, vowel: string | undefined) => vowel ?? 'a')

const inWord = /['’`´.]/g
const word = /[\p{L}\p{N}]+/gu

/** The words of a name, in Latin letters. */
export function wordsIn(text: string | null | undefined): string[] {
  return text ? (inLatin(text.replace(inWord, '')).match(word) ?? []) : []
}
