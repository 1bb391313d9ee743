import { Refusal } from '../../kernel/refusal.ts'
import { worksOffline } from '../app/newer.ts'
import { language } from '../words/language.ts'
import { askedAhead } from './asked-ahead.ts'
import { connection } from './connection.ts'
import { keepAnswer, recall } from './offline.ts'
import { flattened, inNest } from './own-values.ts'
import { notKept, refusalOf, unreachable } from './problem.ts'

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Objects are written as JSON, empty values left out. */
  query?: Record<string, unknown>
  body?: unknown
  /** The version that was seen: asked on PATCH, DELETE and actions. */
  version?: number
  /** The Idempotency-Key: sent again under it, it is done once. */
  key?: string
  signal?: AbortSignal
  /** The rules that are not met and may stay so: whoever asks has confirmed it. */
  confirm?: readonly string[]
  /** Read before anybody asks to see it. */
  ahead?: boolean
  /** Small, and sent to its end though the page goes away. */
  keepalive?: boolean
}

let token = ''
export const tokenNow = () => token
/** Takes the token that proves a write comes from our own pages. */
export const setToken = (next: string) => void (token = next)
let leave: () => void = () => undefined
let confirmed: (refusal: Refusal) => Promise<boolean> = () => Promise.resolve(false)
/** Says how it is asked whether what the company wants confirmed may be so. */
export const whenUnconfirmed = (ask: typeof confirmed) => void (confirmed = ask)
/** Says what to do when the session has ended. */
export const whenSignedOut = (listener: () => void) => void (leave = listener)

/** Speaks to the API under /api/v1; refuses with the server's Refusal, or `unreachable` when there is no answer. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const address = addressOf(path, options.query)
  const isReading = (options.method ?? 'GET') === 'GET' || path.endsWith('/aggregate')
  const kept = isReading ? address + (options.body === undefined ? '' : `#${JSON.stringify(options.body)}`) : null
  const ahead = kept === address ? askedAhead(address) : undefined
  const asking =
    ahead ??
    fetch(address, {
      method: options.method ?? 'GET',
      headers: headersOf(options),
      credentials: 'same-origin',
      ...(options.body !== undefined && { body: bodyOf(options.body) }),
      ...(options.signal && { signal: options.signal }),
      ...(options.keepalive && { keepalive: true }),
    })
  const answer = await asking.catch((error: unknown) => {
    if (options.signal?.aborted && (options.signal.reason as Error).name !== 'TimeoutError') throw error
    connection.set(navigator.onLine ? 'away' : 'offline')
    return null
  })
  if (answer === null || isGateway(answer.status)) {
    if (answer) connection.set('away')
    return withoutAnswer<Answer>(kept)
  }
  if (answer.status !== 503) connection.set('online')
  if (answer.ok) {
    const said = (answer.status === 204 ? undefined : flattened(await answer.json())) as Answer
    if (kept) keepAnswer(path, options.query, kept, said)
    return said
  }
  const refusal = await refusalOf(answer)
  if (refusal.code === 'confirm_rule' && !options.confirm && (await confirmed(refusal)))
    return request(path, { ...options, confirm: refusal.details.rules as string[] })
  if (refusal.code === 'signed_out') leave()
  if (refusal.code === 'away') connection.set('away')
  throw refusal
}

/** What is kept of it on this device, else a refusal. */
async function withoutAnswer<Answer>(kept: string | null): Promise<Answer> {
  const recalled = kept === null ? undefined : await recall<Answer>(kept).catch(() => undefined)
  if (recalled !== undefined) return recalled
  throw kept !== null && worksOffline ? notKept() : unreachable()
}

/** Something stands before the server, and the server is not there. */
const isGateway = (status: number) => status === 502 || status === 504

/** The address of a path of the API, with its query. */
export function addressOf(path: string, query: Record<string, unknown> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(
    given.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  ).toString()
  return `/api/v1/${path}${text && `?${text}`}`
}

function headersOf({ method = 'GET', body, version, key, confirm, ahead }: RequestOptions): Record<string, string> {
  return {
    Accept: 'application/json',
    'Accept-Language': language,
    ...(method !== 'GET' && { 'X-Farley-Token': token }),
    ...(body !== undefined && !(body instanceof FormData) && { 'Content-Type': 'application/json' }),
    ...(version !== undefined && { 'If-Match': `"${version}"` }),
    ...(confirm && { 'Farley-Confirm': confirm.join(',') }),
    ...(ahead && { 'Farley-Ahead': '1' }),
    ...(key !== undefined && { 'Idempotency-Key': key }),
  }
}

const bodyOf = (body: unknown) => (body instanceof FormData ? body : JSON.stringify(inNest(body)))

/** Whether there was no answer at all: the server may have done what was asked, or not. */
export const isUnreachable = (error: unknown) => error instanceof Refusal && error.status === 0

/** What went wrong, as a sentence for people. */
export function sentenceOf(error: unknown): string {
  return error instanceof Refusal ? error.message : unreachable().message
}
