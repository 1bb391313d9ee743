import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { noteAtDoor } from '../../access/door-log.ts'
import { checkIssuer } from '../../access/provider-client.ts'
import {
  addProvider,
  changeProvider,
  findProvider,
  listProviders,
  removeProvider,
  placeOfSecret,
  type NewProvider,
  type Provider,
  type ProviderPatch,
} from '../../access/providers.ts'
import { checkDirectory } from '../../access/directory.ts'
import { reveal } from '../../secrets/index.ts'
import { readMetadata } from '../../access/saml-metadata.ts'
import { check } from '../check.ts'
import { fromOf } from '../from.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { samlParty } from '../saml.ts'
import { newProviders, provider, providerPatches } from '../schema/providers.ts'
import { mustBeOwner } from '../sure.ts'

const tag = 'Users'
const one = z.object({ data: provider })
const largest = 1024 * 1024

/** The company's sign-in providers. Whoever sets one up decides who comes in as whom: only owners do. */
export const providerRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/sign-in-providers',
    who: 'admin',
    tag,
    id: 'listSignInProviders',
    summary: 'Lists the sign-in providers, without their secrets.',
    answer: z.object({
      data: z.array(provider),
      back: z.url().describe('The address to be allowed at a provider that speaks OpenID Connect.'),
      saml: z
        .object({ entity: z.url(), back: z.url() })
        .describe(
          'What we are called at a provider that speaks SAML, which is where our metadata is, and where it sends people back to.',
        ),
    }),
    run: async ({ ctx, server }) => ({
      data: await listProviders(ctx.db),
      back: `${server.address().url}/api/v1/session/provider/back`,
      saml: samlParty(server),
    }),
  }),
  route({
    method: 'POST',
    path: '/sign-in-providers',
    who: 'admin',
    tag,
    id: 'addSignInProvider',
    summary: 'Adds a sign-in provider, once it has said who it is.',
    bodyInDocs: z.union([newProviders.oidc, newProviders.saml, newProviders.ldap]),
    bodyLimit: largest,
    answer: one,
    status: 201,
    run: async (asked) => {
      mustBeOwner(asked)
      const made = await addProvider(asked.server.site, await newProviderIn(asked))
      await note(asked, 'providerSaved', made.label)
      return { data: made }
    },
  }),
  route({
    method: 'PATCH',
    path: '/sign-in-providers/:id',
    who: 'admin',
    tag,
    id: 'changeSignInProvider',
    summary: 'Changes a sign-in provider; another issuer is another provider.',
    bodyInDocs: z.union([providerPatches.oidc, providerPatches.saml, providerPatches.ldap]),
    bodyLimit: largest,
    answer: one,
    run: async (asked) => {
      mustBeOwner(asked)
      const changed = await changeProvider(asked.server.site, idIn(asked), await patchIn(asked))
      await note(asked, 'providerSaved', changed.label)
      return { data: changed }
    },
  }),
  route({
    method: 'DELETE',
    path: '/sign-in-providers/:id',
    who: 'admin',
    tag,
    id: 'removeSignInProvider',
    summary: 'Takes a sign-in provider away; nobody comes in by it any more.',
    status: 204,
    answer: z.null(),
    run: async (asked) => {
      mustBeOwner(asked)
      const { label } = await findProvider(asked.ctx.db, idIn(asked))
      await removeProvider(asked.server.site, idIn(asked))
      await note(asked, 'providerRemoved', label)
      return null
    },
  }),
]

/** A new provider that has said who it is. */
async function newProviderIn({ server: { site }, body }: AskedBy): Promise<NewProvider> {
  if (kindIn(body) === 'saml') {
    const { metadata, ...rules } = check(newProviders.saml, body, 'field')
    const said = await readMetadata(site.outbound(), metadata)
    return { ...rules, ...said, clientId: null, clientSecret: null, directory: null }
  }
  if (kindIn(body) === 'ldap') {
    const { bindDn, base, mail, filter, authority, plain, ...rules } = check(newProviders.ldap, body, 'field')
    const directory = { bindDn, base, mail, filter, authority, plain }
    await checkDirectory(site.outbound(), { ...directory, url: rules.issuer }, rules.clientSecret ?? '')
    return { ...rules, directory, clientId: null, entry: null, certificates: [], unasked: false }
  }
  const given = check(newProviders.oidc, body, 'field')
  await checkIssuer(site, given)
  return { ...given, entry: null, certificates: [], unasked: false, directory: null }
}

const kindIn = (body: unknown) => (body as { kind?: unknown } | undefined)?.kind

/** Other certificates are taken from metadata of the same provider only. */
async function patchIn(asked: AskedBy): Promise<ProviderPatch> {
  const { ctx, server, body } = asked
  const provider = await findProvider(ctx.db, idIn(asked))
  if (provider.kind === 'oidc') return check(providerPatches.oidc, body, 'field') as ProviderPatch
  if (provider.kind === 'ldap') return directoryPatch(asked, provider)
  const { metadata, ...patch } = check(providerPatches.saml, body, 'field')
  if (metadata === undefined) return patch as ProviderPatch
  const { issuer, ...said } = await readMetadata(server.site.outbound(), metadata)
  if (issuer !== provider.issuer)
    throw refuse.invalid([{ field: 'metadata', ...say('This is the metadata of another provider.') }])
  return { ...(patch as ProviderPatch), ...said }
}

/** A directory is asked anew whenever it is to be asked otherwise. */
async function directoryPatch({ server: { site }, body }: AskedBy, provider: Provider): Promise<ProviderPatch> {
  const { bindDn, base, mail, filter, authority, plain, clientSecret, ...rules } = check(providerPatches.ldap, body, 'field') // prettier-ignore
  const said = Object.entries({ bindDn, base, mail, filter, authority, plain }).filter(
    ([, value]) => value !== undefined,
  )
  const directory = { ...provider.directory!, ...Object.fromEntries(said) }
  const kept = await site.vault().get(placeOfSecret(provider.id))
  const secret = clientSecret ?? (kept ? reveal(kept) : '')
  if (said.length > 0 || clientSecret) await checkDirectory(site.outbound(), { ...directory, url: provider.issuer }, secret) // prettier-ignore
  return { ...rules, directory, ...(clientSecret && { clientSecret }) } as ProviderPatch
}

function idIn({ params }: AskedBy): string {
  if (!isId(params.id)) throw refuse.notFound(say('There is no such sign-in provider.'))
  return params.id
}

async function note({ ctx, request }: AskedBy, event: 'providerSaved' | 'providerRemoved', label: string) {
  await noteAtDoor(ctx.db, { event, user: null, by: ctx.actor, from: fromOf(request), more: { provider: label } })
}
