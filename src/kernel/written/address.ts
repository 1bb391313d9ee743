/** The parts of a postal address; what was not found is null. */
export interface AddressParts {
  street: string | null
  postalCode: string | null
  city: string | null
  region: string | null
  country: string | null
}

/**
 * An address pasted as lines or with commas: `Hauptstr. 5, 52349 Düren, Germany`, `1 Main St / Austin, TX 78701 / USA`.
 * The country comes as ISO code. Null when there is neither a street nor a place.
 */
export function parseAddress(text: string, locale: string): AddressParts | null {
  const lines = text
    .split(/\n|,|\s\/\s/)
    .map((line) => line.trim())
    .filter(Boolean)
  const country = lines.length > 1 ? countryOf(lines.at(-1)!, locale) : null
  if (country) lines.pop()
  const at = lines.findLastIndex((line, index) => (index > 0 || lines.length === 1) && placeOf(line) !== null)
  if (at < 0) {
    if (lines.length < 2) return lines[0] && /\d/.test(lines[0]) ? parts({ street: lines[0], country }) : null
    return parts({ street: lines.slice(0, -1).join(', '), city: lines.at(-1)!, country })
  }
  const place = placeOf(lines[at]!)!
  const named = place.city ?? (at > 1 || !/\d/.test(lines[at - 1] ?? '1') ? lines[at - 1]! : lines[at + 1])
  const street = lines.slice(0, at).filter((line) => line !== named)
  return parts({ ...place, city: named ?? null, street: street.join(', ') || null, country })
}

const parts = (given: Partial<AddressParts>): AddressParts => ({
  street: null,
  postalCode: null,
  city: null,
  region: null,
  country: null,
  ...given,
})

/** Postal code beside a town: `52349 Düren`, `TX 78701`, `London SW1A 2AA`. */
function placeOf(line: string): Pick<AddressParts, 'postalCode' | 'city' | 'region'> | null {
  const british = /^(.*?)\s*([A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$/i.exec(line)
  if (british) return { city: british[1] || null, postalCode: british[2]!.toUpperCase(), region: null }
  const american = /^(?:(.+?)\s+)?([A-Z]{2})\s+(\d{5}(?:-\d{4})?)$/.exec(line)
  if (american) return { city: american[1] ?? null, region: american[2]!, postalCode: american[3]! }
  const canadian = /^(.+?)(?:\s+([A-Z]{2}))?\s+([A-Z]\d[A-Z] ?\d[A-Z]\d)$/.exec(line)
  if (canadian) return { city: canadian[1]!, region: canadian[2] ?? null, postalCode: canadian[3]! }
  const australian = /^(\D+?)\s+(VIC|NSW|QLD|SA|WA|TAS|ACT|NT)\s+(\d{4})$/.exec(line)
  if (australian) return { city: australian[1]!, region: australian[2]!, postalCode: australian[3]! }
  const first = /^(?:[A-Z]{1,3}-)?(\d{4} [A-Z]{2}(?= )|\d{4,6}|\d{3} ?\d{2}|\d{2}-\d{3})\s+(\D+)$/.exec(line)
  if (first) return { postalCode: first[1]!, city: first[2]!, region: null }
  const last = /^(\D{2,}?)\s+(\d{4,6})$/.exec(line)
  return last ? { city: last[1]!, postalCode: last[2]!, region: null } : null
}

/** The ISO code of a country named in English or in the locale's language, or given as a code. */
export function countryOf(text: string, locale: string): string | null {
  const typed = text.trim().toLowerCase()
  if (typed === 'uk') return 'GB'
  if (typed === 'usa') return 'US'
  return (
    countries(locale).find(({ code, names }) => code.toLowerCase() === typed || names.includes(typed))?.code ?? null
  )
}

const known = new Map<string, { code: string; names: string[] }[]>()

/** Every country's code with its names in English and in the locale's language, in lower case. */
export function countries(locale: string): { code: string; names: string[] }[] {
  const list = known.get(locale) ?? named(locale)
  known.set(locale, list)
  return list
}

function named(locale: string) {
  const shown = [...new Set(['en', locale])].map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  )
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  // Codes of countries that are no more (DD, SU) become those that followed them.
  const codes = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter(
      (code) => !/^(X[A-JL-Z]|Q[M-Z]|ZZ|AA|E[UZ]|UN)$/.test(code) && new Intl.Locale(`und-${code}`).region === code,
    )
  return codes
    .map((code) => ({ code, names: shown.flatMap((names) => names.of(code)?.toLowerCase() ?? []) }))
    .filter(({ names }) => names.length > 0)
}
