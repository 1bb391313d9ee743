import type { Filter } from '../../../../kernel/filter.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { findRows } from '../../../../platform/records/read/index.ts'
import { company } from '../../../people/model/index.ts'
import { priceBook, priceEntry, product, readTiers, taxClass, taxRate, type Book, type Entry, type Prices } from '../../model/index.ts' // prettier-ignore
import { readFilter } from '../price-rules.ts'

const all = { limit: 100_000, lock: false } as const
type BookRow = RowOf<typeof priceBook>

/** The books that concern a customer, with their prices of these products, and all taxes; no prices for whom those of products are hidden. */
export async function readPrices(ctx: Ctx, customer: string | null, products: readonly string[]): Promise<Prices> {
  const [books, entries, taxes] = await Promise.all([
    read(ctx, priceBook, { field: 'active', is: true }),
    mayKnow(ctx) ? read(ctx, priceEntry, { field: 'product', in: [...products] }) : [],
    readTaxes(ctx),
  ])
  const ofBook = Map.groupBy(entries, (entry) => entry.book)
  const concerned = books.filter(({ id }) => ofBook.has(id))
  const fitting = await Promise.all(concerned.map((book) => fitOf(ctx, book, customer)))
  return {
    books: concerned.flatMap((book, index) => {
      const fits = fitting[index]
      return fits ? [bookOf(book, fits, ofBook.get(book.id)!)] : []
    }),
    taxes,
    home: ctx.settings.country,
  }
}

const mayKnow = ({ actor, registry }: Ctx) => !actor.permissions.of(registry.own(product)).hidden.has('price')

/** For the room's own reckoning, whoever asks: what comes of it is what they may know. */
async function read<R extends Parameters<typeof findRows>[2]>(ctx: Ctx, record: R, filter: Filter) {
  return (await findRows(ctx, ctx.db, ctx.registry.own(record), filter, all)) as unknown as RowOf<R>[]
}

async function readTaxes(ctx: Ctx): Promise<Prices['taxes']> {
  const [classes, rates] = await Promise.all([read(ctx, taxClass, { and: [] }), read(ctx, taxRate, { and: [] })])
  const names = new Map(classes.map(({ id, name }) => [id, name]))
  return rates.map((rate) => ({
    taxClass: rate.taxClass,
    className: names.get(rate.taxClass) ?? '',
    country: rate.country,
    rate: String(rate.rate),
    validFrom: rate.validFrom,
  }))
}

/** Why a book is for a customer; null where it is not. */
async function fitOf(ctx: Ctx, { companies, segment }: BookRow, customer: string | null): Promise<Book['fits'] | null> {
  if (companies?.length) return customer && companies.includes(customer) ? 'chosen' : null
  if (segment === null) return 'everybody'
  const filter = readFilter(segment)
  if (!customer || !filter) return null
  const [found] = await read(ctx, company, { and: [{ field: 'id', is: customer }, filter] })
  return found ? 'segment' : null
}

function bookOf(book: BookRow, fits: Book['fits'], entries: readonly RowOf<typeof priceEntry>[]): Book {
  const { id, name, currency, validFrom, validUntil, priority, includesTax } = book
  return {
    id,
    name,
    currency,
    validFrom,
    validUntil,
    priority: priority ?? 0,
    includesTax: includesTax ?? false,
    fits,
    entries: new Map(entries.map((entry): [string, Entry] => [
      entry.product,
      { price: entry.price.amount, tiers: readTiers(entry.tiers), graduated: entry.tierMode === 'graduated', setupFee: entry.setupFee?.amount ?? null },
    ])), // prettier-ignore
  }
}
