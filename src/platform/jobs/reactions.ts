import type { LedgerLine } from '../../kernel/change.ts'
import { newId } from '../../kernel/id.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Runner, Tx } from '../db/runner.ts'
import { lineColumns, lineOf, type LineRow, type Reader } from '../ledger/index.ts'
import type { Registry } from '../records/registry.ts'
import type { Reaction } from '../room.ts'
import { systemContext, type Site } from '../site.ts'
import { exactlyOnce, Overtaken, type Taken } from './once.ts'
import { addJobs } from './queue.ts'

/** The reader that makes a job for each reaction that wants a line, all of a batch at once, together with its new position. */
export function reactionsReader(reactions: readonly Reaction[], registry: Registry): Reader {
  const wantedBy = async (tx: Tx, { wants, among }: Reaction, lines: readonly LedgerLine[]) => {
    const wanted = lines.filter(wants)
    if (!among || wanted.length === 0) return wanted
    const worth = await among(tx, registry, wanted)
    return wanted.filter(({ id }) => worth.has(id))
  }
  const handle = async (tx: Tx, lines: readonly LedgerLine[]) => {
    const jobs = []
    for (const reaction of reactions)
      for (const { id } of await wantedBy(tx, reaction, lines))
        jobs.push({ task: `reaction:${reaction.name}`, payload: { line: id } })
    // In the order of the lines, whichever reaction a job is for.
    await addJobs(
      tx,
      jobs.sort((one, other) => one.payload.line - other.payload.line),
    )
  }
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
