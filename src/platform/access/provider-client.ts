import * as oidc from 'openid-client'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Outbound } from '../outbound/index.ts'
import { reveal } from '../secrets/index.ts'
import type { Site } from '../site.ts'
import { placeOfSecret, type Provider } from './providers.ts'

const freshMs = 10 * 60_000
const known = new WeakMap<Site, Map<string, { at: number; client: oidc.Configuration }>>()
const own = new Set(['localhost', '127.0.0.1', '[::1]'])

/** What a provider says of itself (OpenID Connect Discovery), with our credentials there; remembered for ten minutes. */
export async function clientOf(site: Site, provider: Provider): Promise<oidc.Configuration> {
  const clients = known.get(site) ?? new Map<string, { at: number; client: oidc.Configuration }>()
  known.set(site, clients)
  const key = `${provider.id} ${provider.version}`
  const found = clients.get(key)
  if (found && performance.now() - found.at < freshMs) return found.client
  const secret = await site.vault().get(placeOfSecret(provider.id))
  const client = await discover(
    site.outbound(),
    { ...provider, clientId: provider.clientId! },
    secret ? reveal(secret) : '',
  )
  clients.set(key, { at: performance.now(), client })
  return client
}

/** Asks an issuer who it is; refuses, at the field, one that does not answer or calls itself otherwise. */
export async function checkIssuer(site: Site, given: { issuer: string; clientId: string }): Promise<void> {
  try {
    await discover(site.outbound(), given, 'unused')
  } catch (error) {
    site.log.warn({ err: error, issuer: given.issuer }, 'a sign-in provider did not answer as it should')
    const sentence = say('No sign-in provider answers at this address, or it calls itself otherwise.')
    throw refuse.invalid([{ field: 'issuer', ...sentence }])
  }
}

async function discover(
  outbound: Outbound,
  { issuer, clientId }: { issuer: string; clientId: string },
  secret: string,
) {
  const url = new URL(issuer)
  // Plain http can be listened to by everybody on the way; on this machine there is no way.
  const execute = url.protocol === 'http:' && own.has(url.hostname) ? [oidc.allowInsecureRequests] : []
  const throughGuard = fetchThrough(outbound)
  const found = await oidc.discovery(url, clientId, undefined, oidc.None(), {
    execute,
    [oidc.customFetch]: throughGuard,
  })
  const server = found.serverMetadata()
  const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const proof = ways.includes('client_secret_basic') ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret)
  const client = new oidc.Configuration(server, clientId, undefined, proof)
  client[oidc.customFetch] = throughGuard
  for (const each of execute) each(client)
  // The token comes over the line that we opened; its signature is checked nevertheless.
  oidc.enableNonRepudiationChecks(client)
  return client
}

/** Everything goes out by the one way, with its guard; nothing is redirected. */
function fetchThrough(outbound: Outbound): oidc.CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await outbound.send({
      url,
      method: method as 'GET',
      headers: headers as Record<string, string>,
      ...(body != null && { body: body instanceof Uint8Array ? body : String(body) }),
      redirects: 0,
    })
    const kept = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)])
    const isEmpty = answer.status === 204 || answer.status === 304
    return new Response(isEmpty ? null : new Uint8Array(answer.body), { status: answer.status, headers: kept })
  }
}
