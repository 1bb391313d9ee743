import { newId } from '../../../kernel/id.ts'
import { languageOf, type Language } from '../../../kernel/language.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { hashOf, newToken } from '../../../platform/access/token.ts'
import type { Ctx } from '../../../platform/context.ts'
import { knownField } from '../../../platform/records/read/paths.ts'
import { linkedTo, readMany, visibleIds } from '../../../platform/records/read/index.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { isAskable, isAsked, type AskLink } from '../model/index.ts'

export interface Asking {
  record: string
  id: string
  fields: readonly string[]
  days: number
}

/** Makes a link by which somebody says whether what we hold of them is right; refuses who may not change them, and fields that are nobody’s to see outside. */
export async function makeAsk(ctx: Ctx, base: string, { record: name, id, fields, days }: Asking) {
  const record = await askedRecord(ctx, name, id)
  const faults = fields.flatMap((field): FieldFault[] => {
    const { closed } = ctx.actor.permissions.of(record)
    const known = knownField(ctx, record, field, 'fields')
    return isAskable(known) && !closed.has(field) ? [] : [{ field: 'fields', ...say('{field} is not shown to anybody outside.', { field: labelOf(known) }) }] // prettier-ignore
  })
  if (faults.length > 0) throw refuse.invalid(faults)
  const [token, link] = [newToken(), newId(ctx.now().getTime())]
  const text = `insert into ask_link (id, hash, record, record_id, fields, asked_by, expires_at)
values ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(days => $7)) returning expires_at as "expiresAt"`
  const values = [link, hashOf(token), name, id, [...new Set(fields)], ctx.actor.userId, days]
  const [made] = await ctx.db.run<{ expiresAt: string }>({ text, values })
  const url = `${base}/ask/${token}`
  return {
    id: link,
    url,
    expiresAt: made!.expiresAt,
    letter: letterTo(ctx, await languageOfThem(ctx, record, id), url),
  }
}

/** The record whose person is asked; refuses who may not change it, and what is no person. */
async function askedRecord(ctx: Ctx, name: string, id: string): Promise<RecordDefinition> {
  const record = ctx.registry.record(name)
  if (!record || !isAsked(record)) throw refuse.invalid([{ field: 'record', ...say('Only people can be asked.') }])
  if (!(await visibleIds(ctx, record, [id])).has(id)) throw refuse.noSuch(record)
  if (!(await visibleIds(ctx, record, [id], 'edit')).has(id)) throw refuse.forbidden()
  return record
}

/** What they speak, where we know it, else what the company does. */
async function languageOfThem(ctx: Ctx, record: RecordDefinition, id: string): Promise<Language> {
  const [row] = await readMany(ctx, record, [id])
  return languageFor(languageOf(String(row?.language ?? '')) ?? null, ctx.settings.locale)
}

function letterTo({ settings, actor }: Ctx, language: Language, url: string) {
  const company = settings.name
  return {
    subject: tell(language, say('Is what we know of you still right? {company}', { company })),
    body: tell(language, say('Hello,\n\nplease look whether what we hold of you is still right, and correct what is not:\n{url}\n\nThank you\n{name}, {company}', { url, name: actor.name, company })), // prettier-ignore
  }
}

/** The links by which somebody was asked, newest first, for who may change them. */
export async function readAsks(ctx: Ctx, name: string, id: string): Promise<AskLink[]> {
  await askedRecord(ctx, name, id)
  const text = `select id, fields, asked_by as "askedBy", asked_at as "askedAt", expires_at as "expiresAt",
  case when answered_at is not null then 'answered' when ended_at is not null or expires_at <= clock_timestamp() then 'ended' else 'open' end as state
from ask_link where record_id = $1 order by asked_at desc limit 20`
  const rows = await ctx.db.run<AskLink & { askedBy: string }>({ text, values: [id] })
  const linked = await linkedTo(ctx, rows.map(({ askedBy }) => askedBy)) // prettier-ignore
  return rows.map((row) => ({ ...row, askedBy: linked[row.askedBy]?.title ?? null }))
}

/** Ends a link before its time. */
export async function endAsk(ctx: Ctx, id: string): Promise<void> {
  const [row] = await ctx.db.run<{ record: string; recordId: string }>({ text: 'select record, record_id as "recordId" from ask_link where id = $1', values: [id] }) // prettier-ignore
  if (!row) throw refuse.notFound(say('There is no such link.'))
  await askedRecord(ctx, row.record, row.recordId)
  await ctx.db.run({ text: 'update ask_link set ended_at = clock_timestamp() where id = $1 and ended_at is null and answered_at is null', values: [id] }) // prettier-ignore
}
