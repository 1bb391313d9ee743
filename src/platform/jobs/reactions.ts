import type { LedgerLine } from '../../kernel/change.ts'
import { newId } from '../../kernel/id.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Db, Runner, Tx } from '../db/runner.ts'
import { lineColumns, lineOf, type LineRow, type Reader } from '../ledger/index.ts'
import type { Registry } from '../records/registry.ts'
import type { Reaction } from '../room.ts'
import { systemContext, type Site } from '../site.ts'
import { exactlyOnce, Overtaken, type Taken } from './once.ts'
import { addJobs } from './queue.ts'

/** Lines of one reaction for one job. */
export interface ReactionJob {
  lines: readonly number[]
}

/** Under load it looks so often, so that one job takes many lines. */
const restMs = 200

/** The reader that makes jobs for each reaction that wants lines, all of a batch at once, together with its new position. */
export function reactionsReader(reactions: readonly Reaction[], registry: () => Registry): Reader {
  const wantedBy = async (tx: Tx, { wants, among }: Reaction, lines: readonly LedgerLine[]) => {
    const wanted = lines.filter(wants)
    if (!among || wanted.length === 0) return wanted
    const worth = await among(tx, registry(), wanted)
    return wanted.filter(({ id }) => worth.has(id))
  }
  const handle = async (tx: Tx, lines: readonly LedgerLine[]) => {
    const jobs = []
    for (const reaction of reactions) {
      const wanted = (await wantedBy(tx, reaction, lines)).map(({ id }) => id)
      if ('runAll' in reaction) {
        if (wanted.length > 0) jobs.push(jobFor(reaction, wanted))
      } else for (const id of wanted) jobs.push(jobFor(reaction, [id]))
    }
    // In the order of the lines, whichever reaction a job is for.
    await addJobs(tx, jobs.sort((one, other) => one.payload.lines[0]! - other.payload.lines[0]!)) // prettier-ignore
  }
  return { name: 'reactions', from: 'now', restMs, handle }
}

const jobFor = ({ name }: Reaction, lines: readonly number[]): { task: string; payload: ReactionJob } => ({
  task: `reaction:${name}`,
  payload: { lines },
})

/** Lets a reaction do its work for some lines, exactly once as far as it works in one transaction. */
export async function react(site: Site, reaction: Reaction, { lines: ids }: ReactionJob, job: Taken): Promise<void> {
  const { db } = site.workspace
  const lines = await linesWith(db, ids)
  const [line] = lines
  if (!line) return
  const own = exactlyOnce(db, job)
  const ctx = { ...(await systemContext(site, { id: newId(), kind: 'automation' })), db: own }
  try {
    await ('runAll' in reaction ? reaction.runAll(ctx, lines) : reaction.run(ctx, line))
  } catch (error) {
    if (error instanceof Overtaken) return
    if (lines.length > 1) return apart(site, reaction, lines, own, error)
    // What is refused today is refused tomorrow: the record is gone, or no longer in a state for it.
    if (!(error instanceof Refusal) || error.status >= 429) throw error
    site.log.warn({ err: error, reaction: reaction.name, line: line.id }, 'a reaction was refused')
  }
}

/** One line that fails must not hold up the others: in place of their job there is one for each. */
async function apart(site: Site, reaction: Reaction, lines: readonly LedgerLine[], own: Db, error: unknown) {
  site.log.warn(
    { err: error, reaction: reaction.name, lines: lines.length },
    'a reaction failed; it tries line by line',
  )
  await own.transaction((tx) => addJobs(tx, lines.map(({ id }) => jobFor(reaction, [id])))) // prettier-ignore
}

async function linesWith(db: Runner, ids: readonly number[]): Promise<LedgerLine[]> {
  const text = `select ${lineColumns} from ledger where id = any ($1::bigint[]) order by id`
  return (await db.run<LineRow>({ name: 'lines_with', text, values: [ids] })).map(lineOf)
}
