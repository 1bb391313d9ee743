import { z } from 'zod'
import { isId } from '../../../../kernel/id.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { contentTypeOf, headLength } from '../../../../platform/files/content-type.ts'
import { downloadHeaders } from '../../../../platform/files/index.ts'
import { opened } from '../../../../platform/http/looked.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { getRecord } from '../../../../platform/records/read/index.ts'
import { email } from '../../../activities/model/index.ts'
import { fetchAttachment } from './fetch-attachment.ts'

/** What hangs on e-mails that came from a mailbox: for whoever may read what they say. */
export const attachmentRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/emails/:id/attachments/:position',
    id: 'downloadAttachment',
    tag: email.label.many,
    summary: 'The bytes of what hangs on an e-mail, by its place among them from 0, fetched from the mail server, to be saved.',
    answer: z.string(),
    raw: true,
    refusals: [404, 409],
    run: async (asked) => {
      const { ctx, params, server } = asked
      if (!isId(params.id)) throw refuse.noSuch(email)
      const { data } = await getRecord(ctx, email, params.id, {})
      if (!('text' in data) || !/^\d{1,4}$/.test(params.position!)) throw refuse.notFound(say('There is no such attachment.'))
      const { name, bytes } = await fetchAttachment(server.site, ctx.db, data.id as string, Number(params.position))
      opened(asked, email, data.id as string)
      const contentType = await contentTypeOf(bytes.subarray(0, headLength))
      const file = { name: name ?? 'attachment', contentType, size: bytes.length }
      return asked.reply.headers(downloadHeaders(file)).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
    },
  }),
] // prettier-ignore
