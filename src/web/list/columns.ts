import type { Field, FieldType } from '../../kernel/field.ts'
import { isOwnName } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

export interface Column {
  name: string
  field: Field
  width: number
  /** Amounts stand at the end, under each other. */
  end: boolean
  /** It stays where it is when one scrolls aside. */
  frozen: boolean
}

const widths: Partial<Record<FieldType, number>> = {
  text: 152, longText: 240, number: 96, money: 108, percent: 88, date: 96, dateTime: 112, boolean: 80, choice: 120,
  choices: 160, emails: 192, phones: 144, url: 160, addresses: 200, handles: 160, link: 168, links: 160, user: 136,
} // prettier-ignore
const atEnd: readonly FieldType[] = ['number', 'money', 'percent']
const notInLists: readonly FieldType[] = ['longText', 'file']
const titleWidth = 240

/** The fields that may stand in a list, in the order of the definition. */
export function columnNames(fields: Readonly<Record<string, Field>>): string[] {
  return Object.keys(fields).filter((name) => name !== 'deletedAt')
}

/** The columns a list begins with: its title, then the first seven fields that say something at a glance. */
export function firstColumns(definition: RecordDefinition, fields: Readonly<Record<string, Field>>): string[] {
  // A record type of the company's own has no other fields than those.
  const all = definition.own ? Object.keys(fields).filter(isOwnName) : Object.keys(definition.fields)
  const own = all.filter((name) => name !== definition.title && fields[name])
  const telling = own.filter((name) => {
    const { type, setBy } = fields[name]!
    return (
      !notInLists.includes(type) && !(setBy === 'action' && type === 'dateTime') && !isPartOfTitle(definition, name)
    )
  })
  return [definition.title, ...telling.slice(0, 6), ...(definition.owned ? ['owner'] : [])]
}

/** A person's first and last name make up the name that is shown anyway. */
const isPartOfTitle = (definition: RecordDefinition, name: string) =>
  definition.all[definition.title]?.setBy === 'derived' && ['firstName', 'lastName', 'salutation'].includes(name)

interface Shown {
  /** Pixels that were chosen. */
  widths?: Readonly<Record<string, number>> | undefined
  /** How many stay in sight. */
  frozen?: number | undefined
}

/** Columns by name, the title always first; names that do not exist (or may not be seen) fall away. */
export function columnsOf(
  definition: RecordDefinition,
  fields: Readonly<Record<string, Field>>,
  names: readonly string[],
  { widths: own = {}, frozen = 1 }: Shown = {},
): Column[] {
  const known = [definition.title, ...names.filter((name) => name !== definition.title)].filter((name) => fields[name])
  return known.map((name, index) => {
    const field = fields[name]!
    const isYear = field.range?.[0] === 1000
    return {
      name,
      field,
      width: Math.max(narrowest, own[name] ?? (name === definition.title ? titleWidth : (widths[field.type] ?? 140))),
      end: atEnd.includes(field.type) && !isYear,
      frozen: index < Math.max(1, frozen),
    }
  })
}

/** The column of checkboxes, before all others. */
export const checkWidth = 40
export const narrowest = 56

/** How wide all columns are together. */
export const widthOf = (columns: readonly Column[]) => columns.reduce((sum, { width }) => sum + width, checkWidth)

/** The columns of the grid as styles: their widths, of which the last takes what is left, and where frozen ones begin. */
export function gridStyle(columns: readonly Column[]): Record<`--${string}`, string> {
  const tracks = columns.map(({ width }, index) =>
    index === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`,
  )
  const starts = columns.flatMap(({ frozen }, index) =>
    frozen ? [[`--at-${index}`, `${widthOf(columns.slice(0, index))}px`] as const] : [],
  )
  return { '--columns': `${checkWidth}px ${tracks.join(' ')}`, ...Object.fromEntries(starts) }
}

/** Where a frozen column stays. */
export const frozenAt = (column: Column, index: number) =>
  column.frozen ? { insetInlineStart: `var(--at-${index})` } : undefined

/** The links among the columns, whose titles are asked for along. */
export function linksAmong(columns: readonly Column[]): string | undefined {
  const names = columns
    .filter(({ field }) => ['link', 'links', 'user', 'file'].includes(field.type))
    .map(({ name }) => name)
  return names.length > 0 ? names.join(',') : undefined
}
