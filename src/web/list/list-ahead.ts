import { defaultParseSearch } from '@tanstack/react-router'
import type { RecordDefinition } from '../../kernel/record.ts'
import { client } from '../api/client.ts'
import { fieldsOf } from '../api/use-fields.ts'
import type { Me, Right } from '../api/use-me.ts'
import { allQuery, rowsQuery } from '../api/use-rows.ts'
import { boardOf, definitionOf, findDefinition, listUiOf } from '../app/registry.ts'
import { layoutOf } from './layouts.ts'
import { readAddress, shownQuery, type ListQuery } from './query.ts'
import { rowsWanted, tableColumns } from './rows-wanted.ts'
import { listQuery } from './use-list.ts'
import { beginningOf, viewsOf } from './use-list-state.ts'

/** Asks for what the list at the address shows first, while nothing of it is drawn yet. */
export const listAhead = (definition: RecordDefinition) => (me: Me) => {
  if (me.permissions[definition.name]?.see === 'none') return
  const query = queryHere(definition)
  if (query) readRows(definition, query, me.permissions[definition.name])
  const views = findDefinition('view')
  if (views) void client.prefetchQuery(rowsQuery(views, viewsOf(definition)))
  for (const each of settingsOf(definition)) void client.prefetchQuery(allQuery(each))
}

/** What it shows, where that is known before any view has been read. */
function queryHere(definition: RecordDefinition): ListQuery | null {
  const address = readAddress(defaultParseSearch(location.search))
  const view = listUiOf(definition.name).views?.find(({ key }) => key === address.view)
  const isUnknown = (address.view !== undefined && !view) || address.at !== undefined
  return isUnknown ? null : shownQuery(address, view ?? {}, beginningOf(definition))
}

function readRows(definition: RecordDefinition, query: ListQuery, right: Right | undefined): void {
  const isGrouped = query.group !== undefined && query.group !== 'none'
  if (isGrouped || layoutOf(definition, query.layout).key !== 'table') return
  const columns = tableColumns(definition, fieldsOf(definition, right), query)
  void client.prefetchQuery(listQuery(definition, rowsWanted(query, columns)))
}

/** The settings that every list of the record looks at: choices, and what the columns of its board are. */
function settingsOf(definition: RecordDefinition): RecordDefinition[] {
  const choice = findDefinition('choice')
  const board = boardOf(definition.name)
  const column = board && definition.all[board.field]?.to
  const columns = column ? definitionOf(column) : undefined
  const within = board?.within && columns?.all[board.within]?.to
  return [choice, columns, within ? definitionOf(within) : undefined].filter((each) => each !== undefined)
}
