import { client } from '../api/client.ts'
import { forgetKept } from '../api/offline.ts'
import { forgetRecent } from './recent.ts'

/** Forgets on this device what the one who leaves has read. */
export async function forgetHere(): Promise<void> {
  forgetRecent()
  client.clear()
  await forgetKept()
}
