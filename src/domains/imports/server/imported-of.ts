import { say } from '../../../kernel/sentence.ts'
import type { Beside, Room } from '../../../platform/room.ts'

/** What is kept of files and tells of these records: their rows, what became of each, by which id they were known elsewhere, and what was shown of the file. */
export const importedOf: NonNullable<Room['forgets']> = (ids) => {
  const planned = 'select run_id, number from import_plan where record_id = any ($1::uuid[])'
  const runs = `select run_id from (${planned}) as known
    union select id from import_run where cause_id in (select cause_id from ledger where record_id = any ($1::uuid[]))`
  const asked = (what: string, text: string) => ({ what, query: { text, values: [ids] } })
  return [
    asked('importedRows', `update import_row set cells = '{}' where (run_id, number) in (${planned})`),
    asked('importedFiles', `update import_run set preview = null, columns = (
        select coalesce(jsonb_agg(each.value - 'values' || '{"samples": []}' order by each.place), '[]')
        from jsonb_array_elements(columns) with ordinality as each (value, place))
      where finished_at is not null and id in (${runs})`),
    asked('importPlans', 'update import_plan set content = null, problems = null where record_id = any ($1::uuid[])'),
    asked('importOrigins', 'delete from import_origin where record_id = any ($1::uuid[])'),
  ]
} // prettier-ignore

/** What came in of them from files: each row as it stood there, and by which id they were known elsewhere. */
export const tellImported: NonNullable<Room['tells']> = (ids) => [rowsOf(ids), originsOf(ids)]

const rowsOf = (ids: readonly string[]): Beside => ({
  what: say('Rows of imported files'),
  columns: { file: say('File'), at: say('When'), number: say('Row'), cells: say('What stood there') },
  query: {
    text: `select run.file_name as file, coalesce(run.started_at, run.created_at) as at, row.number, row.cells
      from import_row row join import_run run on run.id = row.run_id
      where (row.run_id, row.number) in (select run_id, number from import_plan where record_id = any ($1::uuid[])) order by 2, 3`,
    values: [ids],
  },
})

const originsOf = (ids: readonly string[]): Beside => ({
  what: say('Ids in other programs'),
  columns: { origin: say('Id') },
  query: { text: 'select origin from import_origin where record_id = any ($1::uuid[]) order by 1', values: [ids] },
})
