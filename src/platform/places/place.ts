import type { Address } from '../../kernel/field.ts'
import type { Spot } from '../../kernel/geo.ts'
import { findTown, middleOf } from './find-town.ts'

/** How well it is known where an address lies: its own coordinates, its town's, about the middle of its country, or not at all. */
export type Accuracy = 'exact' | 'town' | 'country' | 'none'
export interface Place {
  spot: Spot | null
  accuracy: Accuracy
}

const unknown: Place = { spot: null, accuracy: 'none' }

/** Where an address lies, as far as it says; one without a country lies in the company's own. */
export function placeOf(address: Omit<Address, 'id' | 'label' | 'primary'>, home: string): Place {
  const { latitude, longitude, city, region } = address
  if (latitude !== null && longitude !== null) return { spot: { latitude, longitude }, accuracy: 'exact' }
  const country = (address.country ?? home).toUpperCase()
  const town = city ? findTown(country, city, region) : null
  if (town) return { spot: town, accuracy: 'town' }
  const middle = address.country ? middleOf(country) : null
  return middle ? { spot: middle, accuracy: 'country' } : unknown
}
