import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { many, one, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Values } from './check.ts'
import { tableOf } from './columns.ts'
import { fetchRow, rowsByIds } from './fetch.ts'
import { idsLeadingTo, notThere } from './merged.ts'
import { checkHeld } from './held.ts'
import { inWork } from './open-work.ts'
import type { Work } from './work.ts'

const page = 1_000
const atOnce = 200

type Row = Values & { id: string }

/** Only owners and admins empty the bin by hand; settings are never erased, since what once was set tells what happened then. */
export function checkMayErase(ctx: Ctx, record: RecordDefinition): void {
  if (!['owner', 'admin'].includes(ctx.actor.permissions.role))
    throw refuse.forbidden(say('Only admins may delete for good.'))
  if (record.setting) throw refuse.notNow(say('Deleted {records} are kept.', { records: many(record) }))
}

/**
 * Deletes a record of the bin for good, and with it its parts and those that were merged into it. What linked to it does
 * not any more, each with its line; where a link cannot be empty, the part that has it goes too, and anything else keeps
 * the record from going.
 */
export async function eraseIn(work: Work, record: RecordDefinition, id: string): Promise<boolean> {
  const found = await fetchRow(work.ctx, work.tx, record, id, 'delete', { bin: true })
  if (!found) throw refuse.noSuch(record)
  const gone = await notThere(work.ctx, work.tx, record, id)
  if (gone.code === 'merged') throw gone
  await eraseWithParts(work, record, found.row as Row)
  return true
}

/** Deletes up to `most` records of a kind for good, in the bin or not, each as a record of the bin; answers whether that was all of them. */
export async function eraseAll(ctx: Ctx, record: RecordDefinition, most: number): Promise<boolean> {
  for (let gone = 0; gone < most;) {
    const text = `select id from ${tableOf(record).name} order by id limit ${atOnce}`
    const ids = (await ctx.db.run<{ id: string }>({ text, values: [] })).map(({ id }) => id)
    if (ids.length === 0) return true
    await inWork(ctx, async (work) => {
      for (const row of await rowsByIds(work.tx, record, ids)) await eraseWithParts(work, record, row)
    })
    gone += ids.length
  }
  return false
}

/** The same for a row that is at hand, in the bin or not. Refuses what is held. */
export async function eraseWithParts(work: Work, record: RecordDefinition, row: Row): Promise<void> {
  await checkHeld(work, record, [row.id])
  await letGo(work, record, row.id)
  const [, ...merged] = await idsLeadingTo(work.tx, row.id)
  await work.erase(record, row as never)
  for (const one of await rowsByIds(work.tx, record, merged)) await eraseWithParts(work, record, one)
}

/** Lets everything that links to a record link to it no more. */
async function letGo(work: Work, record: RecordDefinition, id: string): Promise<void> {
  for (const { record: linking, field } of work.ctx.registry.backLinks(record)) {
    const definition = linking.all[field]!
    const condition = definition.type === 'links' ? { field, contains: id } : { field, is: id }
    for (;;) {
      const rows = (await work.find(linking, condition, { limit: page, lock: true, bin: true })) as unknown as Row[]
      if (rows.length === 0) break
      if (!definition.required)
        await work.updateMany(linking, rows.map((row) => ({ row, patch: { [field]: without(row[field], id) } })) as never, { name: 'erase', linksKnown: true }) // prettier-ignore
      else if (linking.partOf) for (const row of rows) await eraseWithParts(work, linking, row)
      else throw refuse.notNow(say('{records} need this {record}.', { records: many(linking), record: one(record) }))
      if (rows.length < page) break
    }
  }
}

const without = (value: unknown, id: string) => (Array.isArray(value) ? value.filter((each) => each !== id) : null)
