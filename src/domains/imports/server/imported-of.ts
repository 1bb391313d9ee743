import type { Room } from '../../../platform/room.ts'

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
