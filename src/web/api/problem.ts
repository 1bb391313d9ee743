import { Refusal, type FieldFault } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import { words } from '../words/words.ts'

interface Problem {
  title?: string
  code?: string
  detail?: string
  fields?: FieldFault[]
  requestId?: string
  [more: string]: unknown
}

/** The server's problem+json as the Refusal that it was made from; anything else becomes one with code `failed`. */
export async function refusalOf(answer: Response): Promise<Refusal> {
  const problem = (await answer.json().catch(() => ({}))) as Problem
  const { type: _type, title, status: _status, code, detail, fields, ...details } = problem
  return new Refusal({
    code: code ?? 'failed',
    status: answer.status,
    sentence: sayAsIs(detail ?? title ?? words('error.failed', { status: answer.status })),
    fields: fields ?? [],
    details,
    ...retryOf(answer),
  })
}

function retryOf(answer: Response) {
  const seconds = Number(answer.headers.get('Retry-After'))
  return seconds > 0 ? { retryAfterSeconds: seconds } : {}
}

/** No answer at all: the network or the server is away. */
export function unreachable(): Refusal {
  return new Refusal({ code: 'unreachable', status: 0, sentence: sayAsIs(words('error.unreachable')) })
}

/** No answer, and no copy of an earlier one on this device. */
export function notKept(): Refusal {
  return new Refusal({ code: 'not_kept', status: 0, sentence: sayAsIs(words('error.notKept')) })
}
