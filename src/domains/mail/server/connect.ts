import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { largestMessage } from '../../../platform/mail/message.ts'
import { reveal, type Secret } from '../../../platform/secrets/index.ts'
import type { Site } from '../../../platform/site.ts'

/** How a mailbox is reached: by IMAP with TLS. */
export interface Way {
  host: string
  port: number
  /** TLS begins at its command (STARTTLS), and not with the first byte; nothing is said before. */
  startTls: boolean
  userName: string
  /** PEM of who vouches for its certificate, where that is nobody whom all know. */
  authority: string | null
}

const [connectMs, silentMs] = [10_000, 300_000]
/** Of what a server says at once; whatever size it announces, no more of it is kept in memory. */
const [longestLine, framing] = [20_000_000, 1_000_000]

/** Signs in to a mailbox and hands it over; throws what went wrong as it was said. Goes out by the one way: the socket is opened to addresses that may be called. */
export async function inMailbox<T>(
  site: Site,
  way: Way,
  password: Secret,
  use: (client: ImapFlow) => Promise<T>,
  /** After so long without a word it is taken for gone. */
  patienceMs = silentMs,
): Promise<T> {
  const client = clientOf(site, way, password, patienceMs)
  // Whoever waits is only told that the connection is closed; why is said here.
  let why: unknown
  client.on('error', (error: unknown) => (why ??= error))
  try {
    await client.connect()
    return await use(client)
  } catch (error) {
    throw isClosed(error) ? (why ?? error) : error
  } finally {
    client.close()
  }
}

const isClosed = (error: unknown) => ['NoConnection', 'EConnectionClosed'].includes((error as { code?: string }).code ?? '') // prettier-ignore

function clientOf(
  site: Site,
  { host, port, startTls, userName, authority }: Way,
  password: Secret,
  patienceMs: number,
): ImapFlow {
  const outbound = site.outbound()
  outbound.checkPlace({ host, port, usual: [993, 143] })
  return new ImapFlow({
    ...{ host, port, logger: false, disableAutoIdle: true },
    ...(startTls ? { secure: false, doSTARTTLS: true } : { secure: true }),
    auth: { user: userName, pass: reveal(password) },
    ...{ connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: patienceMs },
    ...{
      maxLineLength: longestLine,
      maxLiteralSize: largestMessage + framing,
      maxResponseSize: largestMessage + 2 * framing,
    },
    tls: {
      ...{ lookup: outbound.lookup, minVersion: 'TLSv1.2', rejectUnauthorized: true },
      ...(isIP(host) === 0 && { servername: host }),
      ...(authority !== null && { ca: authority }),
    } as never,
  })
}
