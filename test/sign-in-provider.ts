import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import OidcProvider from 'oidc-provider'

/** Somebody as a sign-in provider knows them. */
export interface Known {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
}

/** A real OpenID Connect provider, on this machine: whoever comes is signed in as `who`, or refuses. */
export interface SignInProvider {
  issuer: string
  port: number
  clientId: string
  clientSecret: string
  /** Who sits before it from now on; null: they say no. */
  sit(who: Known | null): void
  /** What it sends to Farley after that is for another question. */
  mixNonces(is: boolean): void
  close(): Promise<void>
}

/** Starts one that sends people back to `back()`, and asks nothing. */
export async function startSignInProvider(back: () => string): Promise<SignInProvider> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const [clientId, clientSecret] = ['farley', 'the secret of Farley at the provider']
  const people = new Map<string, Known>()
  let present: Known | null = null
  let mixed = false
  const provider = new OidcProvider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [back()],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['of the test'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...people.get(id)!, sub: id }) }),
    async loadExistingGrant(context) {
      const { client, session } = context.oidc
      const grant = new context.oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { Session: 600, Grant: 600, Interaction: 600, IdToken: 600, AccessToken: 600 },
  })
  provider.use(async (context, next) => {
    if (mixed && context.path === '/auth' && context.query.nonce) {
      context.querystring = context.querystring.replace(/nonce=[^&]+/, 'nonce=another')
    }
    if (!context.path.startsWith('/interaction/')) return next()
    const answer = present
      ? { login: { accountId: present.sub, remember: false } }
      : { error: 'access_denied', error_description: 'They said no.' }
    await provider.interactionFinished(context.req, context.res, answer, { mergeWithLastSubmission: false })
    context.respond = false
  })
  server.on('request', provider.callback())
  return {
    issuer,
    port,
    clientId,
    clientSecret,
    sit(who) {
      present = who
      if (who) people.set(who.sub, who)
    },
    mixNonces: (is) => void (mixed = is),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
