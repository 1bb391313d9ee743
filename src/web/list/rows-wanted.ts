import { all } from '../../kernel/filter.ts'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { listUiOf } from '../app/registry.ts'
import type { ListPast } from '../history/list-past.ts'
import { columnsOf, firstColumns, linksAmong, type Column } from './columns.ts'
import type { ListQuery } from './query.ts'
import type { RowsWanted } from './use-list.ts'

type Fields = Readonly<Record<string, Field>>

/** The columns that a list shows under its query, by name. */
export const columnNamesOf = (definition: RecordDefinition, fields: Fields, { columns }: ListQuery) =>
  columns ?? listUiOf(definition.name).columns ?? firstColumns(definition, fields)

/** The columns of a table under a list's query. */
export function tableColumns(definition: RecordDefinition, fields: Fields, query: ListQuery): Column[] {
  const widths = { ...listUiOf(definition.name).widths, ...query.widths }
  return columnsOf(definition, fields, columnNamesOf(definition, fields, query), { widths, frozen: query.frozen })
}

/** Which rows a table asks for, and what along with them. */
export function rowsWanted(
  { filter, sort, q }: ListQuery,
  columns: readonly Column[],
  past: ListPast | null = null,
): RowsWanted {
  return {
    filter: filter && all(filter),
    sort: past ? past.sort : sort,
    q,
    with: linksAmong(columns),
    ...(past && { asOf: past.asOf, found: past.found }),
  }
}
