import type { LedgerLine } from '../../kernel/change.ts'
import { isId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Values } from './check.ts'
import { linksOf } from './check-links.ts'
import { placed } from './companions.ts'
import { fetchRow, rowsByIds } from './fetch.ts'
import { tableOf } from './columns.ts'
import { inWork } from './open-work.ts'
import { lead, mergesOf, survivorsOf, type Merged } from './merged.ts'
import type { UndoRequest } from './undo.ts'
import type { Work } from './work.ts'

/** The merges that an undo is about: those that it takes back, and those that it makes again. */
export interface Undone {
  ended: readonly Merged[]
  again: readonly Merged[]
  /** Whether there are any: then everything of the cause belongs together. */
  whole: boolean
}

/** An undo of anything else. */
export const noMerges: Undone = { ended: [], again: [], whole: false }

/** Finds the merges of a cause, and refuses who may not delete the one and edit the other, or when the other was merged further. */
export async function mergesUndone(ctx: Ctx, { cause, recordId }: UndoRequest): Promise<Undone> {
  const [ended, again] = await Promise.all([mergesOf(ctx.db, cause, 'made'), mergesOf(ctx.db, cause, 'taken back')])
  const all = [...ended, ...again]
  if (all.length === 0 || (recordId !== undefined && !all.some(({ id }) => id === recordId))) return noMerges
  await inWork(ctx, async (work) => {
    for (const merged of all) await checkMay(work, merged)
  })
  return { ended, again, whole: true }
}

async function checkMay(work: Work, { id, into }: Merged): Promise<void> {
  const record = await kindOf(work, into)
  const there = { bin: 'either' } as const
  const gone = record && (await fetchRow(work.ctx, work.tx, record, id, 'delete', there))
  const stays = record && (await fetchRow(work.ctx, work.tx, record, into, 'edit', there))
  if (!gone || !stays) throw refuse.notFound(say('There is no such change.'))
  if (!gone.may || !stays.may)
    throw refuse.forbidden(say('A merge is taken back by those who may change both records.'))
  if ((await survivorsOf(work.tx, [into])).size > 0)
    throw refuse.notNow(say('What it was merged into was merged further since. Take that back first.'))
}

async function kindOf(work: Work, id: string): Promise<RecordDefinition | undefined> {
  const [row] = await work.tx.run<{ record: string }>({ text: 'select record from entity where id = $1', values: [id] })
  return row && work.ctx.registry.record(row.record)
}

/** A line of a merge as things stand now: what it names that was merged elsewhere since is what that is today. */
export async function standingToday(
  work: Work,
  { ended }: Undone,
  lines: readonly LedgerLine[],
): Promise<LedgerLine[]> {
  const linksIn = (line: LedgerLine) => {
    const record = work.ctx.registry.record(line.record)
    return record ? linksOf(record).map(([name]) => name) : []
  }
  const named = lines.flatMap((line) => linksIn(line).flatMap((name) => [line.before[name], line.after[name]].flat()))
  const survivors = await survivorsOf(work.tx, [...new Set(named.filter(isId))])
  for (const { id } of ended) survivors.delete(id)
  if (survivors.size === 0) return [...lines]
  const one = (id: unknown) => survivors.get(id as string) ?? id
  const lead = (values: Values, names: readonly string[]) => ({
    ...values,
    ...Object.fromEntries(names.filter((name) => name in values).map((name) => [name, mapped(values[name], one)])),
  })
  return lines.map((line) => ({
    ...line,
    before: lead(line.before, linksIn(line)),
    after: lead(line.after, linksIn(line)),
  }))
}

const mapped = (value: unknown, one: (id: unknown) => unknown) =>
  Array.isArray(value) ? [...new Set(value.map(one))] : one(value)

/** After everything went back: ids lead again where merges hold again, and contacts that came since stand where they belong. */
export async function mergesAgain(work: Work, { ended, again }: Undone): Promise<void> {
  await work.flush()
  const { cause } = work.ctx
  for (const { id, into } of again) await work.tx.pipeline(lead(id, into, cause.id, work.ctx.now().toISOString()))
  for (const { into, at } of ended) await standAnew(work, into, at)
}

/** Contacts of a timeline that were written since may belong to the record that is back: where somebody works who went back with it. */
async function standAnew(work: Work, subject: string, since: string): Promise<void> {
  for (const record of work.ctx.registry.records.filter(({ timeline }) => timeline)) {
    const rows = await work.tx.run<{ id: string }>({
      name: `written_since_${record.name}`,
      text: `select t.id from timeline l join ${tableOf(record).name} t on t.id = l.entry_id
where l.subject_id = $1 and l.kind = $2 and t.updated_at >= $3`,
      values: [subject, record.name, since],
    })
    const contacts = await rowsByIds(work.tx, record, rows.map(({ id }) => id), false) // prettier-ignore
    const steps = await placed(work, contacts.map((row) => ({ record, before: row, row }))) // prettier-ignore
    if (steps.length > 0) await work.tx.pipeline(steps)
  }
}
