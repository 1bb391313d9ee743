import type { Linked, ListAnswer, RecordAnswer, Row } from './answers.ts'
import { client } from './client.ts'
import type { ListWindow } from '../list/window.ts'

type Change = (row: Row) => Row

/** Paints a change of one record wherever it is shown: its page, lists, boards, related lists. */
export function paint(record: string, id: string, change: Change, linked?: Linked): void {
  client.setQueriesData<RecordAnswer>(
    { queryKey: ['record', record, id], predicate: isPresent },
    (answer) => answer && { ...answer, data: change(answer.data as Row), linked: { ...answer.linked, ...linked } },
  )
  client.setQueriesData<ListAnswer>(
    { queryKey: ['rows', record] },
    (answer) =>
      answer && {
        ...answer,
        data: paintRows(answer.data as Row[], id, change),
        linked: { ...answer.linked, ...linked },
      },
  )
  client.setQueriesData<ListWindow>({ queryKey: ['list', record], predicate: isPresentList }, (window) => {
    if (!window?.pages.some((page) => page.rows.some((row) => row.id === id))) return window
    const pages = window.pages.map((page) => ({ ...page, rows: paintRows(page.rows, id, change) }))
    return { ...window, pages, linked: { ...window.linked, ...linked } }
  })
}

/** What stood in the fields that are changed, as far as the row says. */
export const beforeOf = (row: Row, change: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(change)
      .filter((field) => field in row)
      .map((field) => [field, row[field] ?? null]),
  )

/** A page that shows the record as it once was keeps what it shows. */
const isPresent = (query: { queryKey: readonly unknown[] }) =>
  !(query.queryKey[3] as { asOf?: string } | undefined)?.asOf

const isPresentList = (query: { queryKey: readonly unknown[] }) =>
  !(query.queryKey[2] as { asOf?: string } | undefined)?.asOf

function paintRows(rows: Row[], id: string, change: Change): Row[] {
  return rows.some((row) => row.id === id) ? rows.map((row) => (row.id === id ? change(row) : row)) : rows
}

/** The newest version of a record that any screen knows. */
export function knownVersion(record: string, id: string): number | undefined {
  const answers = client.getQueriesData<RecordAnswer>({ queryKey: ['record', record, id] })
  const rows = client
    .getQueriesData<ListAnswer>({ queryKey: ['rows', record] })
    .flatMap(([, answer]) => answer?.data ?? [])
  const listed = client
    .getQueriesData<ListWindow>({ queryKey: ['list', record] })
    .flatMap(([, window]) => window?.pages.flatMap((page) => page.rows) ?? [])
  const versions = [
    ...answers.filter(([key]) => isPresent({ queryKey: key })).map(([, answer]) => answer?.data.version),
    ...[...rows, ...listed].filter((row) => row.id === id).map((row) => row.version),
  ]
  const known = versions.filter((version) => version !== undefined)
  return known.length > 0 ? Math.max(...known) : undefined
}
