import type { RecordDefinition } from '../../kernel/record.ts'
import type { Step } from '../db/index.ts'
import { addressFields, placeRows, placeRowsOfNew } from '../places/index.ts'
import {
  contactFields,
  contactKeys,
  contactKeysOfNew,
  searchFields,
  searchRow,
  searchRowsOfNew,
} from '../search/index.ts'
import { timelineEntries, timelineEntriesOfMany, timelineEntriesOfNew } from '../timeline/entries.ts'
import type { Values } from './check.ts'
import { kindsOf } from './kinds.ts'
import { same } from './rows.ts'
import type { Work } from './work.ts'

/** A record that this piece of work changed, as it was when it was first touched (null: new) and as it is. */
export interface Touched {
  record: RecordDefinition
  before: Values | null
  row: Values & { id: string }
}

/** What is written beside the rows in the same transaction: search rows, contact keys, places and timeline entries. */
export async function companions(work: Work, touched: readonly Touched[]): Promise<Step[]> {
  const steps: Step[] = []
  for (const [record, group] of byRecord(touched)) {
    const made = group.filter((each) => each.before === null).map((each) => each.row)
    const changed = group.filter((each) => each.before !== null)
    if (made.length > 0) steps.push(...forNew(work, record, made))
    for (const each of changed) steps.push(...forChanged(work, record, each))
  }
  return [...steps, ...(await onTimelines(work, touched))]
}

function byRecord(touched: readonly Touched[]): Map<RecordDefinition, Touched[]> {
  return Map.groupBy(touched, (each) => each.record)
}

function forNew(work: Work, record: RecordDefinition, rows: Touched['row'][]): Step[] {
  const { registry } = work.ctx
  const search = rows.length === 1 ? searchRow(registry, record, rows[0]!) : searchRowsOfNew(registry, record, rows)
  const keys = contactKeysOfNew(record, rows)
  const places = addressFields(record).length > 0 ? placeRowsOfNew(record, rows, work.ctx.settings.country) : null
  return [search, ...(keys ? [keys] : []), ...(places ? [places] : [])]
}

function forChanged(work: Work, record: RecordDefinition, { before, row }: Touched): Step[] {
  const differs = (names: Iterable<string>) => [...names].some((name) => !same(before![name], row[name]))
  const steps: Step[] = []
  if (differs(searchFields(record))) steps.push(searchRow(work.ctx.registry, record, row))
  if (differs([...contactFields(record), 'deletedAt'])) steps.push(contactKeys(record, row))
  if (differs(addressFields(record))) steps.push(...placeRows(record, row, work.ctx.settings.country))
  return steps
}

/** Contacts stand on the timelines of what they are about, and where those belonged at that time. */
async function onTimelines(work: Work, touched: readonly Touched[]): Promise<Step[]> {
  const contacts = touched.filter(({ record, before, row }) => {
    if (!record.timeline) return false
    const { at, about } = record.timeline
    return (
      !before || [at, about, 'owner', 'private', 'circle', 'deletedAt'].some((name) => !same(before[name], row[name]))
    )
  })
  return placed(work, contacts, touched)
}

/** From so many on, contacts are put in place together. */
const few = 3

/** Puts contacts on the timelines of what they are about now, and of where that belongs. */
export async function placed(
  work: Work,
  contacts: readonly Touched[],
  touched: readonly Touched[] = contacts,
): Promise<Step[]> {
  if (contacts.length === 0) return []
  const kinds = await kindsOf(work, contacts.flatMap(({ record, row }) => aboutOf(record, row)), touched) // prettier-ignore
  const entries = []
  const known: RolledUp = new Map()
  for (const contact of contacts) {
    entries.push({ ...contact, subjects: await subjectsOf(work, contact, kinds, known) })
  }
  const made = timelineEntriesOfNew(entries.filter((each) => each.before === null))
  const changed = entries.filter((each) => each.before !== null)
  const moved =
    changed.length > few
      ? timelineEntriesOfMany(changed)
      : changed.flatMap((each) => timelineEntries(each.record, each.row, each.subjects))
  return [...(made ? [made] : []), ...moved]
}

function aboutOf(record: RecordDefinition, row: Values): string[] {
  return (row[record.timeline!.about] as string[] | null) ?? []
}

/** Where records roll up on a day, as it was found before. */
type RolledUp = Map<string, readonly string[]>

async function subjectsOf(
  work: Work,
  { record, row }: Touched,
  kinds: ReadonlyMap<string, string>,
  known: RolledUp,
): Promise<string[]> {
  const ids = aboutOf(record, row)
  const day = ((row[record.timeline!.at] ?? row.createdAt) as string).slice(0, 10)
  const subjects = new Set(ids)
  for (const [kind, members] of Map.groupBy(ids, (id) => kinds.get(id))) {
    const definition = kind === undefined ? undefined : work.ctx.registry.record(kind)
    if (!definition) continue
    for (const [index, rules] of work.ctx.registry.rules(definition).entries()) {
      if (!rules.rollUp) continue
      const key = `${kind} ${index} ${day} ${members.join()}`
      const found = known.get(key) ?? (await rules.rollUp(work, members, day))
      known.set(key, found)
      for (const id of found) subjects.add(id)
    }
  }
  return [...subjects]
}
