import { client } from '../../../../web/api/client.ts'

/** Somebody else who may say who somebody is. */
export interface Provider {
  id: string
  kind: 'oidc' | 'saml' | 'ldap'
  issuer: string
  /** Ours at it; of OpenID Connect alone. */
  clientId: string | null
  /** Whether people may come from it whom we have not sent there; of SAML alone. */
  unasked: boolean
  /** How it is asked; of a directory alone. */
  directory: {
    base: string
    bindDn: string | null
    mail: string
    filter: string | null
    authority: string | null
    plain: boolean
  } | null
  label: string
  domains: string[]
  matches: boolean
  creates: boolean
  role: 'admin' | 'member' | 'viewer'
  enabled: boolean
}

export interface Providers {
  data: Provider[]
  /** The address to be allowed at a provider that speaks OpenID Connect. */
  back: string
  /** What we are called at one that speaks SAML, where our metadata is as well, and where it sends people back to. */
  saml: { entity: string; back: string }
}

export const providersKey = ['sign-in-providers']

/** After one of them was changed; the door shows them as well. */
export const readProvidersAnew = () =>
  Promise.all([
    client.invalidateQueries({ queryKey: providersKey }),
    client.invalidateQueries({ queryKey: ['ways-in'] }),
  ])
