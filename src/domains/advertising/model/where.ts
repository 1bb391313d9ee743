import type { Filter } from '../../../kernel/filter.ts'

/** Where an ad ran, as its text says it. */
export interface Where {
  countries: readonly string[]
  postcodes: readonly string[]
  /** What of the texts is neither. */
  wrong: readonly { field: 'countries' | 'postcodes'; part: string }[]
}

const parts = (text: string | null | undefined) => (text ?? '').split(/[,;]/).map((part) => part.trim()).filter(Boolean) // prettier-ignore

/** Reads where an ad ran: countries of two letters, and how postcodes begin. */
export function whereOf(placement: { countries?: string | null; postcodes?: string | null }): Where {
  const [countries, postcodes] = [parts(placement.countries).map((part) => part.toUpperCase()), parts(placement.postcodes)] // prettier-ignore
  return {
    countries,
    postcodes,
    wrong: [
      ...countries.filter((part) => !/^[A-Z]{2}$/.test(part)).map((part) => ({ field: 'countries' as const, part })),
      ...postcodes.filter((part) => !/^[\p{L}\d -]{1,12}$/u.test(part)).map((part) => ({ field: 'postcodes' as const, part })), // prettier-ignore
    ],
  }
}

/** Those with an address there; one without a country lies in the company's own. */
export function livesThere({ countries, postcodes }: Where, home: string): Filter {
  const country: Filter[] = countries.length > 0 ? [{ field: 'addresses.country', in: [...countries] }] : []
  const atHome: Filter[] = countries.includes(home.toUpperCase()) ? [{ field: 'addresses.country', isEmpty: true }] : []
  return {
    and: [
      { field: 'addresses', isEmpty: false },
      ...(country.length > 0 ? [{ or: [...country, ...atHome] }] : []),
      ...(postcodes.length > 0 ? [{ or: postcodes.map((part) => ({ field: 'addresses.postalCode', startsWith: part })) }] : []), // prettier-ignore
    ],
  }
}
