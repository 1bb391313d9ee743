import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Work } from '../../../platform/records/index.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import { product } from '../../catalog/model/index.ts'
import type { PricedRow } from './price-lines.ts'

/** Lines of a kind that belong, by a link, to this one. */
export interface LinesOf {
  lines: RecordDefinition
  by: string
  id: string
}

/** Gives what was made of a deal, or of something with such lines, a copy of them; nothing that its maker may not see. `besides` says what is otherwise. */
export async function copyLines(
  work: Work,
  from: LinesOf,
  to: LinesOf,
  isWanted: (line: PricedRow) => boolean = () => true,
  besides: (line: PricedRow) => object = () => ({}),
): Promise<void> {
  const all = await work.find(from.lines, { field: from.by, is: from.id }, { sort: 'position', limit: 10_000, lock: false }) // prettier-ignore
  const lines = (all as unknown as PricedRow[]).filter(isWanted)
  if (lines.length === 0) return
  const products = await seenProducts(work, lines)
  const known = knownFields(work, from, to)
  await work.createMany(
    to.lines,
    lines.map((line, position) => ({
      values: {
        ...Object.fromEntries(known.map((name) => [name, line[name as keyof PricedRow]])),
        product: line.product && products.has(line.product) ? line.product : null,
        ...besides(line),
        [to.by]: to.id,
        // Made in one moment, they would otherwise stand in any order.
        position,
      } as never,
    })),
  )
}

async function seenProducts(work: Work, lines: readonly PricedRow[]): Promise<Set<string>> {
  await work.flush()
  const ids = lines.flatMap((line) => line.product ?? [])
  return visibleIds({ ...work.ctx, db: work.tx as never }, work.ctx.registry.own(product), ids)
}

/** What a line says; what it costs is known to few and kept for them. */
function knownFields({ ctx }: Work, from: LinesOf, to: LinesOf): string[] {
  const { hidden } = ctx.actor.permissions.of(ctx.registry.own(from.lines))
  const names = Object.keys(to.lines.fields).filter((name) => name in from.lines.fields && name !== from.by)
  return names.filter((name) => !hidden.has(name) || from.lines.fields[name]!.sensitivity === 'secret')
}
