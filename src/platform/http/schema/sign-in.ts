import { z } from 'zod'
import { saying } from '../../../kernel/sentence.ts'

export const password = z.string().max(1000)
export const email = z
  .string()
  .min(1)
  .max(254)
  .refine((text) => !text.includes('\0'), saying('This is no e-mail address.'))
export const code = z
  .string()
  .max(40)
  .optional()
  .describe('Where two steps are on: of the authenticator app, or a recovery code.')

export const waysAnswer = z.object({
  data: z.object({
    passkeys: z.string().nullable().describe('The site that passkeys are bound to; null where browsers use none.'),
    providers: z.array(z.object({ id: z.uuid(), label: z.string() })).describe('Who else may say who somebody is.'),
    directory: z.boolean().describe('Whether a directory knows passwords as well.'),
    onlyProviders: z.boolean().describe('Whether they are the only way in, but for owners.'),
  }),
})
