import type { KeptAnswer } from './database.ts'

const day = 86_400_000
/** What is kept at most: for so long, so many, and so much of it. */
export const most = { age: 14 * day, count: 600, size: 12_000_000 }

/** Who one is and what one has put off, records, their timelines' beginnings, and the beginnings of lists: nothing searched, nothing of the past. */
export function isKept(path: string, query: object, isRecord: (path: string) => boolean): boolean {
  const [first = '', second, third, ...rest] = path.split('/')
  if (first === 'me') return second === undefined || second === 'put-off'
  if (!isRecord(first) || rest.length > 0) return false
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const names = new Set(asked.map(([name]) => name))
  if (['after', 'before', 'at', 'q', 'bin', 'asOf', 'until'].some((name) => names.has(name))) return false
  return third === undefined || third === 'timeline'
}

/** Of what is kept, newest first, the addresses for which there is no room. */
export function tooMany(all: readonly Pick<KeptAnswer, 'address' | 'size'>[], limits = most): string[] {
  let size = 0
  const fits = all.findIndex((each, index) => (size += each.size) > limits.size || index >= limits.count)
  return fits < 0 ? [] : all.slice(fits).map(({ address }) => address)
}
