import { Liquid } from 'liquidjs'
import { tagNames } from './grammar.ts'
import { Absent } from './said.ts'

/** A value that was not known, and what is said in its stead: nothing, where no `default` says otherwise. */
export interface Missing {
  path: string
  instead: string
}

/** Where a text goes: into a page each value is put as text, into a line without breaks. */
export type Place = 'page' | 'line'

const upper = (text: string) => text.toLocaleUpperCase()
const filters: Readonly<Record<string, (text: string, ...given: unknown[]) => string>> = {
  upcase: upper,
  downcase: (text) => text.toLocaleLowerCase(),
  capitalize: (text) => upper(text.slice(0, 1)) + text.slice(1),
  strip: (text) => text.trim(),
  append: (text, more) => text + String(more ?? ''),
  prepend: (text, more) => String(more ?? '') + text,
  truncate: (text, most) => cut(text, Number(most ?? 50)),
  url_encode: (text) => encodeURIComponent(text),
}

/** The filters that there are. None makes much of little, so that a text grows no larger than what is put into it. */
export const filterNames = ['default', ...Object.keys(filters)]

/** No letter is longer, whatever its tags say. */
const longest = 1_000_000
const limits = { parseLimit: 200_000, memoryLimit: longest, renderLimit: 500 }

/** Puts values into a text; answers it with what was missing where it was asked for. The text was checked: `faultsOf`. */
export function merged(text: string, values: object, place: Place): { text: string; missing: Missing[] } {
  const missing = new Map<string, Missing>()
  const note = (absent: Absent, instead: string) => {
    const path = Absent.pathOf(absent)
    missing.set(path, { path, instead })
  }
  const liquid = new Liquid({
    ...limits,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    outputEscape: (value: unknown) => {
      if (value instanceof Absent) note(value, '')
      return inPlace[place](value instanceof Absent ? '' : String(value ?? ''))
    },
  })
  keepOnly(liquid.tags, tagNames)
  keepOnly(liquid.filters, [])
  for (const [name, run] of Object.entries(filters))
    liquid.registerFilter(name, (value: unknown, ...given) =>
      value instanceof Absent ? value : run(String(value ?? ''), ...given),
    )
  liquid.registerFilter('default', (value: unknown, instead: unknown) => {
    if (!(value instanceof Absent) || instead instanceof Absent) return value
    note(value, String(instead ?? ''))
    return instead
  })
  const rendered = liquid.parseAndRenderSync(text, values) as string
  return { text: rendered.slice(0, longest), missing: [...missing.values()] }
}

const keepOnly = (all: Record<string, unknown>, names: readonly string[]) => {
  for (const name of Object.keys(all)) if (!names.includes(name)) delete all[name]
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const inPlace: Readonly<Record<Place, (text: string) => string>> = {
  page: (text) => text.replace(/[&<>"']/g, (sign) => signs[sign]!).replace(/\r?\n/g, '<br>'),
  line: (text) => text.replace(/\s+/g, ' '),
}

function cut(text: string, most: number): string {
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, Math.max(0, most - 1)).join('')}…` : text
}
