import pg from 'pg'
import type { Query } from './query.ts'
import { typeParsers } from './values.ts'

type Answered = (error: Error | undefined, result: pg.QueryResult) => void

/** What the driver's statement has and its types leave out. */
interface Inside {
  name: string | undefined
  values: readonly unknown[]
  _result: pg.QueryResult & {
    parseRow: (cells: (string | null)[]) => unknown
    _parseRowAsArray: (cells: (string | null)[]) => unknown
    _parsers: ((text: string) => unknown)[]
    addFields: (fields: pg.FieldDef[]) => void
  }
}

/**
 * A statement as the driver sends it. Made here, because the driver copies whatever it is given, and prepares an object of
 * all columns for rows that come as lists; both cost more than the statement.
 */
export function asked(query: Query, answered: Answered): pg.Query {
  const made = new pg.Query(query.text, answered as never)
  const inside = made as unknown as Inside
  inside.name = query.name
  inside.values = query.values
  if (query.rowMode === 'array') {
    const { _result: result } = inside
    result.parseRow = result._parseRowAsArray
    result.addFields = (fields) => {
      result.fields = fields
      result._parsers = fields.map(({ dataTypeID }) => typeParsers.getTypeParser(dataTypeID, 'text'))
    }
  }
  return made
}
