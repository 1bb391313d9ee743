import { nested } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { capabilities, recomputed } from '../records/read/index.ts'
import type { AskedBy } from './route.ts'

type Row = Record<string, unknown>

/** The version, as a header that a later If-Match repeats. */
export const etag = (row: Row) => `"${String(row.version)}"`

/** The answer of every change: the record as it is now, what may be done with it, and the cause by which it can be undone. */
export async function changed({ ctx, reply }: Pick<AskedBy, 'ctx' | 'reply'>, shipped: RecordDefinition, row: Row) {
  const record = ctx.registry.own(shipped)
  reply.header('etag', etag(row))
  const [can, whole] = await Promise.all([capabilities(ctx, record, row as never), recomputed(ctx, record, row)])
  return { data: shown(ctx, record, whole), can, cause: ctx.cause.id } as never
}

/** The row as the API carries it, without what is hidden from who asks. */
export function shown(ctx: Ctx, record: RecordDefinition, row: Row): Row {
  const { hidden } = ctx.actor.permissions.of(record)
  if (hidden.size === 0) return nested(row)
  return nested(Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.has(name))))
}
