import { contentTypeOf } from '../files/content-type.ts'
import type { Outbound } from '../outbound/index.ts'
import { dataOf } from './shown.ts'

const most = 40
const largest = 2_000_000
const timeoutMs = 5_000

/**
 * Images that lie on other servers, as data, by their addresses. Farley fetches them, so that their servers learn nothing of who
 * reads; what does not come, is larger than 2 MB, or looks like no image stays away, and so does what comes after the fortieth.
 */
export async function fetchImages(outbound: Outbound, addresses: readonly string[]): Promise<Map<string, string>> {
  const images = await Promise.all(addresses.slice(0, most).map((url) => fetchImage(outbound, url)))
  return new Map(images.flatMap((data, at) => (data === null ? [] : [[addresses[at]!, data]])))
}

async function fetchImage(outbound: Outbound, url: string): Promise<string | null> {
  try {
    const { status, body } = await outbound.send({ url, timeoutMs, limit: largest })
    return status === 200 ? (dataOf({ type: await contentTypeOf(body), bytes: body }).src ?? null) : null
  } catch {
    return null
  }
}
