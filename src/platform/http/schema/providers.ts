import { z } from 'zod'
import { saying } from '../../../kernel/sentence.ts'
import { named } from './named.ts'

const own = ['localhost', '127.0.0.1', '[::1]']

/** Whoever listens on the way to an issuer could say who anybody is. */
function isSafe(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.username || url.search || url.hash) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && own.includes(url.hostname))
}

const issuer = z
  .string()
  .trim()
  .max(500)
  .refine(isSafe, saying('An address with https, as the provider calls itself: https://login.example.com.'))
const shape = {
  clientId: z.string().trim().min(1).max(500),
  label: z.string().trim().min(1).max(60).describe('On the button.'),
  domains: z.array(z.string().trim().min(1).max(253)).min(1).max(50).describe('Whose addresses it may speak for.'),
  matches: z.boolean().describe('Whether who is a user already is known by a proven address; owners never are.'),
  creates: z.boolean().describe('Whether who is none yet becomes one.'),
  role: z.enum(['admin', 'member', 'viewer']).describe('Of newcomers.'),
  enabled: z.boolean(),
}
const clientSecret = z.string().trim().min(1).max(2000).describe('Sealed; never shown again.')

export const provider = named('SignInProvider', z.object({ id: z.uuid(), issuer: z.string(), ...shape }))
export const newProvider = z.strictObject({ issuer, ...shape, clientSecret })
export const providerPatch = z.strictObject({ ...shape, clientSecret }).partial()
