import type { Address, Contact, Handle } from '../../../../kernel/field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { labelOf, one, say, type Sentence } from '../../../../kernel/sentence.ts'
import type { ColumnProfile } from '../file/column.ts'
import type { ImportOptions } from '../mapping/options.ts'
import { targetOf, type Target } from '../mapping/target.ts'
import { fold } from '../../../../kernel/fold.ts'
import { splitName } from '../values/names.ts'
import { cellReader, type Cell, type CellReader, type Wrong } from './cell.ts'
import type { Problem } from './problem.ts'
import { fillTemplate } from './template.ts'

/** A row of the file as values of the record, or with what is wrong with it. */
export interface ReadRow {
  values: Record<string, unknown>
  /** Values of records that are part of it, by their names. */
  parts: Record<string, Record<string, unknown>>
  /** Its id in the system it comes from. */
  origin: string | null
  createdAt: string | null
  problems: Problem[]
  /** Names that are to be added for this row. */
  added: { target: Target; name: string }[]
  /** What the cells say, by target, corrections made: names of links where the values hold ids. */
  said: ReadonlyMap<string, string>
}

export interface Reading {
  record: RecordDefinition
  records: readonly RecordDefinition[]
  columns: readonly ColumnProfile[]
  options: ImportOptions
  timeZone: string
  today: string
  /** Finds the key of a choice or the id of another record by what people call it. */
  named: (target: Target) => CellReader
  /** Notes that a name is to be added; answers the key or id that it will have. */
  add: (target: Target, name: string) => unknown
  /** Says it in the language of whoever imports. */
  tell: (sentence: Sentence) => string
}

interface Part {
  column: number
  target: Target
  read: CellReader
  corrections: Readonly<Record<string, string | null>> | undefined
  /** Another target of the same column may take the value instead. */
  shared: boolean
}

/** How the rows of a file are read under what was decided. Targets that do not exist are left out. */
export function rowReader(reading: Reading): (row: number, cells: readonly string[]) => ReadRow {
  const parts = partsOf(reading)
  const cellsPutRight = new Map(reading.options.cells.map(({ row, column, text }) => [`${row}:${column}`, text]))
  const isRight = (row: number, column: number) => cellsPutRight.get(`${row}:${column}`)
  return (row, cells) => {
    const said = new Map<string, string>()
    const made: Making = {
      read: emptyRow(said),
      contacts: new Map(),
      addresses: new Map(),
      handles: [],
      said,
      currencies: new Map(),
    }
    const taken = new Set<number>()
    const left: { part: Part; text: string; cell: Wrong }[] = []
    for (const part of parts) {
      let text = cells[part.column] ?? ''
      if (cellsPutRight.size > 0) text = isRight(row, part.column) ?? text
      text = tidy(text)
      if (text === '') continue
      const meant = corrected(part, text)
      if (meant === null) continue
      const cell: Cell = meant.includes('\uFFFD')
        ? { wrong: say('Some bytes are no text in this encoding.') }
        : part.read(meant)
      if (cell === 'skip') continue
      if ('add' in cell) {
        if (part.shared && taken.has(part.column)) continue
        taken.add(part.column)
        made.read.added.push({ target: part.target, name: cell.add })
        put(made, part.target, reading.add(part.target, cell.add), meant)
      } else if ('value' in cell) {
        taken.add(part.column)
        put(made, part.target, cell.value, meant)
      } else left.push({ part, text, cell })
    }
    for (const { part, text, cell } of left) {
      if (part.shared && (taken.has(part.column) || (isFixed(part) && left.some((other) => isOther(part, other.part)))))
        continue
      made.read.problems.push({
        column: part.column, target: part.target.key, value: text, reason: reading.tell(cell.wrong), kind: cell.kind ?? 'value',
        ...(cell.suggestion && { suggestion: cell.suggestion }),
      }) // prettier-ignore
    }
    return finish(reading, made)
  }
}

function partsOf({ options, record, records, columns, timeZone, today, named }: Reading): Part[] {
  const counts = new Map<number, number>()
  for (const { column } of options.mapping) counts.set(column, (counts.get(column) ?? 0) + 1)
  const parts = options.mapping.flatMap(({ column, target: key }): Part[] => {
    const target = targetOf(key, record, records)
    const profile = columns[column]
    if (!target || !profile) return []
    const order = options.dates[column] ?? profile.order ?? null
    // Where nothing in the column speaks for one sign or the other, single cells may still be plain numbers.
    const decimal = options.decimals[column] ?? (profile.numbers ? (profile.decimal ?? null) : '.')
    const read = cellReader(target, {
      order,
      decimal,
      timeZone,
      today,
      named: isNamed(target) ? named(target) : nothing,
    })
    return [{ column, target, read, corrections: options.corrections[key], shared: counts.get(column)! > 1 }]
  })
  // A choice that cannot grow has the first word about a column that says two things.
  return parts.sort((a, b) => Number(isFixed(b)) - Number(isFixed(a)))
}

/** Of a choice that cannot grow and a name that can, only the second is worth asking about. */
const isOther = (fixed: Part, part: Part) => part.column === fixed.column && !isFixed(part)

const namedTypes = new Set(['choice', 'choices', 'link', 'links', 'user'])
const isNamed = ({ field, piece }: Target) => field !== null && piece === null && namedTypes.has(field.type)
const nothing: CellReader = () => 'skip'

const isFixed = ({ target }: Part) => target.field?.fixed === true

function corrected({ corrections }: Part, text: string): string | null {
  if (!corrections || !Object.hasOwn(corrections, text)) return text
  return corrections[text]!
}

const ascii = /^[\x00-\x7f]*$/

/** Without the spaces around it, composed. */
function tidy(text: string): string {
  const trimmed = text.trim()
  return ascii.test(trimmed) ? trimmed : trimmed.normalize('NFC')
}

interface Making {
  read: ReadRow
  contacts: Map<string, Map<string, { values: string[]; label: string | null }>>
  addresses: Map<string, Map<string, Partial<Address>>>
  handles: Omit<Handle, 'id'>[]
  /** What was said, by column and target, for the template. */
  said: Map<string, string>
  currencies: Map<string, string>
}

const emptyRow = (said: ReadonlyMap<string, string>): ReadRow => ({
  values: {},
  parts: {},
  origin: null,
  createdAt: null,
  problems: [],
  added: [],
  said,
})

function put(made: Making, target: Target, value: unknown, text: string): void {
  const { read } = made
  const { name, field, piece } = target
  made.said.set(target.key, text)
  if (target.key === '@id') return void (read.origin = value as string)
  if (target.key === '@createdAt') return void (read.createdAt = value as string)
  if (target.key === '@name') return void Object.assign(read.values, splitName(value as string))
  if (piece === 'currency') return void made.currencies.set(target.part ? target.key : name!, value as string)
  if (target.part) return void ((read.parts[target.record.name] ??= {})[name!] = value)
  const group = target.group ?? ''
  switch (field!.type) {
    case 'emails':
    case 'phones': {
      const groups = made.contacts.get(name!) ?? new Map<string, { values: string[]; label: string | null }>()
      const item = groups.get(group) ?? { values: [], label: /^\d*$/.test(group) ? null : group }
      if (piece === 'label') item.label = value as string
      else item.values = value as string[]
      made.contacts.set(name!, groups.set(group, item))
      return
    }
    case 'addresses': {
      const groups = made.addresses.get(name!) ?? new Map<string, Partial<Address>>()
      const item = groups.get(group) ?? { label: /^\d*$/.test(group) ? null : group }
      made.addresses.set(name!, groups.set(group, Object.assign(item, { [piece!]: value })))
      return
    }
    case 'handles':
      for (const each of value as string[]) made.handles.push({ network: group || networkOf(each), value: each })
      read.values[name!] = made.handles
      return
    default:
      read.values[name!] = value
  }
}

function networkOf(handle: string): string {
  return /(linkedin|facebook|instagram|youtube|github|twitter|x)\.com/i.exec(handle)?.[1]?.toLowerCase() ?? 'web'
}

function finish({ record, options, columns, tell }: Reading, made: Making): ReadRow {
  const { read } = made
  for (const [name, groups] of made.contacts) {
    const items = [...groups.values()].flatMap(({ values, label }) => values.map((value) => contact(value, label)))
    if (items.length > 0) read.values[name] = withOnePrimary(items)
  }
  for (const [name, groups] of made.addresses) {
    const items = [...groups.values()].filter((item) => Object.keys(item).length > 1).map(address)
    if (items.length > 0) read.values[name] = withOnePrimary(items)
  }
  const inCurrency = (values: Record<string, unknown>, before: string) => {
    for (const name in values) {
      const value = values[name]
      if (isMoney(value)) values[name] = withCurrency(value, made.currencies.get(before + name) ?? options.currency)
    }
  }
  inCurrency(read.values, '')
  for (const part in read.parts) inCurrency(read.parts[part]!, `${part}.`)
  const { title } = record
  if (options.nameTemplate && !read.values[title]) {
    const said = sayer(columns, options, made.said)
    const name = fillTemplate(options.nameTemplate, said)
    if (name) read.values[title] = name
  }
  checkName(record, read, tell)
  return read
}

const isMoney = (value: unknown): value is { amount: string; currency: string | null } =>
  typeof value === 'object' && value !== null && 'amount' in value

function withCurrency(money: { amount: string; currency: string | null }, currency: string) {
  return { amount: money.amount, currency: money.currency ?? currency }
}

/** What a column or a target of that name says in this row, aliases put right. */
function sayer(columns: readonly ColumnProfile[], options: ImportOptions, said: ReadonlyMap<string, string>) {
  return (name: string) => {
    const wanted = fold(name)
    const own = [...said].find(([key]) => fold(key) === wanted || fold(key.split('.').at(-1)!) === wanted)
    if (own) return own[1]
    const column = columns.find((each) => fold(each.name) === wanted)
    const mapped = options.mapping.filter((each) => each.column === column?.index).map(({ target }) => said.get(target))
    return mapped.find((text) => text !== undefined)
  }
}

function checkName(record: RecordDefinition, read: ReadRow, tell: Reading['tell']): void {
  const { values, problems } = read
  const title = record.all[record.title]!
  const wrong = (target: string) => problems.some((problem) => problem.target === target)
  const missing = (reason: Sentence) =>
    problems.push({ column: null, target: record.title, value: '', reason: tell(reason), kind: 'required' })
  if (title.required && title.initial === undefined && !values[record.title] && !wrong(record.title)) {
    missing(say('{field} must not be empty.', { field: labelOf(title) }))
  }
  const named = ['firstName', 'lastName', 'emails', 'phones']
  if (title.setBy === 'derived' && 'firstName' in record.all && !named.some((name) => values[name] || wrong(name))) {
    missing(say('{record} needs a name, an e-mail address or a phone number.', { record: one(record) }))
  }
}

/** Items have no ids yet: the write door gives them theirs. */
function contact(value: string, label: string | null): Unwritten<Contact> {
  const plain = label?.replace(/^\*\s*/, '').trim().toLowerCase() // prettier-ignore
  return { value, label: plain ? plain.slice(0, 60) : null, primary: label?.startsWith('*') ?? false }
}

const lengths = { label: 60, street: 300, postalCode: 20, city: 120, region: 120, country: 2 } as const

function address(parts: Partial<Address>): Unwritten<Address> {
  const item: Record<string, unknown> = { primary: parts.label?.startsWith('*') ?? false }
  for (const [name, length] of Object.entries(lengths)) {
    const text = parts[name as keyof typeof lengths]
    if (text) item[name] = text.slice(0, length)
  }
  if (parts.label) item.label = parts.label.replace(/^\*\s*/, '').toLowerCase().slice(0, 60) // prettier-ignore
  return item as Unwritten<Address>
}

type Unwritten<Item extends { primary: boolean }> = Partial<Item> & Pick<Item, 'primary'>

function withOnePrimary<Item extends { primary: boolean }>(items: Item[]): Item[] {
  const first = items.find(({ primary }) => primary) ?? items[0]
  return items.map((item) => ({ ...item, primary: item === first }))
}
