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
const rules = {
  label: z.string().trim().min(1).max(60).describe('On the button.'),
  domains: z.array(z.string().trim().min(1).max(253)).min(1).max(50).describe('Whose addresses it may speak for.'),
  matches: z.boolean().describe('Whether who is a user already is known by a proven address; owners never are.'),
  creates: z.boolean().describe('Whether who is none yet becomes one.'),
  role: z.enum(['admin', 'member', 'viewer']).describe('Of newcomers.'),
  enabled: z.boolean(),
}
const oidc = {
  clientId: z.string().trim().min(1).max(500),
  clientSecret: z.string().trim().min(1).max(2000).describe('Sealed; never shown again.'),
}
const saml = {
  metadata: z
    .string()
    .trim()
    .min(1)
    .max(500_000)
    .describe('What it says of itself: as XML, or the address where it is.'),
  unasked: z.boolean().describe('Whether people may come from it whom Farley has not sent there.'),
}

export const provider = named(
  'SignInProvider',
  z.object({
    id: z.uuid(),
    kind: z.enum(['oidc', 'saml']),
    issuer: z.string(),
    ...rules,
    clientId: z.string().nullable(),
    entry: z.string().nullable().describe('Where a SAML provider has people sign in.'),
    unasked: z.boolean(),
  }),
)
/** By their kind; OpenID Connect where none is said. */
export const newProviders = {
  oidc: z.strictObject({ kind: z.literal('oidc').default('oidc'), issuer, ...rules, ...oidc }),
  saml: z.strictObject({ kind: z.literal('saml'), ...rules, ...saml, unasked: saml.unasked.default(false) }),
}
export const providerPatches = {
  oidc: z.strictObject({ ...rules, ...oidc }).partial(),
  saml: z.strictObject({ ...rules, ...saml }).partial(),
}
