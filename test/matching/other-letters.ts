import type { Chance } from './shape.ts'

// As passports, banks and people themselves write names whose letters a keyboard lacks. Each way is a whole table, since
// nobody mixes them within a name.

const cyrillic = 'а б в г ґ д е ё є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я'.split(' ')
const ways = [
  'a b v g g d e e ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya',
  'a b w g g d e jo je sch s i i ji j k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja',
  'a b v g g d e yo ie zh z i i i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia',
  'a b v h g d e e je ž z y i ji j k l m n o p r s t u f ch c č š šč - y - e ju ja',
].map((way) => new Map(way.split(' ').map((latin, at) => [cyrillic[at]!, latin === '-' ? '' : latin])))

const spelled: Readonly<Record<string, string>> = {
  ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', å: 'aa', ø: 'oe', æ: 'ae', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', Å: 'Aa', Ø: 'Oe',
} // prettier-ignore
const bare: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', Ł: 'L', ø: 'o', ı: 'i', đ: 'd', æ: 'ae' }

/** Several words in Latin letters, all the same way; undefined when they are so already. */
export function inLatin(chance: Chance, words: readonly string[]): string[] | undefined {
  const text = words.join(' ')
  if (/\p{Script=Cyrillic}/u.test(text)) {
    const way = chance.pick(ways)
    return words.map((word) =>
      capital(word, [...word.toLowerCase()].map((letter) => way.get(letter) ?? letter).join('')),
    )
  }
  if (/[äöüßåøæ]/i.test(text) && chance.percent(60))
    return words.map((word) => word.replace(/[äöüßåøæÄÖÜÅØ]/g, (letter) => spelled[letter] ?? letter))
  const without = words.map(withoutMarks)
  return without.join(' ') === text ? undefined : without
}

/** Without accents, as an address or an old system has it. */
export const withoutMarks = (word: string) =>
  word.replace(/[ßłŁøıđæ]/g, (letter) => bare[letter]!).normalize('NFD').replace(/\p{M}/gu, '') // prettier-ignore

const capital = (like: string, word: string) =>
  like[0] === like[0]!.toUpperCase() ? word.replace(/^./, (letter) => letter.toUpperCase()) : word
