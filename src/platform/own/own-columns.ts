import type { Definer } from './definer.ts'

/** The columns of the company's own that a table has. */
export async function ownColumns(definer: Definer, table: string): Promise<Set<string>> {
  const text = `select attname as name from pg_attribute where attrelid = $1::regclass and attname like 'c\\_%' and not attisdropped`
  return new Set((await definer.read<{ name: string }>(text, [table])).map(({ name }) => name))
}

/** Those in which one value lies: `c_17`, and for an amount `c_17_currency`, `c_17_base`. */
export const partsOf = (columns: ReadonlySet<string>, column: string): string[] =>
  [...columns].filter((each) => each.replace(/_(currency|base)$/, '') === column)
