import type { LedgerLine } from '../../kernel/change.ts'
import { newId } from '../../kernel/id.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Runner, Tx } from '../db/runner.ts'
import { lineColumns, lineOf, type LineRow, type Reader } from '../ledger/index.ts'
import type { Reaction } from '../room.ts'
import { systemContext, type Site } from '../site.ts'
import { exactlyOnce, Overtaken, type Taken } from './once.ts'
import { addJobs } from './queue.ts'

/** The reader that makes a job for each reaction that wants a line, all of a batch at once, together with its new position. */
export function reactionsReader(reactions: readonly Reaction[]): Reader {
  const jobsOf = (line: LedgerLine) =>
    reactions
      .filter((each) => each.wants(line))
      .map(({ name }) => ({ task: `reaction:${name}`, payload: { line: line.id } }))
  const handle = (tx: Tx, lines: readonly LedgerLine[]) => addJobs(tx, lines.flatMap(jobsOf))
  return { name: 'reactions', from: 'now', handle }
}

/** Lets a reaction do its work for one line, exactly once as far as it works in one transaction. */
export async function react(site: Site, reaction: Reaction, lineId: number, job: Taken): Promise<void> {
  const { db } = site.workspace
  const line = await lineWith(db, lineId)
  if (!line) return
  const ctx = await systemContext(site, { id: newId(), kind: 'automation' })
  try {
    await reaction.run({ ...ctx, db: exactlyOnce(db, job) }, line)
  } catch (error) {
    if (error instanceof Overtaken) return
    // What is refused today is refused tomorrow: the record is gone, or no longer in a state for it.
    if (!(error instanceof Refusal) || error.status >= 429) throw error
    site.log.warn({ err: error, reaction: reaction.name, line: line.id }, 'a reaction was refused')
  }
}

async function lineWith(db: Runner, id: number): Promise<LedgerLine | undefined> {
  const [row] = await db.run<LineRow>({ text: `select ${lineColumns} from ledger where id = $1`, values: [id] })
  return row && lineOf(row)
}
