import { Refusal } from '../../kernel/refusal.ts'
import { language } from '../words/language.ts'
import { connection } from './connection.ts'
import { refusalOf, unreachable } from './problem.ts'

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Objects are written as JSON, empty values left out. */
  query?: Record<string, unknown>
  body?: unknown
  /** The version that was seen: asked on PATCH, DELETE and actions. */
  version?: number
  signal?: AbortSignal
  /** Small, and sent to its end though the page goes away. */
  keepalive?: boolean
}

let token = ''
/** Takes the token that proves a write comes from our own pages. */
export const setToken = (next: string) => void (token = next)
let leave: () => void = () => undefined
/** Says what to do when the session has ended. */
export const whenSignedOut = (listener: () => void) => void (leave = listener)

/** Speaks to the API under /api/v1; refuses with the server's Refusal, or `unreachable` when there is no answer. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const answer = await fetch(addressOf(path, options.query), {
    method: options.method ?? 'GET',
    headers: headersOf(options),
    credentials: 'same-origin',
    ...(options.body !== undefined && { body: bodyOf(options.body) }),
    ...(options.signal && { signal: options.signal }),
    ...(options.keepalive && { keepalive: true }),
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error
    connection.set(navigator.onLine ? 'away' : 'offline')
    throw unreachable()
  })
  if (isGateway(answer.status)) {
    connection.set('away')
    throw unreachable()
  }
  if (answer.status !== 503) connection.set('online')
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as Answer
  const refusal = await refusalOf(answer)
  if (refusal.code === 'signed_out') leave()
  if (refusal.code === 'away') connection.set('away')
  throw refusal
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

function headersOf({ method = 'GET', body, version }: RequestOptions): Record<string, string> {
  return {
    Accept: 'application/json',
    'Accept-Language': language,
    ...(method !== 'GET' && { 'X-Farley-Token': token }),
    ...(body !== undefined && !(body instanceof FormData) && { 'Content-Type': 'application/json' }),
    ...(version !== undefined && { 'If-Match': `"${version}"` }),
  }
}

const bodyOf = (body: unknown) => (body instanceof FormData ? body : JSON.stringify(body))

/** What went wrong, as a sentence for people. */
export function sentenceOf(error: unknown): string {
  return error instanceof Refusal ? error.message : unreachable().message
}
