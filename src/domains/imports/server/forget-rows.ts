import type { Db } from '../../../platform/db/index.ts'

const chunk = 20_000

const hasProblems = `exists (select from import_plan plan
  where plan.run_id = $1 and plan.number = import_row.number and plan.problems is not null)`

/** Deletes what an import staged, piece by piece: a million rows at once take longer than a statement may. */
export async function forgetRows(db: Db, run: string, what: 'all' | 'imported' | 'plan'): Promise<void> {
  const isKept = what === 'imported'
  if (what !== 'plan') await emptied(db, run, 'import_row', isKept ? `not ${hasProblems}` : 'true')
  await emptied(db, run, 'import_plan', isKept ? 'problems is null' : 'true')
}

/** An import with everything that belongs to it, its rows first. */
export async function forgetImport(db: Db, run: string): Promise<void> {
  await forgetRows(db, run, 'all')
  await db.run({ text: 'delete from import_run where id = $1', values: [run] })
}

/** The rows of the file only, before it is read anew. */
export function forgetCells(db: Db, run: string): Promise<void> {
  return emptied(db, run, 'import_row', 'true')
}

async function emptied(db: Db, run: string, table: 'import_row' | 'import_plan', which: string): Promise<void> {
  const text = `with gone as (
    delete from ${table} where ctid = any (array(select ctid from ${table} where run_id = $1 and ${which} limit ${chunk})) returning 1
  ) select count(*) as count from gone`
  for (;;) {
    const [row] = await db.run<{ count: number }>({ text, values: [run] })
    if (row!.count < chunk) return
  }
}
