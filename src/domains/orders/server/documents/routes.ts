import { z } from 'zod'
import { languageCodes } from '../../../../kernel/language.ts'
import { opened } from '../../../../platform/http/looked.ts'
import { route, type AskedBy, type Route } from '../../../../platform/http/route.ts'
import { money } from '../../../../platform/http/schema/shown.ts'
import { sendPdf } from '../../../../platform/pdf/index.ts'
import { order } from '../../model/index.ts'
import { documentAsPdf, readDocuments } from './read.ts'

const tag = 'Orders'
const query = z.strictObject({ language: z.enum(languageCodes).optional() })
const asPdf = { method: 'GET', tag, query, answer: z.string(), raw: true } as const

/** Invoices and credit notes as they were issued. */
export const documentRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/orders/:id/documents',
    tag,
    id: 'documentsOfOrder',
    summary: 'What was issued for an order: its invoice, then its credit notes.',
    answer: z.object({
      data: z.array(
        z.object({
          kind: z.enum(['invoice', 'credit']),
          number: z.string(),
          day: z.string(),
          net: money,
          tax: money,
          gross: money,
        }),
      ),
    }),
    run: async (asked) => {
      const documents = await readDocuments(asked.ctx, idOf(asked))
      opened(asked, order, idOf(asked))
      return { data: documents.map(({ kind, number, day, total }) => ({ kind, number, day, ...total })) }
    },
  }),
  route({
    ...asPdf,
    path: '/orders/:id/invoice.pdf',
    id: 'invoiceAsPdf',
    summary: 'The invoice as it was issued, as a PDF in the language of the contact, or in the one that is asked for.',
    refusals: [409],
    run: (asked) => sent(asked, null),
  }),
  route({
    ...asPdf,
    path: '/orders/:id/credit-notes/:number/pdf',
    id: 'creditNoteAsPdf',
    summary: 'A credit note as it was issued, as a PDF.',
    refusals: [409],
    run: (asked) => sent(asked, asked.params.number!),
  }),
]

type Query = z.infer<typeof query>
const idOf = ({ params }: Pick<AskedBy, 'params'>) => params.id!.toLowerCase()

async function sent(asked: AskedBy<Query>, number: string | null) {
  const pdf = await documentAsPdf(asked.ctx, idOf(asked), number, asked.query.language)
  opened(asked, order, idOf(asked))
  return sendPdf(asked.reply, pdf)
}
