import type { Field, FieldType } from '../../kernel/field.ts'
import type { Linked, LinkedRecord, Row } from '../api/answers.ts'
import { findDefinition } from '../app/registry.ts'
import { sameValue } from '../fields/edit/editor-props.ts'
import { readText, type Reading } from '../fields/read-text.ts'
import type { CellChange } from './change-cells.ts'
import type { Column } from './columns.ts'
import { findTitles, fold } from './find-titles.ts'

/** What was copied here: the value itself comes along, so that a link stays the same record. */
export interface Copied {
  field: Field
  value: unknown
  linked: Linked
}
/** A cell that something is pasted into. */
export interface Target {
  row: Row
  column: Column
  text: string
  copied?: Copied | undefined
}
export interface Misfit {
  row: Row
  column: Column
  text: string
  why: 'readonly' | 'unread' | 'unknown' | 'several' | 'needed'
}
interface Read {
  changes: CellChange[]
  misfits: Misfit[]
}

/** What pasted texts mean for the cells they go to: those that change, and those that they do not fit. */
export async function readCells(
  targets: readonly Target[],
  currency: string,
  may: (row: Row, column: Column) => boolean,
): Promise<Read> {
  const read = targets.map((target) => ({ target, reading: readingOf(target, currency) }))
  const known = await knownTitles(read.map(({ target, reading }) => ({ field: target.column.field, reading })))
  const result: Read = { changes: [], misfits: [] }
  for (const { target, reading } of read) {
    const { row, column, text } = target
    const misfit = (why: Misfit['why']) => result.misfits.push({ row, column, text, why })
    const settled = may(row, column) ? settle(target, reading, known) : 'readonly'
    if (typeof settled === 'string') misfit(settled)
    else if (settled.value === null && column.field.required) misfit('needed')
    else if (!sameValue(settled.value, row[column.name])) result.changes.push({ row, column, ...settled })
  }
  return result
}

const asItIs: readonly FieldType[] = [
  'number',
  'money',
  'percent',
  'date',
  'dateTime',
  'boolean',
  'link',
  'links',
  'user',
]

function readingOf({ row, column, text, copied }: Target, currency: string): Reading {
  const { field } = column
  if (copied && copied.field.type === field.type && copied.field.to === field.to && asItIs.includes(field.type))
    return { value: copied.value }
  return readText(text, { field, before: row[column.name] ?? null, currency })
}

type Titles = ReadonlyMap<string, ReadonlyMap<string, LinkedRecord[]>>

/** Looks up all titles of one kind of record together. */
async function knownTitles(read: readonly { field: Field; reading: Reading }[]): Promise<Titles> {
  const wanted = new Map<string, Set<string>>()
  for (const { field, reading } of read) {
    if (!reading || !('titles' in reading) || !field.to) continue
    const titles = wanted.get(field.to) ?? new Set()
    reading.titles.forEach((title) => titles.add(title))
    wanted.set(field.to, titles)
  }
  const found = [...wanted].map(async ([record, titles]) => {
    const target = findDefinition(record)
    return [record, target ? await findTitles(target, [...titles]) : new Map()] as const
  })
  return new Map(await Promise.all(found))
}

function settle(
  { column, copied }: Target,
  reading: Reading,
  known: Titles,
): { value: unknown; linked: Linked } | Misfit['why'] {
  if (!reading) return 'unread'
  if ('value' in reading) return { value: reading.value, linked: copied?.linked ?? {} }
  const found = reading.titles.map((title) => known.get(column.field.to ?? '')?.get(fold(title)) ?? [])
  if (found.some((each) => each.length === 0)) return 'unknown'
  if (found.some((each) => each.length > 1)) return 'several'
  const records = found.map(([each]) => each!)
  const linked = Object.fromEntries(records.map((each) => [each.id, each]))
  return { value: reading.many ? records.map(({ id }) => id) : records[0]!.id, linked }
}
