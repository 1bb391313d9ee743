import type { Way } from './way.ts'
import { client } from '../../../../web/api/client.ts'

/** Where somebody is signed in. */
export interface Session {
  id: string
  way: Way
  browser: string | null
  system: string | null
  address: string | null
  since: string
  seenAt: string
  here: boolean
}

/** What happened at the door. */
export interface DoorLine {
  id: string
  at: string
  event: string
  user: string | null
  name: string | null
  by: string
  address: string
  browser: string | null
  system: string | null
  more: Record<string, string>
}

const root = 'signing-in'
export const sessionsKey = (userId?: string) => [root, 'sessions', userId ?? 'mine']
export const doorLogKey = (of: string) => [root, 'log', of]
export const factorKey = [root, 'second-factor']
export const ownProvidersKey = [root, 'providers']
export const passkeysKey = [root, 'passkeys']

/** All that is shown of signing in, after some of it was changed. */
export const readAnew = () => void client.invalidateQueries({ queryKey: [root] })
