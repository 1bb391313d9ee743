import type { Command } from '../shell/commands.ts'
import type { Recent } from '../shell/recent.ts'

/** A record that search found. */
export interface Found {
  id: string
  record: string
  title: string
  subtitle: string | null
  match: 'exact' | 'prefix' | 'typo'
}

/** A line of the palette. */
export type Item =
  | { kind: 'record'; key: string; record: string; id: string; title: string; subtitle: string | null }
  | { kind: 'command'; key: string; command: Command }
  | { kind: 'view'; key: string; name: string; of: string; address: string }
export type Section = 'recent' | 'records' | 'selection' | 'here' | 'create' | 'go' | 'app' | 'views'

interface Given {
  /** What was typed; `>` before it asks for actions only. */
  text: string
  /** `all`, `actions`, or the record it is narrowed to. */
  narrowed: string
  found: readonly Found[]
  recent: readonly Recent[]
  commands: readonly Command[]
  views: readonly { id: string; name: string; of: string; address: string }[]
}

const groups: readonly Command['group'][] = ['selection', 'here', 'create', 'go', 'app']
const mostGoing = 6

/** What the palette lists, in order: records, then what can be done, then where one can go. */
export function sectionsOf(given: Given): { section: Section; items: Item[] }[] {
  const onlyActions = given.text.startsWith('>') || given.narrowed === 'actions'
  const text = given.text.replace(/^>\s*/, '').trim()
  const isNarrowed = given.narrowed !== 'all' && given.narrowed !== 'actions'
  const records = onlyActions ? [] : recordSection(given, text, isNarrowed ? given.narrowed : null)
  if (isNarrowed) return records
  const offered = given.commands.filter((command) => !command.keysOnly && !command.listedOnly)
  const commands = groups.map((group) => ({
    section: group as Section,
    items: matching(
      offered.filter((command) => command.group === group),
      text,
      ({ label }) => label,
    )
      .slice(0, text || group !== 'go' ? 8 : mostGoing)
      .map((command): Item => ({ kind: 'command', key: command.id, command })),
  }))
  const views = text && !onlyActions ? matching(given.views, text, ({ name }) => name).slice(0, 4) : []
  const viewItems = views.map(({ id, ...view }): Item => ({ kind: 'view', key: id, ...view }))
  return [...records, ...commands, { section: 'views' as const, items: viewItems }].filter(
    ({ items }) => items.length > 0,
  )
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

/** Those whose words begin with what was typed, then those that contain it. */
export function matching<T>(all: readonly T[], text: string, labelOf: (each: T) => string): T[] {
  if (!text) return [...all]
  const wanted = text.toLocaleLowerCase()
  const rank = (each: T) => {
    const label = labelOf(each).toLocaleLowerCase()
    if (label.startsWith(wanted)) return 0
    if (label.split(/[\s,./-]+/).some((word) => word.startsWith(wanted))) return 1
    return label.includes(wanted) ? 2 : 3
  }
  return all.filter((each) => rank(each) < 3).toSorted((one, other) => rank(one) - rank(other))
}

/** A title in parts: what matches what was typed is marked. */
export function marked(title: string, text: string): { text: string; hit: boolean }[] {
  const wanted = text.replace(/^>\s*/, '').trim()
  const at = wanted ? title.toLocaleLowerCase().indexOf(wanted.toLocaleLowerCase()) : -1
  if (at < 0) return [{ text: title, hit: false }]
  return [
    { text: title.slice(0, at), hit: false },
    { text: title.slice(at, at + wanted.length), hit: true },
    { text: title.slice(at + wanted.length), hit: false },
  ].filter((part) => part.text !== '')
}
