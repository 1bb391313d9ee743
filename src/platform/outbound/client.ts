import type { Readable } from 'node:stream'
import { Agent, request, type Dispatcher } from 'undici'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { createGuard, notCalled, type Guard, type GuardOptions } from './guard.ts'

export interface OutboundRequest {
  url: string
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'PROPFIND' | 'REPORT'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** For everything together: the name, the redirects, the whole answer. Ten seconds when left out. */
  timeoutMs?: number
  /** Bytes of the answer; 1 MiB when left out. */
  limit?: number
  /** What is longer is cut off there; refused when left out. */
  cut?: boolean
  /** How many redirects are followed; three when left out. */
  redirects?: number
}

export interface OutboundAnswer {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** For Farley to read; people are shown no more of it than an owner needs to find out why a call fails. */
  body: Buffer
  /** Where it came from in the end. */
  url: string
}

/** Why there is no answer that counts; it stands in the refusal’s details. */
export type CallFailure = 'late' | 'unreachable' | 'redirected' | 'long'

/** The one way out: every HTTP request that leaves the house is made here. Sockets of other protocols ask the same guard. */
export interface Outbound extends Pick<Guard, 'checkPlace' | 'lookup'> {
  send(request: OutboundRequest): Promise<OutboundAnswer>
  close(): Promise<void>
}

const ours = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'upgrade',
  'te',
  'trailer',
])
/** All that goes along to another house; keys and tokens stay. */
const harmless = new Set(['accept', 'accept-language', 'user-agent'])
const redirecting = new Set([301, 302, 303, 307, 308])

/** Opens the way out. Answers that are errors are answers; what may not be called, or does not answer in time and size, is refused. */
export function createOutbound(options: GuardOptions = {}): Outbound {
  const guard = createGuard(options)
  const agent = new Agent({
    connect: { lookup: guard.lookup, timeout: 5_000 },
    connections: 8,
    pipelining: 1,
    keepAliveTimeout: 4_000,
  })

  async function send({
    timeoutMs = 10_000,
    limit = 1024 * 1024,
    cut = false,
    redirects = 3,
    ...given
  }: OutboundRequest): Promise<OutboundAnswer> {
    const signal = AbortSignal.timeout(timeoutMs)
    let step = firstStep(given)
    try {
      for (let left = redirects; ; left--) {
        guard.check(step.url)
        const {
          statusCode: status,
          headers,
          body,
        } = await request(step.url, { ...step.options, signal, dispatcher: agent })
        const target = redirecting.has(status) ? headers.location : undefined
        if (target === undefined)
          return { status, headers, body: await readWhole(body, limit, cut), url: step.url.href }
        drop(body)
        if (left === 0 || Array.isArray(target)) throw failed('redirected', 'it is redirected too often')
        step = nextStep(step, status, target)
      }
    } catch (error) {
      throw error instanceof Refusal ? error : refusalIn(error)
    }
  }

  return { send, checkPlace: guard.checkPlace, lookup: guard.lookup, close: () => agent.destroy() }
}

interface Step {
  url: URL
  options: { method: Dispatcher.HttpMethod; headers: Record<string, string>; body: string | Uint8Array | null }
}

function firstStep({ url: text, method = 'GET', headers = {}, body }: OutboundRequest): Step {
  const url = URL.parse(text)
  if (!url) throw notCalled()
  url.hash = ''
  const own = { 'user-agent': 'Farley', 'accept-encoding': 'identity' }
  const kept = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const allowed = Object.fromEntries(kept.filter(([name]) => !ours.has(name) && !name.startsWith('proxy-')))
  return { url, options: { method, headers: { ...own, ...allowed }, body: body ?? null } }
}

function nextStep({ url, options }: Step, status: number, target: string): Step {
  const next = URL.parse(target, url)
  if (!next) throw failed('redirected', 'it is redirected to nowhere')
  next.hash = ''
  if (url.protocol === 'https:' && next.protocol !== 'https:')
    throw failed('redirected', 'it is redirected to where others can listen')
  const elsewhere = next.origin !== url.origin
  const becomesGet = status === 303 || ((status === 301 || status === 302) && options.method === 'POST')
  if (elsewhere && options.body !== null && !becomesGet) throw failed('redirected', 'it is redirected to somebody else')
  const headers = elsewhere
    ? Object.fromEntries(Object.entries(options.headers).filter(([name]) => harmless.has(name)))
    : { ...options.headers }
  headers['accept-encoding'] = 'identity'
  if (!becomesGet) return { url: next, options: { ...options, headers } }
  delete headers['content-type']
  return { url: next, options: { method: options.method === 'HEAD' ? 'HEAD' : 'GET', headers, body: null } }
}

/** Breaking an answer off is an error to whoever listens, and would end the process if nobody did. */
const drop = (body: Readable) => body.on('error', () => {}).destroy()

async function readWhole(body: Readable, limit: number, cut: boolean): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length
    if (size > limit) {
      drop(body)
      if (cut) return Buffer.concat([...parts, part]).subarray(0, limit)
      throw failed('long', 'it answers too much')
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const failed = (failure: CallFailure, why: string) =>
  new Refusal({
    code: 'call_failed',
    status: 502,
    details: { failure },
    sentence: say('The other side did not answer as it should: {why}.', { why }),
  })

/** The guard's own refusal comes wrapped in what went wrong with the connection. */
function refusalIn(error: unknown): Refusal {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof Refusal) return each
    if (each instanceof AggregateError) for (const inner of each.errors) if (inner instanceof Refusal) return inner
    if (each.name === 'TimeoutError' || /Timeout/.test(each.name)) return failed('late', 'it takes too long')
  }
  return failed('unreachable', 'it cannot be reached')
}
