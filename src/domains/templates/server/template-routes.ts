import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { getRecord } from '../../../platform/records/read/index.ts'
import { told } from '../../../platform/words/index.ts'
import { mailTemplate } from '../model/index.ts'
import { mergeFields } from './merge/fields.ts'
import { rendered, type Texts } from './render.ts'

const tag = mailTemplate.label.many
const about = {
  person: z.uuid().nullable().default(null),
  company: z.uuid().nullable().default(null).describe('When left out, that of the deal or person.'),
  deal: z.uuid().nullable().default(null),
}
const texts = { subject: z.string().max(500).default(''), page: z.string().max(100_000).default('') }
const answer = z.object({
  data: named(
    'RenderedTemplate',
    z.object({
      subject: z.string(),
      page: z.string(),
      missing: z.array(
        z.object({
          path: z.string(),
          label: z.string(),
          instead: z.string().describe('What is put in its stead; empty where there is no default.'),
        }),
      ),
    }),
  ),
})
const mergeField = named('MergeField', z.object({ path: z.string(), label: z.string(), of: z.string() }))

/** Templates with values, as whoever asks may know them. */
export const templateRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/merge-fields',
    id: 'listMergeFields',
    tag,
    summary: 'What tags of templates may stand for, as far as you know it.',
    answer: z.object({ data: z.array(mergeField) }),
    run: ({ ctx }) => Promise.resolve({ data: mergeFields(ctx).map(({ path, label, of }) => ({ path, label: told(ctx, label), of: told(ctx, of) })) }),
  }),
  route({
    method: 'POST',
    path: '/mail-templates/render',
    id: 'renderText',
    tag,
    summary: 'Puts the values of what a letter is about into a text that is still being written, and says what is missing.',
    body: z.strictObject({ ...texts, ...about }),
    answer,
    whileLooking: true,
    refusals: [404, 422],
    run: async ({ ctx, body }) => ({ data: await rendered(ctx, body, body) }),
  }),
  route({
    method: 'POST',
    path: '/mail-templates/:id/render',
    id: 'renderTemplate',
    tag,
    summary: 'Puts the values of what a letter is about into a template, and says what is missing.',
    body: z.strictObject(about),
    answer,
    whileLooking: true,
    refusals: [404, 422],
    run: async ({ ctx, params, body }) => {
      if (!isId(params.id)) throw refuse.noSuch(mailTemplate)
      const { data } = await getRecord(ctx, mailTemplate, params.id, {})
      return { data: await rendered(ctx, data as unknown as Texts, body) }
    },
  }),
] // prettier-ignore
