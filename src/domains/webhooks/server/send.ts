import { Refusal } from '../../../kernel/refusal.ts'
import type { CallFailure } from '../../../platform/outbound/index.ts'
import { pathOf } from '../../../platform/records/index.ts'
import type { Site } from '../../../platform/site.ts'
import type { Problem } from '../model/index.ts'
import type { Due } from './deliveries.ts'
import { signed } from './sign.ts'

/** What became of a message that was sent. */
export interface Outcome {
  /** The code of the answer, if there was one. */
  status: number | null
  /** The first kilobyte of the answer. */
  answer: string | null
  tookMs: number
  problem: Problem | null
}

const shownBytes = 1024
const patienceMs = 10_000

/** Sends a message; a redirect is not followed, and an answer of any length is read no further than it is shown. */
export async function send(site: Site, secrets: readonly string[], due: Due): Promise<Outcome> {
  const begun = performance.now()
  const took = () => Math.round(performance.now() - begun)
  if (secrets.length === 0) return { status: null, answer: null, tookMs: 0, problem: 'unsigned' }
  const body = JSON.stringify(messageOf(site, due))
  const headers = {
    'content-type': 'application/json',
    ...signed({ id: due.id, timestamp: Math.floor(site.now().getTime() / 1000), body }, secrets),
  }
  const request = { url: due.url, method: 'POST' as const, headers, body, timeoutMs: patienceMs, redirects: 0 }
  try {
    const { status, body: answer } = await site.outbound().send({ ...request, limit: shownBytes, cut: true })
    const arrived = status >= 200 && status < 300
    return { status, answer: textOf(answer), tookMs: took(), problem: arrived ? null : 'status' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: null, answer: null, tookMs: took(), problem: problemIn(error) }
  }
}

/** Thin: what has changed is fetched under the rights of the key of whoever is told. */
function messageOf({ registry }: Site, due: Due) {
  const { record, recordId, version, change, happenedAt: timestamp } = due
  if (record === 'test') return { type: 'test', timestamp, data: {} }
  const definition = registry.record(record)
  const data = {
    ...{ record, id: recordId, version, change },
    url: definition ? `/api/v1/${pathOf(definition)}/${recordId}` : null,
    by: { kind: due.byKind, id: due.byId },
    cause: due.causeId,
  }
  return { type: `${record}.${change}`, timestamp, data }
}

const problemsOf: Readonly<Record<CallFailure, Problem>> = {
  late: 'late',
  unreachable: 'unreachable',
  redirected: 'redirected',
  long: 'status',
}

const problemIn = ({ code, details }: Refusal): Problem =>
  code === 'not_called' ? 'forbidden' : (problemsOf[details.failure as CallFailure] ?? 'unreachable')

/** Text that the database takes and a page can show: without controls, and without half a letter at its end. */
const textOf = (bytes: Buffer): string =>
  new TextDecoder()
    .decode(bytes)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\uFFFD+$/, '')
