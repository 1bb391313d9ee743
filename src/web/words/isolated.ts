import { direction } from './language.ts'

const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}/u
const leftToRight = /\p{L}|^\+/u
const [begin, end] = ['\u2066', '\u2069']

/**
 * A name, number or address from elsewhere within a sentence that reads from the right: without it, “Ada, 14 April” would
 * come apart at its digits. As it is where the page reads from the left.
 */
export function isolated(text: string): string {
  if (direction === 'ltr' || !leftToRight.test(text) || rightToLeft.test(text)) return text
  return `${begin}${text}${end}`
}
