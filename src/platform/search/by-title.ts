import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Place, Read } from '../records/read/statement.ts'
import { searchedFields } from './search-row.ts'

/** Whether a searched field is hidden from the actor: the words kept of a record would tell it, so it is found by its title alone. */
export function goesByTitle(ctx: Ctx, shipped: RecordDefinition): boolean {
  const record = ctx.registry.own(shipped)
  const { hidden } = ctx.actor.permissions.of(record)
  return searchedFields(record).some((name) => hidden.has(name))
}

const gaps = `-–./,;:'’"()&@_+`
const spaces = ' '.repeat(gaps.length)
const quoted = gaps.replaceAll("'", "''")

/** Folded words as they begin in a title. */
export const beginningsOf = (words: Iterable<string>) => [...words].map((word) => `% ${word}%`)

/** The condition that rows `e` of records which go by their title hold all of these beginnings in it; null when there are none such. */
export function titleSql(ctx: Ctx, among: readonly RecordDefinition[], place: Place, beginnings: Read): string | null {
  const names = among.filter((record) => goesByTitle(ctx, record)).map(({ name }) => name)
  if (names.length === 0) return null
  const title = `' ' || translate(farley_fold(e.title), '${quoted}', '${spaces}')`
  return `(e.record <> all (${place(() => names, 'text[]')}) or ${title} like all (${place(beginnings, 'text[]')}))`
}
