import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { lineOf } from '../../../platform/exports/index.ts'
import { told } from '../../../platform/words/index.ts'
import type { Problem } from '../model/reading.ts'
import type { Run } from './run.ts'

interface BadRow {
  number: number
  cells: string[]
  problems: Problem[]
}

/**
 * The rows that were not taken, as lines of a CSV file that can be put right and imported again: their cells as they are in
 * the file, after the row's number, the columns at fault and why.
 */
export async function* errorLines(ctx: Ctx, run: Run): AsyncIterable<string> {
  const names = run.columns.map(({ name }) => name)
  const ours = [say('Row'), say('Column'), say('Value'), say('Problem')].map((each) => told(ctx, each))
  yield `\uFEFF${lineOf([...ours, ...names])}`
  for await (const rows of badRows(ctx, run)) {
    yield rows
      .map(({ number, cells, problems }) => {
        const columns = problems.map(({ column }) => (column === null ? '' : names[column]!)).filter(Boolean)
        const values = problems.map(({ value }) => value).filter(Boolean)
        const reasons = problems.map(({ reason }) => reason)
        const own = names.map((_, index) => cells[index] ?? '')
        return lineOf([
          number,
          [...new Set(columns)].join('; '),
          [...new Set(values)].join('; '),
          reasons.join(' '),
          ...own,
        ])
      })
      .join('')
  }
}

async function* badRows(ctx: Ctx, run: Run): AsyncIterable<BadRow[]> {
  const text = `select plan.number, own.cells, plan.problems from import_plan plan
    join import_row own on own.run_id = plan.run_id and own.number = plan.number
    where plan.run_id = $1 and plan.problems is not null and plan.number > $2 order by plan.number limit 1000`
  for (let after = 0; ;) {
    const rows = await ctx.db.run<BadRow>({ text, values: [run.id, after] })
    if (rows.length > 0) yield rows
    if (rows.length < 1000) return
    after = rows.at(-1)!.number
  }
}
