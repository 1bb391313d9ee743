import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'

/** A statement with its bound values. With a name it is prepared once per connection under that name (at most 63 bytes). */
export interface Query {
  text: string
  values: readonly unknown[]
  name?: string
  /** Rows as lists of cells, which costs less than as objects. */
  rowMode?: 'array'
}

/** Many new rows of a table, sent by COPY; the values of each in the order of the columns, jsonb as JSON text. */
export interface Load {
  into: string
  columns: readonly string[]
  rows: readonly (readonly unknown[])[]
}

/** What a transaction is given to do, in order. */
export type Step = Query | Load

/** From so many rows on, a load costs the database less than any statement, though it travels alone. */
export const worthLoading = 200

export const isLoad = (step: Step): step is Load => 'into' in step

/** Builds statements and runs none: `compile(k.selectFrom('deal').select('name'))`. Tables and columns come from the registry, so they are not typed here. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const k = new Kysely<any>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

interface Compilable {
  compile(): { sql: string; parameters: readonly unknown[] }
}

/** Turns what was built with `k` into a statement for the runner. */
export function compile(builder: Compilable, name?: string): Query {
  const { sql, parameters } = builder.compile()
  return name === undefined ? { text: sql, values: parameters } : { text: sql, values: parameters, name }
}
