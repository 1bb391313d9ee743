import type { Runner } from '../../../../platform/db/index.ts'
import type { Work } from '../../../../platform/records/index.ts'
import type { Sum } from '../../../deals/model/index.ts'
import type { OfferedLine } from '../../../quotes/model/index.ts'

/** Seller or buyer, as they were called and where they were on that day. */
export interface Party {
  name: string
  lines: string[]
  /** ISO 3166-1 alpha-2, where it is not one of the lines. */
  country: string | null
  vatNumber: string | null
}

/** A line of what was issued; `sum` is for its whole term, with its setup fee. */
export interface DocumentLine extends Omit<OfferedLine, 'amount'> {
  sum: Sum
}

/** An invoice, or a credit note for what came back of it, kept word for word. */
export interface OrderDocument {
  kind: 'invoice' | 'credit'
  number: string
  day: string
  order: string
  handedOn: string | null
  dueOn: string | null
  /** The invoice that a credit note is for. */
  of: { number: string; day: string } | null
  reason: string | null
  terms: string | null
  seller: Party
  buyer: Party
  lines: DocumentLine[]
  taxes: { rate: number; sum: Sum }[]
  total: Sum
}

/** Keeps what is issued; nobody can change or delete it afterwards. */
export async function keepDocument({ tx }: Work, id: string, document: OrderDocument): Promise<void> {
  const text = 'insert into order_document (number, order_id, kind, document) values ($1, $2, $3, $4)'
  await tx.run({ text, values: [document.number, id, document.kind, JSON.stringify(document)] })
}

/** What was issued for an order: its invoice, then its credit notes. */
export async function documentsOf(db: Runner, id: string): Promise<OrderDocument[]> {
  const text = 'select document from order_document where order_id = $1 order by issued_at, number'
  const rows = await db.run<{ document: string }>({ text, values: [id] })
  return rows.map(({ document }) => JSON.parse(document) as OrderDocument)
}

/** The numbers of what was issued for an order. */
export async function numbersOf({ tx }: Work, id: string): Promise<{ invoice: string | null; credits: string[] }> {
  const text = 'select number, kind from order_document where order_id = $1 order by issued_at, number'
  const rows = await tx.run<{ number: string; kind: string }>({ text, values: [id] })
  const of = (kind: string) => rows.flatMap((row) => (row.kind === kind ? row.number : []))
  return { invoice: of('invoice')[0] ?? null, credits: of('credit') }
}
