import { z } from 'zod'
import { languageCodes } from '../../../kernel/language.ts'
import { opened } from '../../../platform/http/looked.ts'
import { openRoute, route, type Route } from '../../../platform/http/route.ts'
import { sendPdf } from '../../../platform/pdf/index.ts'
import { readerOf } from '../../../platform/words/index.ts'
import { quote } from '../model/index.ts'
import { pdfByLink, pdfOf } from './pdf.ts'

const tag = 'Quotes'
const query = z.strictObject({ language: z.enum(languageCodes).optional() })

/** What was sent, as a PDF: for who may see the quote, and for who has its link. */
export const pdfRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/quotes/:id/pdf',
    tag,
    id: 'quoteAsPdf',
    summary: 'What was sent, as a PDF in the language of the contact, or in the one that is asked for.',
    query,
    answer: z.string(),
    raw: true,
    refusals: [409],
    run: async (asked) => {
      const pdf = await pdfOf(asked.ctx, asked.params.id!.toLowerCase(), asked.query.language)
      opened(asked, quote, asked.params.id!.toLowerCase())
      return sendPdf(asked.reply, pdf)
    },
  }),
  openRoute({
    method: 'GET',
    path: '/quote-links/open/:token/pdf',
    tag,
    id: 'quoteAsPdfByLink',
    summary: 'What was sent, as a PDF, for the customer who has the link.',
    query,
    answer: z.string(),
    raw: true,
    refusals: [409],
    run: async ({ server, params, query: { language }, request, reply }) => {
      await server.attempts.count(request.ip)
      const reader = language ?? readerOf(request.headers['accept-language'])
      return sendPdf(reply, await pdfByLink(server.site, params.token!, reader))
    },
  }),
]
