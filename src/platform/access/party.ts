import { isIP } from 'node:net'

/** For which site passkeys are made, and from which of its pages they are taken. */
export interface Party {
  id: string
  origins: string[]
}

/**
 * The site of an address: its host. A passkey is bound to a name, never to a number, and browsers use it over https or on
 * one's own machine only; null where none can be used.
 */
export function partyOf({ url, origins }: { url: string; origins: ReadonlySet<string> }): Party | null {
  const { hostname, protocol } = new URL(url)
  const here = [...origins].filter((origin) => new URL(origin).hostname === 'localhost')
  if (here.length > 0) return { id: 'localhost', origins: here }
  if (protocol !== 'https:' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null
  return { id: hostname, origins: [...origins] }
}
