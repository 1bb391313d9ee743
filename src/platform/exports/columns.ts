import type { Address, Contact, Field, Handle, Money } from '../../kernel/field.ts'
import { withoutTokens } from '../../kernel/mention.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { LinkedById } from '../records/read/index.ts'
import { labelOf, say } from '../../kernel/sentence.ts'
import { choicesIn, nameIn, told } from '../words/index.ts'

export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, unknown>>

/** One column of the file. */
export interface Column {
  heading: string
  /** What stands in it, where that is no text. */
  kind?: 'number' | 'amount' | 'date' | 'moment'
  cell: (row: Row, linked: LinkedById) => Cell
}

/** The columns of these fields, the id first; an amount takes a second one for its currency. */
export function columnsOf(ctx: Ctx, record: RecordDefinition, fields: readonly string[]): Column[] {
  const id: Column = { heading: told(ctx, say('Id')), cell: ({ id }) => id as string }
  return [id, ...fields.flatMap((name) => columnsOfField(ctx, record, name, record.all[name]!))]
}

function columnsOfField(ctx: Ctx, record: RecordDefinition, name: string, field: Field): Column[] {
  const column = <T>(
    cell: (value: T, linked: LinkedById) => Cell,
    { kind, isCurrency = false }: { kind?: Column['kind']; isCurrency?: boolean } = {},
  ): Column => ({
    heading: isCurrency
      ? told(ctx, say('{field} (currency)', { field: labelOf(field) }))
      : nameIn(ctx.actor.language, labelOf(field)),
    ...(kind && { kind }),
    cell: (row, linked) => (row[name] === null || row[name] === undefined ? null : cell(row[name] as T, linked)),
  })
  const labels = () => new Map(choicesIn(ctx, record, name).map(({ key, label }) => [key, label]))
  switch (field.type) {
    case 'money':
      return [column<Money>(({ amount }) => amount, { kind: 'amount' }), column<Money>(({ currency }) => currency, { isCurrency: true })] // prettier-ignore
    case 'choice':
      return [column<string>((key) => labels().get(key) ?? key)]
    case 'choices':
      return [column<string[]>((keys) => joined(keys.map((key) => labels().get(key) ?? key)))]
    case 'emails':
    case 'phones':
      return [column<Contact[]>((items) => joined(primaryFirst(items).map(({ normal, value }) => normal ?? value)))]
    case 'addresses':
      return [column<Address[]>((items) => joined(primaryFirst(items).map(inOneLine)))]
    case 'handles':
      return [column<Handle[]>((items) => joined(items.map(({ network, value }) => `${network}: ${value}`)))]
    case 'link':
    case 'user':
    case 'file':
      return [column<string>((id, linked) => linked[id]?.title ?? null)]
    case 'links':
      return [column<string[]>((ids, linked) => joined(ids.flatMap((id) => linked[id]?.title ?? [])))]
    case 'number':
    case 'percent':
      return [column<number>((value) => value, { kind: 'number' })]
    case 'date':
      return [column<string>((value) => value, { kind: 'date' })]
    case 'dateTime':
      return [column<string>((value) => value, { kind: 'moment' })]
    case 'longText':
      return [column<string>(withoutTokens)]
    default:
      return [column<Cell>((value) => value)]
  }
}

const joined = (texts: readonly string[]) => texts.join('; ')

function primaryFirst<Item extends { primary: boolean }>(items: readonly Item[]): Item[] {
  return [...items].sort((one, other) => Number(other.primary) - Number(one.primary))
}

function inOneLine({ street, postalCode, city, region, country }: Address): string {
  const place = [postalCode, city].filter(Boolean).join(' ')
  return [street, place, region, country].filter(Boolean).join(', ')
}
