import { isId } from '../../../kernel/id.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import type { Language } from '../../../kernel/language.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { drawPdf, type PdfFile } from '../../../platform/pdf/index.ts'
import { readMany, visibleIds } from '../../../platform/records/read/index.ts'
import type { Site } from '../../../platform/site.ts'
import { company } from '../../people/model/index.ts'
import { quote, quoteLine, type Offer } from '../model/index.ts'
import { lookAtQuote } from './customer.ts'
import { languageOfContact } from './links.ts'
import { onPaper } from './offer-on-paper.ts'
import { shownOffer } from './offer.ts'

type Quote = RowOf<typeof quote>

/** In the language of the contact unless one is asked for; for who may see the quote and all that it tells. A customer they may not see is not named. */
export async function pdfOf(ctx: Ctx, id: string, asked: Language | undefined): Promise<PdfFile> {
  const own = ctx.registry.own(quote)
  const [row] = isId(id) && (await visibleIds(ctx, own, [id])).has(id) ? ((await readMany(ctx, own, [id])) as unknown as Quote[]) : [] // prettier-ignore
  if (!row || row.deletedAt) throw refuse.noSuch(quote)
  if (!knowsAll(ctx)) throw refuse.forbidden(say('The PDF tells more of the quote than you may know.'))
  const [sent] = await ctx.db.run<{ digest: string | null; acceptedDigest: string | null }>({
    text: 'select digest, accepted_digest as "acceptedDigest" from quotes where id = $1',
    values: [id],
  })
  const offer = sent?.digest ? await shownOffer(ctx.db, { id, ...sent }) : null
  if (!offer) throw refuse.notNow(say('There is a PDF of a quote that was sent.'))
  const language = asked ?? (await languageOfContact(ctx, row))
  return drawn(
    await withoutUnseen(ctx, row, offer),
    sent!.acceptedDigest ?? sent!.digest!,
    language,
    ctx.settings.locale,
  )
}

/** For the customer who has the link, while it shows something. */
export async function pdfByLink(site: Site, token: string, language: Language): Promise<PdfFile> {
  const { offer, digest } = await lookAtQuote(site, token)
  if (!offer || digest === null) throw refuse.notNow(say('This link shows no quote any more.'))
  return drawn(offer, digest, language, (await site.settings()).locale)
}

async function drawn(offer: Offer, digest: string, language: Language, locale: string): Promise<PdfFile> {
  return { name: `${offer.number}.pdf`, bytes: await drawPdf(onPaper(offer, digest, { language, locale })) }
}

const told = ['name', 'number', 'edition', 'validUntil', 'terms', 'total', 'sentAt'] as const
const toldOfLines = ['label', 'quantity', 'price', 'discount', 'discountAmount', 'billing', 'months', 'setupFee', 'optional', 'taxRate', 'taxIncluded'] as const // prettier-ignore

const knowsAll = (ctx: Ctx) => knowsFields(ctx, quote, told) && knowsFields(ctx, quoteLine, toldOfLines)

/** Whether whoever is asking may know each of these fields. */
export function knowsFields({ actor, registry }: Ctx, record: RecordDefinition, names: readonly string[]): boolean {
  const { hidden } = actor.permissions.of(registry.own(record))
  return !names.some((name) => hidden.has(name))
}

async function withoutUnseen(ctx: Ctx, row: Quote, offer: Offer): Promise<Offer> {
  const id = row.company ?? null
  const isSeen = id !== null && (await visibleIds(ctx, ctx.registry.own(company), [id])).has(id)
  return isSeen ? offer : { ...offer, customer: null }
}
