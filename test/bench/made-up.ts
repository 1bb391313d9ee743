/** Rows that are made up, the same each time: everything follows from a record's number. */

const first =
  'Ada Bea Carl Dora Emil Fay Gus Hana Ida Jan Kim Lea Max Nora Otto Pia Quin Rosa Sam Tara Uwe Vera Will Xena Yan Zoe'.split(
    ' ',
  )
const start = 'Mar Lin Ober Stein Kal Nor Wes Ros Tam Vel Hart Bru Fal Gru Hol Jen Kro Lau Mon Pet'.split(' ')
const middle = 'ten del ber man quar hof ner zig lo ri va sen tor mi ka du'.split(' ')
const end = 'bach burg dt er feld gren holm ing ković leben mann nik ova quist rath sson tal urt witz zen'.split(' ')
const industries = ['manufacturing', 'food', 'energy', 'software', 'retail', 'medical', 'logistics', 'finance']
const cycles = ['subscriber', 'lead', 'lead', 'qualified', 'customer', 'customer', 'former']
const words =
  'delivery offer meter price contract visit sensor line plant order drift terms pilot budget shutdown certificate invoice renewal drawing spare'.split(
    ' ',
  )

/** A number that looks like chance (Knuth's multiplicative hash). */
export function mixed(number: number, salt: number): number {
  let value = Math.imul(number + salt * 7919, 2654435761) >>> 0
  value = Math.imul(value ^ (value >>> 15), 2246822519) >>> 0
  return (value ^ (value >>> 13)) >>> 0
}
const pick = <T>(from: readonly T[], number: number, salt: number): T => from[mixed(number, salt) % from.length]!

/** The id of a record: 48 bits of time that rise with its number, then its kind. */
export function idOf(kind: number, number: number): string {
  const time = (1_600_000_000_000 + number * 20).toString(16).padStart(12, '0')
  const tail = (mixed(number, kind) % 0xffffffff).toString(16).padStart(8, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${String(kind).padStart(3, '0')}-8${tail.slice(0, 3)}-${tail.slice(3)}${number.toString(16).padStart(7, '0')}`
}
export const kinds = { user: 1, company: 2, person: 3, deal: 4, note: 5, call: 6, email: 7 }

export const lastName = (number: number) => pick(start, number, 2) + pick(middle, number, 3) + pick(end, number, 4)
export const personName = (number: number) => ({ firstName: pick(first, number, 1), lastName: lastName(number) })
export const companyName = (number: number) =>
  `${lastName(number * 31)} ${pick(['AG', 'GmbH', 'Ltd', 'SA', 'AB', 'Inc'], number, 5)} ${number % 977}`
export const industryOf = (number: number) => pick(industries, number, 6)
export const cycleOf = (number: number) => pick(cycles, number, 7)
export const sentence = (number: number) =>
  Array.from({ length: 12 }, (_, index) => pick(words, number, 20 + index)).join(' ')
export const amountOf = (number: number) => `${500 + (mixed(number, 8) % 200_000)}.00`
export const momentOf = (number: number, salt: number) =>
  new Date(1_700_000_000_000 - (mixed(number, salt) % 63_000_000) * 1000).toISOString()
export const emailOf = (number: number) => {
  const { firstName, lastName: last } = personName(number)
  return `${firstName}.${last.normalize('NFD').replace(/\W/g, '')}.${number}@mail.example`.toLowerCase()
}
export const phoneOf = (number: number) => `+4930${String(10_000_000 + number)}`
