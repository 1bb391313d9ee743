import { squeeze } from './fold.ts'

/**
 * Typing errors between two words: letters left out, put in, mistaken or swapped (optimal string alignment distance).
 * Stops at `most` + 1.
 */
export function distance(one: string, other: string, most = 3): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      let least = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) least = Math.min(least, before[column - 2]! + 1)
      current.push(least)
    }
    before = last
    last = current
  }
  return Math.min(last[other.length]!, most + 1)
}

/**
 * The one of the names that was probably meant: equal but for spaces and signs, or a few typing errors away (one in four
 * letters, at most three). Undefined when none is near or two are equally so.
 */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const typed = squeeze(text)
  if (typed.length < 3) return undefined
  const most = Math.min(3, Math.floor(typed.length / 4))
  const ranked = names
    .map((name) => ({ name, errors: distance(typed, squeeze(name), most) }))
    .filter(({ errors }) => errors <= most)
    .sort((a, b) => a.errors - b.errors)
  const [best, second] = ranked
  if (!best || (second && second.errors === best.errors && squeeze(second.name) !== squeeze(best.name)))
    return undefined
  return best.name
}
