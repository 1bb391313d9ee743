import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { reveal, type Secret } from '../../../platform/secrets/index.ts'
import type { Site } from '../../../platform/site.ts'

/** How a mailbox is reached: by IMAP, with TLS from the first byte. */
export interface Way {
  host: string
  port: number
  userName: string
  /** PEM of who vouches for its certificate, where that is nobody whom all know. */
  authority: string | null
}

const [connectMs, silentMs] = [10_000, 300_000]

/** Signs in to a mailbox and hands it over; throws what went wrong as it was said. Goes out by the one way: the socket is opened to addresses that may be called. */
export async function inMailbox<T>(
  site: Site,
  way: Way,
  password: Secret,
  use: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = clientOf(site, way, password)
  // What it has to say when nobody waits for it is said again to whoever asks next.
  client.on('error', () => {})
  try {
    await client.connect()
    return await use(client)
  } finally {
    client.close()
  }
}

function clientOf(site: Site, { host, port, userName, authority }: Way, password: Secret): ImapFlow {
  const outbound = site.outbound()
  outbound.checkPlace({ host, port, usual: [993] })
  return new ImapFlow({
    ...{ host, port, secure: true, logger: false, disableAutoIdle: true },
    auth: { user: userName, pass: reveal(password) },
    ...{ connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: silentMs },
    tls: {
      ...{ lookup: outbound.lookup, minVersion: 'TLSv1.2', rejectUnauthorized: true },
      ...(isIP(host) === 0 && { servername: host }),
      ...(authority !== null && { ca: authority }),
    } as never,
  })
}
