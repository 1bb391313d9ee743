import type { Ctx } from '../../../../platform/context.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { findRows, readMany } from '../../../../platform/records/read/index.ts'
import { bundlePart, product, type PricedProduct } from '../../model/index.ts'

export type Product = RowOf<typeof product>
type Part = RowOf<typeof bundlePart>
const deepest = 5

/** Products as far as the asker may see them, and those of which bundles consist, by id. */
export async function readProducts(ctx: Ctx, ids: readonly string[]) {
  const rows = new Map<string, Product>()
  const parts = new Map<string, Part[]>()
  let asked = [...new Set(ids)]
  for (let depth = 0; asked.length > 0 && depth < deepest; depth++) {
    const found = (await readMany(ctx, product, asked)) as unknown as Product[]
    for (const row of found) rows.set(row.id, row)
    const summed = found.filter(({ bundlePrice }) => bundlePrice === 'summed').map(({ id }) => id)
    for (const part of await partsOf(ctx, summed)) parts.set(part.bundle, [...(parts.get(part.bundle) ?? []), part])
    asked = [...parts.values()].flat().flatMap((part) => (rows.has(part.product) ? [] : part.product)) // prettier-ignore
  }
  return { rows, priced: (id: string) => pricedOf(id, rows, parts) }
}

async function partsOf(ctx: Ctx, bundles: readonly string[]): Promise<Part[]> {
  if (bundles.length === 0) return []
  const filter = { and: [{ field: 'bundle', in: [...bundles] }, { field: 'optional', isNot: true }] } // prettier-ignore
  const options = { sort: 'position', limit: 10_000, lock: false }
  return (await findRows(ctx, ctx.db, ctx.registry.own(bundlePart), filter, options)) as unknown as Part[]
}

function pricedOf(id: string, rows: ReadonlyMap<string, Product>, parts: ReadonlyMap<string, Part[]>): PricedProduct {
  const row = rows.get(id)
  return {
    id,
    name: row?.name ?? '',
    price: row?.price ?? null,
    setupFee: row?.setupFee ?? null,
    taxClass: row?.taxClass ?? null,
    parts: (parts.get(id) ?? []).map((part) => ({
      product: pricedOf(part.product, rows, parts),
      quantity: String(part.quantity),
    })),
  }
}
