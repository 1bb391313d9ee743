/** A spot on the earth, in degrees. */
export interface Spot {
  latitude: number
  longitude: number
}

export const earthDiameter = 12_742

/** Kilometres from one spot to another, as the crow flies. */
export function kilometresBetween(one: Spot, other: Spot): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const across = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2
  const along = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2
  const share = across + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * along
  return earthDiameter * Math.asin(Math.min(1, Math.sqrt(share)))
}

/** West, south, east and north, in degrees; one whose west lies beyond its east goes over the date line. */
export type Box = readonly [west: number, south: number, east: number, north: number]

export function isInside({ latitude, longitude }: Spot, [west, south, east, north]: Box): boolean {
  const between = west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east
  return between && latitude >= south && latitude <= north
}
