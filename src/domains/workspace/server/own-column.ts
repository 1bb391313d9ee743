import type { Work } from '../../../platform/records/work.ts'

/** A field that a kind of record has or had, with what stands of its columns in the changes of its type. */
export interface Other {
  key: string
  column: string
  aside: string
  live: boolean
  position: number
}

/** All fields that a kind of record has or had. Two who add a column at once come one after the other. */
export async function othersOf(work: Work, of: string): Promise<Other[]> {
  await work.tx.run({ text: `select pg_advisory_xact_lock(hashtext('farley new field'))`, values: [] })
  return work.tx.run<Other>({
    text: `select key, stored_as as column, 
      concat(becoming, retyped, (select string_agg(format('"%s"', target), ' ') from retype)) as aside, deleted_at is null as live,
      coalesce(position, 0)::float8 as position from custom_fields where of = $1`,
    values: [of],
  })
}

/** The name of a column that is nobody’s. */
export function freeColumn(others: readonly Other[]): string {
  const taken = others.flatMap(({ column, aside }) => [`"${column}"`, ...(aside.match(/"c_\d+"/g) ?? [])])
  return `c_${Math.max(0, ...taken.map((column) => Number(column.slice(3, -1)))) + 1}`
}
