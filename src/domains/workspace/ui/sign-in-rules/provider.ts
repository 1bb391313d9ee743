import { client } from '../../../../web/api/client.ts'

/** Somebody else who may say who somebody is. */
export interface Provider {
  id: string
  issuer: string
  clientId: string
  label: string
  domains: string[]
  matches: boolean
  creates: boolean
  role: 'admin' | 'member' | 'viewer'
  enabled: boolean
}

export interface Providers {
  data: Provider[]
  /** The address to be allowed at a provider. */
  back: string
}

export const providersKey = ['sign-in-providers']

/** After one of them was changed; the door shows them as well. */
export const readProvidersAnew = () =>
  Promise.all([
    client.invalidateQueries({ queryKey: providersKey }),
    client.invalidateQueries({ queryKey: ['ways-in'] }),
  ])
