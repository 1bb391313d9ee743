import { z } from 'zod'
import { saying } from '../../../kernel/sentence.ts'
import { isAuthority, isFilter } from '../../access/directory.ts'
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

/** An address of a directory: its protocol, host and port alone. */
function isDirectory(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.username || url.search || url.hash || !['', '/'].includes(url.pathname)) return false
  return ['ldap:', 'ldaps:'].includes(url.protocol) && url.hostname !== ''
}

const dn = z.string().trim().min(1).max(500)
const ldap = {
  base: dn.describe('The entry beneath which people and groups are.'),
  bindDn: dn.nullable().describe('As whom it is searched.'),
  clientSecret: z.string().max(2000).nullable().describe('The password of that one. Sealed; never shown again.'),
  mail: z
    .string()
    .trim()
    .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,60}$/)
    .describe('The attribute in which people’s addresses stand.'),
  filter: z
    .string()
    .trim()
    .max(2000)
    .refine(isFilter, saying('A filter as LDAP has it: (objectClass=person).'))
    .nullable()
    .describe('What must hold of people as well.'),
  authority: z
    .string()
    .trim()
    .max(50_000)
    .refine(isAuthority, saying('A certificate as text: -----BEGIN CERTIFICATE-----.'))
    .nullable()
    .describe('Who vouches for its certificate, where that is nobody whom all know.'),
  plain: z.boolean().describe('Whether it is asked without TLS: passwords can be read on the way.'),
}

export const provider = named(
  'SignInProvider',
  z.object({
    id: z.uuid(),
    kind: z.enum(['oidc', 'saml', 'ldap']),
    issuer: z.string(),
    ...rules,
    clientId: z.string().nullable(),
    entry: z.string().nullable().describe('Where a SAML provider has people sign in.'),
    unasked: z.boolean(),
    directory: z
      .object({ ...ldap, clientSecret: z.never().optional() })
      .nullable()
      .describe('How a directory is asked.'),
  }),
)
/** By their kind; OpenID Connect where none is said. */
export const newProviders = {
  oidc: z.strictObject({ kind: z.literal('oidc').default('oidc'), issuer, ...rules, ...oidc }),
  saml: z.strictObject({ kind: z.literal('saml'), ...rules, ...saml, unasked: saml.unasked.default(false) }),
  ldap: z.strictObject({
    kind: z.literal('ldap'),
    issuer: z
      .string()
      .trim()
      .max(500)
      .refine(isDirectory, saying('An address as ldaps://directory.example.com has it.')),
    ...{ ...rules, ...ldap, bindDn: ldap.bindDn.default(null), clientSecret: ldap.clientSecret.default(null) },
    ...{ mail: ldap.mail.default('mail'), filter: ldap.filter.default(null), authority: ldap.authority.default(null) },
    plain: ldap.plain.default(false),
  }),
}
export const providerPatches = {
  oidc: z.strictObject({ ...rules, ...oidc }).partial(),
  saml: z.strictObject({ ...rules, ...saml }).partial(),
  ldap: z.strictObject({ ...rules, ...ldap }).partial(),
}
