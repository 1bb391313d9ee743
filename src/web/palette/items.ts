import type { Recent } from '../shell/recent.ts'

/** A record that search found. */
export interface Found {
  id: string
  record: string
  title: string
  subtitle: string | null
  match: 'exact' | 'prefix' | 'typo'
}

export interface RecordItem {
  kind: 'record'
  key: string
  record: string
  id: string
  title: string
  subtitle: string | null
}

/** Anything that is not a record: something to do, or somewhere to go. */
export interface Entry {
  kind: 'entry'
  section: Section
  key: string
  label: string
  icon: string
  /** After the label, smaller: what it is. */
  aside?: string
  keys?: string
  /** Other words by which it is found. */
  words?: string
  /** Where it leads; without one it runs. */
  address?: string
  run?: () => void
}

/** A line of the palette. */
export type Item = RecordItem | Entry

/** In the order in which they stand. */
export const sections = ['recent', 'records', 'make', 'selection', 'here', 'create', 'go', 'views', 'app', 'settings', 'help'] as const // prettier-ignore
export type Section = (typeof sections)[number]

const actions: readonly Section[] = ['selection', 'here', 'create', 'app']
const answers: readonly Section[] = ['help', 'settings']
/** What one sees before anything is typed. */
const first: readonly Section[] = ['selection', 'here', 'create', 'go', 'app']
/** Made of what was typed, so that it always fits. */
const fitting: readonly Section[] = ['make']
const most: Partial<Record<Section, number>> = { go: 6, views: 4, settings: 5, help: 4 }
const mostOfAny = 8

interface Given {
  /** What was typed; `>` before it asks for actions only, `?` for help. */
  text: string
  /** `all`, `actions`, or the record it is narrowed to. */
  narrowed: string
  found: readonly Found[]
  recent: readonly Recent[]
  entries: readonly Entry[]
}

/** What was typed without the sign that narrows it. */
export const plainText = (text: string): string => text.replace(/^[>?]\s*/, '').trim()

/** Whether what was found for an earlier text fits this one too, as far as it can be seen. */
export function stillFits({ title, subtitle }: Found, text: string): boolean {
  const shown = `${title} ${subtitle ?? ''}`.toLocaleLowerCase()
  return text.toLocaleLowerCase().split(/\s+/).every((word) => shown.includes(word)) // prettier-ignore
}

/** What the palette lists, in order: records, then what can be done, then where one can go, then help. */
export function sectionsOf(given: Given): { section: Section; items: Item[] }[] {
  const sign = given.text[0] === '>' || given.narrowed === 'actions' ? '>' : given.text[0] === '?' ? '?' : ''
  const text = plainText(given.text)
  const only = given.narrowed !== 'all' && given.narrowed !== 'actions' ? given.narrowed : null
  const records = sign === '' ? recordSection(given, text, only) : []
  if (only) return records
  const wanted = sign === '>' ? actions : sign === '?' ? answers : text ? sections : first
  const rest = (sign === '?' ? answers : sections.filter((section) => wanted.includes(section))).map((section) => ({
    section,
    items: entriesOf(section, given.entries, text, sign !== ''),
  }))
  const listed =
    isGuess(given.found) && rest.some(({ items }) => items.some((item) => begins(item, text)))
      ? [...rest, ...records]
      : [...records, ...rest]
  return listed.filter(({ items }) => items.length > 0)
}

/** Records that only fit because typing errors are forgiven: what is called as it was typed comes before them. */
const isGuess = (found: readonly Found[]) => found.every(({ match }) => match === 'typo')
const begins = (item: Item, text: string) =>
  item.kind === 'entry' && text !== '' && item.label.toLocaleLowerCase().startsWith(text.toLocaleLowerCase())

function entriesOf(section: Section, all: readonly Entry[], text: string, isAll: boolean): Item[] {
  const own = all.filter((entry) => entry.section === section)
  if (fitting.includes(section)) return own
  const found = matching(
    own,
    text,
    ({ label }) => label,
    ({ words }) => words ?? '',
  )
  return found.slice(0, isAll ? 40 : ((section === 'go' && text ? mostOfAny : most[section]) ?? mostOfAny))
}

function recordSection(
  { found, recent }: Given,
  text: string,
  only: string | null,
): { section: Section; items: Item[] }[] {
  const rows = text ? found : recent.slice(0, 8).map((each) => ({ ...each, subtitle: null }))
  const items = rows
    .filter(({ record }) => only === null || record === only)
    .map(({ id, record, title, subtitle }): Item => ({ kind: 'record', key: id, record, id, title, subtitle }))
  return items.length > 0 ? [{ section: text ? 'records' : 'recent', items }] : []
}

/** Those whose words begin with what was typed, then those that contain it, then those that other words of theirs fit. */
export function matching<T>(
  all: readonly T[],
  text: string,
  labelOf: (each: T) => string,
  wordsOf: (each: T) => string = () => '',
): T[] {
  if (!text) return [...all]
  const wanted = text.toLocaleLowerCase()
  const begins = (words: string) => words.split(/[\s,./-]+/).some((word) => word.startsWith(wanted))
  const rank = (each: T) => {
    const label = labelOf(each).toLocaleLowerCase()
    if (label.startsWith(wanted)) return 0
    if (begins(label)) return 1
    if (label.includes(wanted)) return 2
    const words = wordsOf(each).toLocaleLowerCase()
    return wanted.length > 2 && (begins(words) || words.includes(wanted)) ? 3 : 4
  }
  return all.filter((each) => rank(each) < 4).toSorted((one, other) => rank(one) - rank(other))
}

/** A title in parts: what matches what was typed is marked. */
export function marked(title: string, text: string): { text: string; hit: boolean }[] {
  const wanted = plainText(text)
  const at = wanted ? title.toLocaleLowerCase().indexOf(wanted.toLocaleLowerCase()) : -1
  if (at < 0) return [{ text: title, hit: false }]
  return [
    { text: title.slice(0, at), hit: false },
    { text: title.slice(at, at + wanted.length), hit: true },
    { text: title.slice(at + wanted.length), hit: false },
  ].filter((part) => part.text !== '')
}
