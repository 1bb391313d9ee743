import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Sentence } from '../../../../kernel/sentence.ts'
import { presets } from '../presets/index.ts'
import type { Preset } from '../presets/preset.ts'
import { choiceFinder } from '../values/choices.ts'
import { fold } from '../../../../kernel/fold.ts'
import type { ColumnProfile } from '../file/column.ts'
import { targetOf, targetsOf } from './target.ts'
import { words } from './words.ts'

/** Why a column was given its target: the export of a system that is known, its name, or what stands in it. */
export type Why = 'preset' | 'name' | 'content'

export interface Suggestion {
  column: number
  target: string
  why: Why
}

/** The system whose export this is, by the headers that hardly any other writes; undefined when it is none that is known. */
export function presetOf(names: readonly string[], record: string): Preset | undefined {
  const given = new Set(names.map(fold))
  const scored = presets.map((preset) => {
    const signs = preset.signs[record] ?? []
    return { preset, found: signs.filter((sign) => given.has(fold(sign))).length }
  })
  const best = scored.reduce((one, other) => (other.found > one.found ? other : one))
  return best.found >= 2 ? best.preset : undefined
}

/**
 * What the columns become: by the export of a known system, then by name, then by what stands in them. A target is given
 * once; a column may have two, when it says two things (a day of closing is both expected and kept). `tell` says what the
 * reader calls a target: an export in their language comes back by its own headings.
 */
export function suggestMapping(
  columns: readonly ColumnProfile[],
  record: RecordDefinition,
  records: readonly RecordDefinition[],
  tell: (sentence: Sentence) => string = ({ message }) => message,
): Suggestion[] {
  const preset = presetOf(columns.map(({ name }) => name), record.name) // prettier-ignore
  const known = preset && numbered(preset.columns[record.name] ?? {})
  const named = namesOf(record, records)
  const taken = new Set<string>()
  const found = new Map<number, Suggestion>()
  const give = (column: ColumnProfile, target: string | undefined, why: Why) => {
    if (!target || found.has(column.index) || column.filled === 0) return
    if (taken.has(target) || !targetOf(target, record, records)) return
    taken.add(target)
    found.set(column.index, { column: column.index, target, why })
  }
  for (const column of columns) give(column, known?.(column.name), 'preset')
  for (const column of columns) give(column, exactName(column.name, record, records, tell), 'name')
  for (const column of columns) for (const target of named.get(fold(column.name)) ?? []) give(column, target, 'name')
  for (const column of columns) give(column, byContent(column, record, taken), 'content')
  const single = columns.flatMap((column) => found.get(column.index) ?? [])
  return [...single, ...secondTargets(columns, single, record)]
}

/** A column of stages that also says Won and Lost tells the outcome too: it becomes both. */
function secondTargets(columns: readonly ColumnProfile[], given: readonly Suggestion[], record: RecordDefinition) {
  return Object.entries(record.all).flatMap(([name, field]): Suggestion[] => {
    if (field.type !== 'choice' || !field.fixed || given.some(({ target }) => target === name)) return []
    const finder = choiceFinder(`${record.name}.${name}`, field.options ?? [])
    const both = given.find(({ column, target }) => {
      const values =
        record.all[target]?.type === 'link' ? columns.find(({ index }) => index === column)?.values : undefined
      return values?.some(({ text }) => finder.find(text) !== undefined)
    })
    return both ? [{ column: both.column, target: name, why: 'content' }] : []
  })
}

/** A template from the links that are there, for rows of a record whose name no column tells: "{account} {product}". */
export function suggestTemplate(
  columns: readonly ColumnProfile[],
  mapping: readonly { column: number; target: string }[],
  record: RecordDefinition,
  records: readonly RecordDefinition[],
): string | null {
  const title = record.all[record.title]!
  if (!title.required || mapping.some(({ target }) => target === record.title)) return null
  const names = mapping.flatMap(({ column, target }) => {
    const { field } = targetOf(target, record, records) ?? {}
    const to = field?.type === 'link' ? records.find((each) => each.name === field.to) : undefined
    return to && !to.setting ? [{ name: columns[column]!.name, own: target in record.all }] : []
  })
  if (names.length === 0) return null
  return names.sort((a, b) => Number(b.own) - Number(a.own)).map(({ name }) => `{${name}}`).join(' ') // prettier-ignore
}

/** A preset's columns, with numbers in a header carried over to the target: `E-mail 2 - Value` to `emails:2`. */
function numbered(columns: Readonly<Record<string, string>>) {
  const byName = new Map(Object.entries(columns).map(([name, target]) => [pattern(name), target]))
  return (name: string) => {
    const plain = byName.get(fold(name))
    if (plain) return plain
    const number = /\d+/.exec(name)?.[0]
    return byName.get(fold(name).replace(/\d+/, 'numbered'))?.replace('#', number ?? '')
  }
}

const pattern = (name: string) => fold(name.replace('#', ' numbered '))

function exactName(
  name: string,
  record: RecordDefinition,
  records: readonly RecordDefinition[],
  tell: (sentence: Sentence) => string,
): string | undefined {
  const folded = fold(name)
  const spoken = (text: string) => fold(text.replace(/([a-z])([A-Z])/g, '$1 $2'))
  return targetsOf(record, records).find(
    ({ key, label, name }) =>
      fold(label.message) === folded ||
      fold(tell(label)) === folded ||
      (!key.includes('.') && name && spoken(name) === folded),
  )?.key
}

function namesOf(record: RecordDefinition, records: readonly RecordDefinition[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const lists = [words[record.name], words.any, 'addresses' in record.all ? words.address : undefined]
  for (const list of lists) {
    for (const [target, names] of Object.entries(list ?? {})) {
      if (!targetOf(target, record, records)) continue
      for (const name of names.split(', ')) found.set(fold(name), [...(found.get(fold(name)) ?? []), target])
    }
  }
  return found
}

/** Only what hardly can be anything else is taken by its content. */
function byContent(column: ColumnProfile, record: RecordDefinition, taken: ReadonlySet<string>): string | undefined {
  const field = (type: string) => Object.keys(record.all).find((name) => record.all[name]!.type === type)
  const next = (name: string | undefined) =>
    name && [name, ...[2, 3, 4, 5].map((number) => `${name}:${number}`)].find((target) => !taken.has(target))
  switch (column.kind) {
    case 'email':
      return next(field('emails')) ?? ('email' in record.all ? 'email' : undefined)
    case 'phone':
      return next(field('phones'))
    case 'web':
      return 'website' in record.all ? 'website' : undefined
    case 'country':
      return field('addresses') && `${field('addresses')}.country`
    default:
      return undefined
  }
}
