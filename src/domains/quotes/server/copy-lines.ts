import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import type { Work } from '../../../platform/records/index.ts'
import { product } from '../../catalog/model/index.ts'
import { dealLine } from '../../deals/model/index.ts'
import { quoteLine, type quote } from '../model/index.ts'
import { seenOf } from './seen.ts'

type Quote = RowOf<typeof quote>
type Line = Omit<RowOf<typeof quoteLine>, 'quote'>

/** Gives a new quote the lines of the one that it is made from, or of its deal; nothing that its maker may not see. */
export async function copyLines(work: Work, row: Quote): Promise<void> {
  // What comes out of a file brings its lines along.
  if (work.ctx.cause.kind === 'import') return
  if (row.madeFrom) await copied(work, row, quoteLine, { field: 'quote', is: row.madeFrom })
  else if (row.deal) await copied(work, row, dealLine, { field: 'deal', is: row.deal })
}

async function copied(work: Work, { id }: Quote, record: RecordDefinition, filter: { field: string; is: string }) {
  const lines = (await work.find(record, filter, { sort: 'position', limit: 10_000, lock: false })) as unknown as Line[]
  if (lines.length === 0) return
  const products = await seenOf(work, product, lines.map((line) => line.product)) // prettier-ignore
  const known = knownFields(work, record)
  await work.createMany(
    quoteLine,
    lines.map((line, position) => ({
      values: {
        ...(Object.fromEntries(known.map((name) => [name, line[name as keyof Line]])) as unknown as Line),
        product: line.product && products.has(line.product) ? line.product : null,
        quote: id,
        // Made in one moment, they would otherwise stand in any order.
        position,
      } as never,
    })),
  )
}

/** What a line says; what it costs is known to few and kept for them. */
function knownFields({ ctx }: Work, record: RecordDefinition): string[] {
  const { hidden } = ctx.actor.permissions.of(ctx.registry.own(record))
  const names = Object.keys(quoteLine.fields).filter((name) => name in record.fields && name !== 'quote')
  return names.filter((name) => !hidden.has(name) || record.fields[name]!.sensitivity === 'secret')
}
