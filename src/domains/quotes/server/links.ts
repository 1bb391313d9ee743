import type { Contact } from '../../../kernel/field.ts'
import { newId } from '../../../kernel/id.ts'
import { languageOf, type Language } from '../../../kernel/language.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { hashOf, newToken } from '../../../platform/access/token.ts'
import type { Ctx } from '../../../platform/context.ts'
import { linkedTo, readMany, visibleIds } from '../../../platform/records/read/index.ts'
import { languageFor, tell } from '../../../platform/words/index.ts'
import { person } from '../../people/model/index.ts'
import { quote } from '../model/index.ts'

type Quote = RowOf<typeof quote>
const daysALink = 365

export interface QuoteLink {
  id: string
  madeBy: string | null
  madeAt: string
  expiresAt: string
  state: 'open' | 'ended'
}

/** Makes a link by which a customer sees a quote and answers it; its secret is told once. Refuses a quote that was not sent. */
export async function makeLink(ctx: Ctx, base: string, id: string) {
  const row = await editable(ctx, id)
  if (row.status !== 'sent')
    throw refuse.notNow(say('There is a link to a quote that was sent and waits for an answer.'))
  const [token, link] = [newToken(), newId(ctx.now().getTime())]
  const text = `insert into quote_link (id, hash, quote_id, made_by, expires_at)
values ($1, $2, $3, $4, clock_timestamp() + make_interval(days => $5)) returning expires_at as "expiresAt"`
  const values = [link, hashOf(token), id, ctx.actor.userId, daysALink]
  const [made] = await ctx.db.run<{ expiresAt: string }>({ text, values })
  const url = `${base}/quote/${token}`
  return { id: link, url, expiresAt: made!.expiresAt, letter: await letterFor(ctx, row, url) }
}

/** The language of the contact, where we know it; else that of the workspace. */
export const languageOfContact = async (ctx: Ctx, row: Pick<Quote, 'contact'>): Promise<Language> =>
  languageOfReader(ctx, await contactOf(ctx, row))

const languageOfReader = (ctx: Ctx, reader: Contacted) =>
  languageFor(languageOf(String(reader?.language ?? '')) ?? null, ctx.settings.locale)

type Contacted = Readonly<Record<string, unknown>> | undefined
const contactOf = async (ctx: Ctx, { contact }: Pick<Quote, 'contact'>): Promise<Contacted> =>
  contact ? (await readMany(ctx, ctx.registry.own(person), [contact]))[0] : undefined

/** In the language of the contact. */
async function letterFor(ctx: Ctx, row: Quote, url: string) {
  const { number } = row
  const reader = await contactOf(ctx, row)
  const language = languageOfReader(ctx, reader)
  const values = { number: number ?? '', company: ctx.settings.name }
  const emails = (reader?.emails ?? []) as Contact[]
  return {
    to: (emails.find(({ primary }) => primary) ?? emails[0])?.value ?? '',
    subject: tell(language, say('Our quote {number}, {company}', values)),
    body: tell(language, say('Hello,\n\nhere is our quote {number}. You can look at it and accept it there:\n{url}\n\nKind regards\n{name}, {company}', { ...values, url, name: ctx.actor.name })), // prettier-ignore
  }
}

/** The links to a quote, newest first, for who may change it. */
export async function readLinks(ctx: Ctx, id: string): Promise<QuoteLink[]> {
  await editable(ctx, id)
  const text = `select id, made_by as "madeBy", made_at as "madeAt", expires_at as "expiresAt",
  case when ended_at is not null or expires_at <= clock_timestamp() then 'ended' else 'open' end as state
from quote_link where quote_id = $1 order by made_at desc limit 20`
  const rows = await ctx.db.run<QuoteLink>({ text, values: [id] })
  const linked = await linkedTo(ctx, rows.flatMap(({ madeBy }) => madeBy ?? [])) // prettier-ignore
  return rows.map((row) => ({ ...row, madeBy: (row.madeBy && linked[row.madeBy]?.title) ?? null }))
}

/** Ends a link before its time. */
export async function endLink(ctx: Ctx, id: string): Promise<void> {
  const [row] = await ctx.db.run<{ quote: string }>({ text: 'select quote_id as quote from quote_link where id = $1', values: [id] }) // prettier-ignore
  if (!row) throw refuse.notFound(say('There is no such link.'))
  await editable(ctx, row.quote)
  await ctx.db.run({ text: 'update quote_link set ended_at = clock_timestamp() where id = $1 and ended_at is null', values: [id] }) // prettier-ignore
}

/** The quote, for who may change it. */
async function editable(ctx: Ctx, id: string): Promise<Quote> {
  const own = ctx.registry.own(quote)
  const [row] = (await visibleIds(ctx, own, [id])).has(id) ? await readMany(ctx, own, [id]) : []
  if (!row || row.deletedAt) throw refuse.noSuch(quote)
  if (!(await visibleIds(ctx, own, [id], 'edit')).has(id)) throw refuse.forbidden()
  return row as unknown as Quote
}
