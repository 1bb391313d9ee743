import { united, type Choices } from '../../kernel/merge.ts'
import type { RecordDefinition, RowOf } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { closedField, unknownField, type Values } from './check.ts'
import { lead } from './merged.ts'
import { checkNoneOnlyKept } from './only-kept.ts'
import type { Work } from './work.ts'

export interface MergeInput {
  /** The record that stays. */
  into: string
  keep?: Choices
}

const page = 1000

type Row = Values & { id: string }

/**
 * Joins a record into another of its kind: values united, everything that points to it moved (from the bin too), its id
 * leading to the one that stays. Asks for the right to delete the one and to edit the other.
 */
export async function mergeInto<R extends RecordDefinition>(
  work: Work,
  shipped: R,
  leaving: RowOf<R>,
  input: MergeInput,
): Promise<null> {
  const record = work.ctx.registry.own(shipped)
  const { id } = leaving as unknown as Row
  const into = input.into.toLowerCase()
  if (into === id) throw refuse.invalid([{ field: 'into', ...say('A record cannot be merged into itself.') }])
  checkKeep(work, record, input.keep ?? {})
  const from = (await work.load(record, id, 'delete')) as unknown as Row
  const stays = await work.load(record, into, 'edit')
  checkNoneOnlyKept(record, [from, stays as Values])
  await moveLinks(work, record, id, into)
  // First, so that the one that stays may have what no two may have.
  await work.remove(record, (await work.peek(record, id)) as never)
  const now = await work.peek(record, into)
  await work.update(record, now as never, united(record, from, now as never, input.keep) as never, { name: 'merge' })
  await work.flush()
  await work.tx.pipeline(lead(id, into, work.ctx.cause.id, work.ctx.now().toISOString()))
  return null
}

/** A field that one may not see is as unknown as one that is not there; one that one may not change stays as it is. */
function checkKeep({ ctx }: Work, record: RecordDefinition, keep: Choices): void {
  const { hidden, closed } = ctx.actor.permissions.of(record)
  const unknown = Object.keys(keep).filter((name) => !Object.hasOwn(record.all, name) || hidden.has(name))
  if (unknown.length > 0) throw refuse.invalid(unknown.map((name) => unknownField(record, name)))
  const fixed = Object.keys(keep).filter((name) => closed.has(name) && keep[name] !== 'other')
  if (fixed.length > 0) throw refuse.invalid(fixed.map((name) => closedField(record, name)))
}

/** Lets everything that points to one record point to another, each change with its line. */
async function moveLinks(work: Work, record: RecordDefinition, from: string, to: string) {
  const links = work.ctx.registry.backLinks(record)
  // What decides where contacts roll up is moved before the contacts.
  const inOrder = [...links.filter((link) => !link.record.timeline), ...links.filter((link) => link.record.timeline)]
  for (const { record: linking, field } of inOrder) {
    const many = linking.all[field]!.type === 'links'
    const condition = many ? { field, contains: from } : { field, is: from }
    for (;;) {
      const rows = (await work.find(linking, condition, { limit: page, lock: true, bin: true })) as unknown as Row[]
      if (rows.length === 0) break
      const items = rows.map((row) => ({ row, patch: { [field]: moved(row, field, from, to) } }))
      await work.updateMany(linking, items as never, { name: 'merge' })
      if (rows.length < page) break
    }
  }
}

/** A record never comes to point to itself. */
function moved(row: Row, field: string, from: string, to: string): unknown {
  const value = row[field]
  if (!Array.isArray(value)) return row.id === to ? null : to
  return [...new Set(value.map((id) => (id === from ? to : id)))].filter((id) => id !== row.id)
}
