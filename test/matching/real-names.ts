import { readFileSync } from 'node:fs'

/** The names of one language: of people, towns and streets. */
export interface Tongue {
  key: string
  country: string
  first: readonly string[]
  last: readonly string[]
  city: readonly string[]
  street: readonly string[]
}

const countries: Record<string, string> = {
  en: 'GB', de: 'DE', fr: 'FR', es: 'ES', it: 'IT', pl: 'PL', sv: 'SE', tr: 'TR', ru: 'RU', uk: 'UA',
} // prettier-ignore

const plainStreets: Record<string, readonly string[]> = {
  fr: ['Rue de la Paix', 'Rue Victor Hugo', 'Avenue Foch', 'Rue des Lilas', 'Boulevard Voltaire', 'Rue du Moulin'],
  es: [
    'Calle Mayor',
    'Calle de Alcalá',
    'Avenida de la Constitución',
    'Calle Real',
    'Plaza de España',
    'Calle del Sol',
  ],
  it: ['Via Roma', 'Via Garibaldi', 'Corso Italia', 'Via Dante', 'Piazza Verdi', 'Via Mazzini'],
  pl: ['ul. Polna', 'ul. Leśna', 'ul. Słoneczna', 'ul. Krótka', 'ul. Szkolna', 'al. Jana Pawła II'],
  sv: ['Storgatan', 'Drottninggatan', 'Kungsgatan', 'Skolgatan', 'Ringvägen', 'Björkvägen'],
  ru: ['ул. Ленина', 'ул. Мира', 'Советская ул.', 'пр. Победы', 'Садовая ул.', 'Школьная ул.'],
  uk: ['вул. Шевченка', 'вул. Франка', 'Садова вул.', 'вул. Миру', 'Соборна вул.', 'Шкільна вул.'],
}

/** The names in names.tsv, which says itself what is what: language, kind, and the names with bars between. */
export function readTongues(): Tongue[] {
  const lines = readFileSync(new URL('names.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const lists = new Map(lines.map((line) => line.split('\t')).map(([key, kind, names]) => [`${key} ${kind}`, names!.split('|')])) // prettier-ignore
  return Object.entries(countries).map(([key, country]) => ({
    key,
    country,
    first: shuffled(lists.get(`${key} first`)!),
    last: shuffled(lists.get(`${key} last`)!),
    city: lists.get(`${key} city`)!,
    street: lists.get(`${key} street`) ?? plainStreets[key]!,
  }))
}

/** In an order that is not the alphabet’s, always the same: which names are frequent must not follow from their letters. */
const shuffled = (names: readonly string[]) =>
  [...names].map((name) => [hash(name), name] as const).sort(([one], [other]) => one - other).map(([, name]) => name) // prettier-ignore

const hash = (text: string) => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) >>> 0, 7)
