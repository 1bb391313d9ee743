import { isIP } from 'node:net'
import { Refusal } from '../../kernel/refusal.ts'
import { isPublic } from '../outbound/address.ts'
import { notCalled } from '../outbound/guard.ts'
import type { Outbound, OutboundAnswer, OutboundRequest } from '../outbound/index.ts'
import { reveal, type Secret } from '../secrets/index.ts'
import { readMultistatus, type Multistatus } from './answers.ts'

/** Why a server of calendars or address books cannot be spoken with. */
export type DavTrouble = 'notCalled' | 'open' | 'signIn' | 'late' | 'unreachable' | 'nothing' | 'failed'

/** Carries why; what it was thrown for is its cause. */
export class DavFault extends Error {
  trouble: DavTrouble
  status: number | null
  constructor(trouble: DavTrouble, status: number | null = null, cause?: unknown) {
    super(`The server cannot be spoken with: ${trouble}${status === null ? '' : ` (${status})`}`, { cause })
    ;[this.trouble, this.status] = [trouble, status]
  }
}

/** A server that speaks WebDAV, signed in to. */
export interface Dav {
  /** Asks with a document and reads the answer as one; throws a DavFault with the status where it is none. */
  ask(method: 'PROPFIND' | 'REPORT', url: string, body: string, depth: 0 | 1): Promise<Multistatus>
  get(url: string): Promise<OutboundAnswer>
  /** Writes one object, only if it is still the one with that tag; with `*` only if there is none yet. */
  put(url: string, type: string, body: string, when: { match: string } | { none: true }): Promise<OutboundAnswer>
  remove(url: string, match: string): Promise<OutboundAnswer>
}

const [patienceMs, longest] = [60_000, 40_000_000]

/** Speaks with a server by the one way out. Where it says that its things lie on another server, the password goes there only with TLS: it is theirs to begin with. */
export function openDav(
  outbound: Outbound,
  base: string,
  userName: string,
  password: Secret,
  timeoutMs = patienceMs,
): Dav {
  checkOpen(base)
  const authorization = `Basic ${Buffer.from(`${userName}:${reveal(password)}`).toString('base64')}`

  async function send(request: OutboundRequest): Promise<OutboundAnswer> {
    if (URL.parse(request.url)?.origin !== URL.parse(base)?.origin) checkOpen(request.url)
    const sent = outbound.send({
      ...{ timeoutMs, limit: longest, ...request },
      headers: { authorization, ...request.headers },
    })
    const answer = await sent.catch((error: unknown) => {
      throw faultIn(error)
    })
    if (answer.status === 401) throw new DavFault('signIn', 401)
    if (answer.status >= 500) throw new DavFault('failed', answer.status)
    return answer
  }

  return {
    async ask(method, url, body, depth) {
      const headers = { 'content-type': 'application/xml; charset=utf-8', depth: String(depth) }
      const answer = await send({ method, url, headers, body: `<?xml version="1.0" encoding="utf-8"?>${body}` })
      if (answer.status !== 207) throw new DavFault('failed', answer.status)
      try {
        return readMultistatus(answer.body.toString('utf8'), answer.url)
      } catch (error) {
        throw new DavFault('failed', 207, error)
      }
    },
    get: (url) => send({ url }),
    put: (url, type, body, when) =>
      send({
        ...{ url, method: 'PUT', body },
        headers: {
          'content-type': `${type}; charset=utf-8`,
          ...('match' in when ? { 'if-match': when.match } : { 'if-none-match': '*' }),
        },
      }),
    remove: (url, match) => send({ url, method: 'DELETE', headers: { 'if-match': match } }),
  }
}

/** Without TLS a password would lie open on its way; only inside one’s own house, at an address that the operator lets be called, it may. */
function checkOpen(text: string): void {
  const url = URL.parse(text)
  if (!url) throw new DavFault('notCalled')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.protocol !== 'https:' && (isIP(host) === 0 || isPublic(host))) throw new DavFault('open')
}

function faultIn(error: unknown): DavFault {
  if (!(error instanceof Refusal)) return new DavFault('failed', null, error)
  if (error.code === notCalled().code) return new DavFault('notCalled', null, error)
  const { failure } = error.details as { failure?: string }
  if (failure === 'late' || failure === 'unreachable') return new DavFault(failure, null, error)
  return new DavFault('failed', null, error)
}
