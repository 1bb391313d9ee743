import type { RecordDefinition, RowOf } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { isEmpty } from '../../kernel/schema.ts'
import type { Values } from './check.ts'
import type { Work } from './work.ts'

export interface MergeInput {
  /** The record that stays. */
  into: string
  /** For a field: whether the value of the one that goes (`this`) or of the one that stays (`other`, though it be empty) is kept. */
  keep?: Record<string, 'this' | 'other'>
}

const page = 1000
const lists = new Set(['emails', 'phones', 'addresses', 'handles', 'links', 'choices'])

/** Joins a record into another of its kind: values united, everything that points to it moved, itself to the bin. */
export async function mergeInto<R extends RecordDefinition>(
  work: Work,
  record: R,
  leaving: RowOf<R>,
  input: MergeInput,
): Promise<null> {
  const from = leaving as unknown as Values & { id: string }
  if (input.into === from.id)
    throw refuse.invalid([{ field: 'into', ...say('A record cannot be merged into itself.') }])
  const into = (await work.load(record, input.into, 'edit')) as unknown as Values & { id: string }
  await moveLinks(work, record, from.id, into.id)
  const now = await work.peek(record, into.id)
  await work.update(record, now as never, united(record, from, now as Values, input.keep ?? {}) as never, {
    name: 'merge',
  })
  await work.remove(record, ((await work.peek(record, from.id)) ?? leaving) as never)
  return null
}

function united(record: RecordDefinition, from: Values, into: Values, keep: Record<string, 'this' | 'other'>): Values {
  const patch: Values = {}
  for (const [name, field] of Object.entries(record.all)) {
    if (field.setBy !== 'typed' || isEmpty(from[name])) continue
    if (lists.has(field.type))
      patch[name] = [...((into[name] as unknown[] | null) ?? []), ...(from[name] as unknown[]).map(asSecond)]
    // What pointed to the one that stays would now point to itself.
    else if (from[name] !== into.id && takes(into[name], keep[name])) patch[name] = from[name]
  }
  return patch
}

const takes = (own: unknown, keep: 'this' | 'other' | undefined) =>
  keep === 'this' || (isEmpty(own) && keep !== 'other')

/** The one that stays keeps its primary address. */
function asSecond(item: unknown): unknown {
  return item !== null && typeof item === 'object' ? { ...item, primary: false } : item
}

/** Lets everything that points to one record point to another, each change with its line. */
async function moveLinks(work: Work, record: RecordDefinition, from: string, to: string) {
  for (const { record: linking, field } of work.ctx.registry.backLinks(record)) {
    const many = linking.all[field]!.type === 'links'
    const condition = many ? { field, contains: from } : { field, is: from }
    for (;;) {
      const rows = (await work.find(linking, condition, { limit: page, lock: true })) as unknown as (Values & {
        id: string
      })[]
      if (rows.length === 0) break
      const items = rows.map((row) => ({
        row,
        patch: { [field]: many ? replaced(row[field] as string[], from, to) : row.id === to ? null : to },
      }))
      await work.updateMany(linking, items as never, { name: 'merge' })
      if (rows.length < page) break
    }
  }
}

function replaced(ids: readonly string[], from: string, to: string): string[] {
  return [...new Set(ids.map((id) => (id === from ? to : id)))]
}
