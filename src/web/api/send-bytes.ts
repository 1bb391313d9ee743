import { Refusal } from '../../kernel/refusal.ts'
import { language } from '../words/language.ts'
import type { ChangeAnswer, RecordAnswer } from './answers.ts'
import { connection } from './connection.ts'
import { refusalOf, unreachable } from './problem.ts'
import { addressOf, request, tokenNow } from './request.ts'

/** A file on its way: the id that it will have, and the records it is about. */
export interface Sending {
  id: string
  name: string
  about: readonly string[]
  bytes: Blob
  /** It may have arrived already. */
  again?: boolean
}

/** So long nothing may move before it counts as lost. */
const patienceMs = 30_000

/** Sends a file under its own id and tells the share that has gone; refuses as `request` does. */
export async function sendBytes(sending: Sending, onShare?: (share: number) => void): Promise<ChangeAnswer> {
  const there = sending.again ? await arrived(sending.id) : null
  if (there) return there
  const answer = await post(sending, onShare).catch(() => null)
  if (answer === null || answer.status === 502 || answer.status === 504) {
    connection.set(navigator.onLine ? 'away' : 'offline')
    throw unreachable()
  }
  connection.set('online')
  if (answer.ok) return (await answer.json()) as ChangeAnswer
  throw await refusalOf(answer)
}

/** As a request whose progress can be seen, which `fetch` tells nobody. */
function post({ id, name, about, bytes }: Sending, onShare?: (share: number) => void): Promise<Response> {
  const body = new FormData()
  body.append('about', JSON.stringify(about))
  body.append('file', bytes, name)
  return new Promise((answered, lost) => {
    const sending = new XMLHttpRequest()
    let timer = setTimeout(() => sending.abort(), patienceMs)
    sending.open('POST', addressOf('files/upload', { id }))
    sending.setRequestHeader('Accept', 'application/json')
    sending.setRequestHeader('Accept-Language', language)
    sending.setRequestHeader('X-Farley-Token', tokenNow())
    sending.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(timer)
      timer = setTimeout(() => sending.abort(), patienceMs)
      onShare?.(total > 0 ? loaded / total : 0)
    }
    sending.onload = () => answered(new Response(sending.response as Blob, { status: sending.status }))
    sending.onloadend = () => {
      clearTimeout(timer)
      lost(new Error('no answer came'))
    }
    sending.responseType = 'blob'
    sending.send(body)
  })
}

/** What the server has of it already: sent twice, it is there once. */
async function arrived(id: string): Promise<ChangeAnswer | null> {
  const there = await request<RecordAnswer>(`files/${id}`).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not_found') return null
    throw error
  })
  return there && { ...there, cause: '' }
}
