import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** A new secret, as both sides keep it. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64')

export interface Message {
  id: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
}

/**
 * The headers that show that a message is ours, signed with each of the secrets: https://www.standardwebhooks.com, version 1.
 * Who has either of them can check it.
 */
export function signed({ id, timestamp, body }: Message, secrets: readonly string[]): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
}
