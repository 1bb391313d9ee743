import type { Address, Contact, Field, Handle, Money } from '../../kernel/field.ts'
import { withoutTokens } from '../../kernel/mention.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { LinkedById } from '../records/read/index.ts'
import { labelOf, say } from '../../kernel/sentence.ts'
import { choicesIn, nameIn, told } from '../words/index.ts'

type Cell = string | number | boolean | null
type Row = Readonly<Record<string, unknown>>

/** One column of the file. */
export interface Column {
  heading: string
  cell: (row: Row, linked: LinkedById) => Cell
}

/** The columns of these fields, the id first; an amount takes a second one for its currency. */
export function columnsOf(ctx: Ctx, record: RecordDefinition, fields: readonly string[]): Column[] {
  const id: Column = { heading: told(ctx, say('Id')), cell: ({ id }) => id as string }
  return [id, ...fields.flatMap((name) => columnsOfField(ctx, record, name, record.all[name]!))]
}

function columnsOfField(ctx: Ctx, record: RecordDefinition, name: string, field: Field): Column[] {
  const column = <T>(cell: (value: T, linked: LinkedById) => Cell, isCurrency = false): Column => ({
    heading: isCurrency
      ? told(ctx, say('{field} (currency)', { field: labelOf(field) }))
      : nameIn(ctx.actor.language, labelOf(field)),
    cell: (row, linked) => (row[name] === null || row[name] === undefined ? null : cell(row[name] as T, linked)),
  })
  const labels = () => new Map(choicesIn(ctx, record, name).map(({ key, label }) => [key, label]))
  switch (field.type) {
    case 'money':
      return [column<Money>(({ amount }) => amount), column<Money>(({ currency }) => currency, true)]
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
