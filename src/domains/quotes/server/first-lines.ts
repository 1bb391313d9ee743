import type { RowOf } from '../../../kernel/record.ts'
import type { Work } from '../../../platform/records/index.ts'
import { dealLine } from '../../deals/model/index.ts'
import { copyLines } from '../../deals/server/index.ts'
import { quoteLine, type quote } from '../model/index.ts'

/** Gives a new quote the lines of the one that it is made from, or of its deal. */
export async function firstLines(work: Work, { id, madeFrom, deal }: RowOf<typeof quote>): Promise<void> {
  // What comes out of a file brings its lines along.
  if (work.ctx.cause.kind === 'import') return
  const own = { lines: quoteLine, by: 'quote' }
  if (madeFrom) await copyLines(work, { ...own, id: madeFrom }, { ...own, id })
  else if (deal) await copyLines(work, { lines: dealLine, by: 'deal', id: deal }, { ...own, id })
}
