import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Spot } from '../../kernel/geo.ts'
import { fold } from '../search/fold.ts'
import { localNames } from './local-names.ts'

/** Read when the first address is placed; searched as it lies, since a hundred thousand objects would weigh twenty times as much. */
let lines: Buffer | undefined
const towns = () => (lines ??= readFileSync(path.join(import.meta.dirname, 'towns.tsv')))

/** Where a town of a country lies, by any of its common names; of several with the same name the one in that region, else the largest. */
export function findTown(country: string, town: string, region: string | null): Spot | null {
  const key = `${country}\t${town}\t${region ?? ''}`
  const known = lately.get(key)
  if (known !== undefined) return known
  const found = lookUp(country, town, region)
  if (lately.size >= remembered) lately.clear()
  lately.set(key, found)
  return found
}

/** The same towns come again and again, in a file and in a company. */
const lately = new Map<string, Spot | null>()
const remembered = 5_000

function lookUp(country: string, town: string, region: string | null): Spot | null {
  const folded = fold(town.trim())
  if (folded === '') return null
  const names = [localNames.get(`${country} ${folded}`), folded, folded.replace(/([aou])e/g, '$1')]
  for (const name of names) {
    const found = name === undefined ? [] : entriesOf(country, name)
    if (found.length > 0) return (found.find((each) => each.region === region?.trim().toUpperCase()) ?? found[0]!).spot
  }
  return null
}

/** About the middle of where people of a country live. */
export function middleOf(country: string): Spot | null {
  const known = middles.get(country)
  if (known !== undefined) return known
  const middle = entriesOf(country, '')[0]?.spot ?? null
  middles.set(country, middle)
  return middle
}
const middles = new Map<string, Spot | null>()

interface Listed {
  region: string
  spot: Spot
}

/** The entries of a name, the largest town first. */
function entriesOf(country: string, name: string): Listed[] {
  const prefix = Buffer.from(`${country}\t${name}\t`)
  const all = towns()
  const found: Listed[] = []
  for (let at = firstNotBefore(all, prefix); all.subarray(at, at + prefix.length).equals(prefix);) {
    const end = all.indexOf(10, at)
    const [region = '', latitude, longitude] = all.toString('utf8', at + prefix.length, end).split('\t')
    found.push({ region, spot: { latitude: Number(latitude), longitude: Number(longitude) } })
    at = end + 1
  }
  return found
}

/** Where the first line lies that does not come before the prefix: the middle is looked at again and again. */
function firstNotBefore(all: Buffer, prefix: Buffer): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const start = all.lastIndexOf(10, (low + high) >> 1) + 1
    const line = Math.max(start, low)
    if (Buffer.compare(all.subarray(line, line + prefix.length), prefix) < 0) low = all.indexOf(10, line) + 1
    else if (line === low) return low
    else high = line - 1
  }
  return low
}
