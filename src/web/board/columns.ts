import { all, type Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { useFields } from '../api/use-fields.ts'
import { useAll } from '../api/use-rows.ts'
import { definitionOf, findDefinition } from '../app/registry.ts'
import type { BoardUi } from '../room.ts'

/** A column of a board: a stage, or a choice. */
export interface BoardColumn {
  key: string
  label: string
  /** 0 to 1: how far along it is. */
  share: number
  /** Days after which a card in it counts as idle. */
  idleAfter: number | null
}

/** The columns of a board, and of which boards there are several (pipelines), the one shown. */
export function useBoardColumns(definition: RecordDefinition, board: BoardUi, within: string | undefined) {
  const fields = useFields(definition)
  const field = definition.all[board.field]!
  // The columns of choices need no rows: what is read anyway is asked for.
  const target = field.to ? definitionOf(field.to) : (findDefinition('choice') ?? definition)
  const groups = board.within ? definitionOf(target.all[board.within]!.to!) : target
  const rows = useAll(target)
  const boards = useAll(groups)
  if (field.type !== 'link') {
    const options = (fields[board.field]?.options ?? []).filter((option) => !option.archived)
    return {
      isPending: false,
      error: null,
      again: () => undefined,
      boards: [],
      current: undefined,
      columns: options.map((option, index) => ({
        key: option.key,
        label: option.label,
        share: (index + 1) / options.length,
        idleAfter: null,
      })),
    }
  }
  const all = board.within ? ((boards.data?.data ?? []) as Row[]) : []
  const current = all.find(({ id }) => id === within) ?? all[0]
  const own = ((rows.data?.data ?? []) as Row[]).filter((row) => !board.within || row[board.within] === current?.id)
  return {
    isPending: rows.isPending || boards.isPending,
    error: rows.error ?? boards.error,
    again: () => void Promise.all([rows.refetch(), boards.refetch()]),
    boards: all.map((row) => ({ key: row.id, label: String(row[groups.title] ?? '') })),
    current: current?.id,
    columns: own.map((row, index): BoardColumn => ({
      key: row.id,
      label: String(row[target.title] ?? ''),
      share: board.share ? Number(row[board.share] ?? 0) / 100 : (index + 1) / own.length,
      idleAfter: board.idleAfter ? ((row[board.idleAfter] as number | null) ?? null) : null,
    })),
  }
}

/** What a board shows under a filter: what is still on it, in the chosen pipeline. */
export function boardFilter(board: BoardUi, filter: Filter | undefined, current: string | undefined): Filter {
  const within: Filter | undefined =
    board.within && current ? { field: `${board.field}.${board.within}`, is: current } : undefined
  return all(filter, board.filter, within)
}
