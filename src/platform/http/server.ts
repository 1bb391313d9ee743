import type { Askers } from '../access/asker.ts'
import type { Attempts } from '../access/attempts.ts'
import type { Looks } from '../looks/index.ts'
import type { Site } from '../site.ts'
import type { Address } from './address.ts'

/** What the routes work with. */
export interface Server {
  site: Site
  /** Known once it listens. */
  address(): Address
  askers: Askers
  attempts: Attempts
  /** Notes who saw what. */
  looks: Looks
  /** How many workers, jobs and streams there are is the platform's business; whether all is up is asked here. */
  isReady(): Promise<boolean>
  /** Where this is the demonstration: gives it up for the company's own workspace; answers the address to go on at. */
  leaveDemo?(): Promise<string>
  /** Where this is the company's own workspace: shows the demonstration in its place; answers a link that lets one in. */
  enterDemo?(): Promise<string>
}
