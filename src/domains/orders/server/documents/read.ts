import { isId } from '../../../../kernel/id.ts'
import type { Language } from '../../../../kernel/language.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { drawPdf, type PdfFile } from '../../../../platform/pdf/index.ts'
import { readMany, visibleIds } from '../../../../platform/records/read/index.ts'
import { company, person } from '../../../people/model/index.ts'
import { knowsFields, languageOfContact } from '../../../quotes/server/index.ts'
import { order, orderLine } from '../../model/index.ts'
import { documentsOf, type OrderDocument } from './document.ts'
import { onPaper } from './on-paper.ts'

type Order = RowOf<typeof order>

const told = ['number', 'company', 'contact', 'total', 'returnedTotal', 'billTo', 'vatNumber', 'handedOn', 'invoiceNumber', 'invoicedOn', 'dueOn', 'terms', 'reason'] as const // prettier-ignore
const toldOfLines = ['label', 'quantity', 'returned', 'price', 'discount', 'discountAmount', 'billing', 'months', 'setupFee', 'taxRate', 'taxIncluded'] as const // prettier-ignore

/** What was issued for an order, for who may see it, all that it tells, and whom it names. */
export async function readDocuments(ctx: Ctx, id: string): Promise<OrderDocument[]> {
  return documentsOf(ctx.db, (await readable(ctx, id)).id)
}

/** One of them as a PDF: the invoice when no number is said; in the language of the contact unless one is asked for. */
export async function documentAsPdf(ctx: Ctx, id: string, number: string | null, asked?: Language): Promise<PdfFile> {
  const row = await readable(ctx, id)
  const found = (await documentsOf(ctx.db, row.id)).find((each) =>
    number === null ? each.kind === 'invoice' : each.kind === 'credit' && each.number === number,
  )
  if (!found)
    throw number === null
      ? refuse.notNow(say('There is a PDF of an order that was invoiced here.'))
      : refuse.notFound(say('There is no such credit note.'))
  const language = asked ?? (await languageOfContact(ctx, row))
  return {
    name: `${found.number}.pdf`,
    bytes: await drawPdf(onPaper(found, { language, locale: ctx.settings.locale })),
  }
}

async function readable(ctx: Ctx, id: string): Promise<Order> {
  const own = ctx.registry.own(order)
  const [row] = isId(id) && (await visibleIds(ctx, own, [id])).has(id) ? ((await readMany(ctx, own, [id])) as unknown as Order[]) : [] // prettier-ignore
  if (!row || row.deletedAt) throw refuse.noSuch(order)
  const knows = knowsFields(ctx, order, told) && knowsFields(ctx, orderLine, toldOfLines)
  if (knows && (await sees(ctx, company, row.company)) && (await sees(ctx, person, row.contact))) return row
  throw refuse.forbidden(say('The invoice tells more than you may know.'))
}

const sees = async (ctx: Ctx, record: typeof company | typeof person, id: string | null): Promise<boolean> =>
  id === null || (await visibleIds(ctx, ctx.registry.own(record), [id])).has(id)
