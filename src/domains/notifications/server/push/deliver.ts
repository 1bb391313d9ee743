import webPush from 'web-push'
import { Refusal } from '../../../../kernel/refusal.ts'
import type { Outbound } from '../../../../platform/outbound/index.ts'
import type { PushDevice, Trouble } from './devices.ts'
import type { ServerKey } from './server-key.ts'

/** What a device shows: words, the page behind them, and under which name it replaces what it showed before. */
export interface Message {
  title: string
  body: string
  url: string
  tag: string
  /** As the words are written: `ar`, from right to left. */
  language: string
}

/** The service keeps a message for a device that is switched off so long, in seconds. */
const keptFor = 12 * 3600
const longestTitle = 120
/** Services take 4 kB, of which encryption needs some. */
const longestBody = 600

/** Encrypts a message for one device (RFC 8291) and hands it to the service of its maker, which can read nothing of it. */
export async function deliver(
  outbound: Outbound,
  key: ServerKey,
  device: PushDevice,
  message: Message,
): Promise<Trouble | 'told' | 'gone'> {
  const text = JSON.stringify({ ...message, title: cut(message.title, longestTitle), body: cut(message.body, longestBody) })
  const { endpoint, method, headers, body } = webPush.generateRequestDetails(device, text, {
    vapidDetails: { subject: device.origin, ...key },
    TTL: keptFor,
    urgency: 'high',
    topic: topicOf(message.tag),
  })
  try {
    const sent = await outbound.send({ url: endpoint, method, headers: asText(headers), body, redirects: 0 })
    return outcomeOf(sent.status)
  } catch (error) {
    if (error instanceof Refusal) return error.code === 'not_called' ? 'refused' : 'unreachable'
    throw error
  }
} // prettier-ignore

function outcomeOf(status: number): Trouble | 'told' | 'gone' {
  if (status >= 200 && status < 300) return 'told'
  if (status === 404 || status === 410) return 'gone'
  return status === 429 || status >= 500 ? 'late' : 'refused'
}

/** At most 32 letters; the service keeps only the newest message of a topic for a device that is off. */
const topicOf = (tag: string) => tag.replace(/[^\w-]/g, '').slice(0, 32)
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** The client counts the bytes itself. */
function asText(headers: webPush.Headers): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length')
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]))
}
