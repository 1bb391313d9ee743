import type { Field } from '../../../kernel/field.ts'
import { isEmpty } from '../../../kernel/field.ts'
import type { Language } from '../../../kernel/language.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { accountOf } from '../../../platform/access/account.ts'
import { personOf } from '../../../platform/access/actor.ts'
import { hashOf } from '../../../platform/access/token.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Runner } from '../../../platform/db/index.ts'
import { checkGiven } from '../../../platform/records/check.ts'
import { inWork } from '../../../platform/records/index.ts'
import { readMany, visibleIds } from '../../../platform/records/read/index.ts'
import { contextFor, type Site } from '../../../platform/site.ts'
import { tell } from '../../../platform/words/index.ts'
import { isAskable, saidAs, shownTo, type AskedValue } from '../model/index.ts'

interface Link {
  record: string
  recordId: string
  fields: string[]
  askedBy: string
}

const open = 'hash = $1 and answered_at is null and ended_at is null and expires_at > clock_timestamp()'
const columns = 'record, record_id as "recordId", fields, asked_by as "askedBy"'

const findAsk = async (db: Runner, token: string): Promise<Link | undefined> =>
  (await db.run<Link>({ text: `select ${columns} from ask_link where ${open}`, values: [hashOf(token)] }))[0]

/** Of two answers at the same moment, one is heard. */
const useAsk = async (tx: Runner, token: string): Promise<boolean> =>
  (await tx.run({ text: `update ask_link set answered_at = clock_timestamp() where ${open} returning id`, values: [hashOf(token)] })).length > 0 // prettier-ignore

const none = () => refuse.notFound(say('This link has ended. Please ask for a new one.'))

interface Opened {
  ctx: Ctx
  record: RecordDefinition
  id: string
  row: Record<string, unknown>
  fields: [string, Field][]
}

/**
 * What a link opens, with the rights that whoever asked has today: it shows and changes nothing that they could not. One that
 * has ended, of somebody who is in the bin, or by somebody who may no longer change them answers like one that never was.
 */
async function opened(site: Site, token: string): Promise<Opened> {
  const { db } = site.workspace
  const link = await findAsk(db, token)
  const account = link && (await accountOf(db, link.askedBy))
  if (!link || !account?.active) throw none()
  const settings = await site.settings()
  const asker = await personOf(db, account, settings)
  const ctx = await contextFor(site, asker)
  const record = ctx.registry.record(link.record)
  if (!record || !(await visibleIds(ctx, record, [link.recordId], 'edit')).has(link.recordId)) throw none()
  const [row] = await readMany(ctx, record, [link.recordId])
  if (!row || row.deletedAt) throw none()
  const { hidden, closed } = asker.permissions.of(record)
  const known = link.fields.filter((name) => Object.hasOwn(record.all, name) && !hidden.has(name) && !closed.has(name))
  const fields = known.flatMap((name): [string, Field][] => isAskable(record.all[name]!) ? [[name, record.all[name]!]] : []) // prettier-ignore
  // What they say stands in the history as theirs, not as whoever asked them.
  const actor = { ...asker, kind: 'customer' as const, id: null, self: null, name: String(row[record.title] ?? '') }
  return { ctx: { ...ctx, actor }, record, id: link.recordId, row, fields }
}

/** What we hold of somebody, as far as they are asked. */
export async function lookAtAsk(site: Site, token: string, language: Language) {
  const { ctx, row, fields } = await opened(site, token)
  return {
    company: ctx.settings.name,
    fields: fields.map(([name, field]) => ({
      name,
      type: field.type,
      label: tell(language, say('{field}', { field: labelOf(field) })),
      value: shownTo(field, row[name]),
    })),
  }
}

/** Keeps what somebody said: what is other than before is changed, what is the same is confirmed, both as said by them; and ends the link. */
export async function answerAsk(site: Site, token: string, said: Readonly<Record<string, AskedValue>>): Promise<void> {
  const { ctx, record, id, fields } = await opened(site, token)
  const asked = new Map(fields)
  const strange = Object.keys(said).find((name) => !asked.has(name))
  if (strange !== undefined) throw refuse.invalid([{ field: 'values', ...say('“{name}” was not asked for.', { name: strange }) }]) // prettier-ignore
  await inWork(ctx, async (work) => {
    if (!(await useAsk(work.tx, token))) throw none()
    const row = (await work.load(record, id, 'edit')) as Record<string, unknown> & { version: number }
    const changes = fields.filter(([name, field]) => name in said && JSON.stringify(said[name]) !== JSON.stringify(shownTo(field, row[name]))) // prettier-ignore
    const given = Object.fromEntries(changes.map(([name, field]) => [name, saidAs(field, said[name]!, row[name])]))
    const next = await work.update(record, row as never, checkGiven(ctx, record, 'patch', given) as never)
    const same = fields.map(([name]) => name).filter((name) => !(name in given) && !isEmpty(row[name]))
    if (same.length > 0) await work.confirm(record, next, same)
  })
}
