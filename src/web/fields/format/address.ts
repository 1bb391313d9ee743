import type { Address } from '../../../kernel/field.ts'
import { currentLocale } from '../../words/format.ts'

/** The name of a country: DE becomes Germany. */
export function formatCountry(code: string): string {
  try {
    return new Intl.DisplayNames(currentLocale(), { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

/** An address on one line: street, postal code and town, region, country. */
export function formatAddress(address: Omit<Address, 'id' | 'label' | 'primary' | 'latitude' | 'longitude'>): string {
  const town = [address.postalCode, address.city].filter(Boolean).join(' ')
  return [address.street, town, address.region, address.country && formatCountry(address.country)]
    .filter(Boolean)
    .join(', ')
}
