import { isIP, connect as connectPlain, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { reveal, type Secret } from '../../../../platform/secrets/index.ts'
import type { Site } from '../../../../platform/site.ts'
import type { Sending } from './sendings.ts'

/** How long a mail server may take: to be there, and to answer once the whole letter was said. */
export interface Patience {
  connectMs?: number
  answerMs?: number
}

const usual = [465, 587, 2525]

/** Signs in to the server that a mailbox sends by and hands the conversation over; throws what went wrong as it was said. Nothing is said without TLS. */
export async function inConversation<T>(
  site: Site,
  way: Sending,
  password: Secret,
  use: (smtp: SMTPConnection) => Promise<T>,
  { connectMs = 10_000, answerMs = 300_000 }: Patience = {},
): Promise<T> {
  const { host, port, startTls, userName, authority } = way
  site.outbound().checkPlace({ host, port, usual })
  const tls = { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(isIP(host) === 0 && { servername: host }), ...(authority !== null && { ca: authority }) } as const // prettier-ignore
  const connection = await opened(site, way, tls, connectMs)
  const smtp = new SMTPConnection({
    ...{ host, port, connection, tls, secure: !startTls, secured: !startTls, requireTLS: true },
    ...{ connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: answerMs },
  })
  // What it has to say when nobody waits for it is said again to whoever asks next.
  smtp.on('error', () => {})
  try {
    await asked(smtp, (done) => smtp.connect(done))
    await asked(smtp, (done) => smtp.login({ user: userName, pass: reveal(password) }, done))
    return await use(smtp)
  } finally {
    smtp.close()
  }
}

/** A socket to an address that may be called. */
function opened(site: Site, { host, port, startTls }: Sending, tls: object, ms: number): Promise<Socket> {
  const { lookup } = site.outbound()
  return new Promise((resolve, reject) => {
    const late = () => socket.destroy(Object.assign(new Error('It does not answer.'), { code: 'ETIMEDOUT' }))
    const socket: Socket = startTls ? connectPlain({ host, port, lookup }) : connectTls({ host, port, lookup, ...tls })
    const timer = setTimeout(late, ms)
    socket.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    socket.once(startTls ? 'connect' : 'secureConnect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
  })
}

/** One step of a conversation, over when it is answered or the connection is. */
function asked(smtp: SMTPConnection, ask: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    smtp.once('error', reject)
    ask((error) => (error ? reject(error) : resolve()))
  })
}

/** Somebody whom the server did not take a letter for, and what it said. */
export interface Refused {
  address: string
  said: string
}

/** What became of a letter: it left for those who were not refused, or for nobody, for good or for now, or nobody knows. */
export type Outcome =
  | { kind: 'accepted'; refused: readonly Refused[]; said: string }
  | { kind: 'refused'; refused: readonly Refused[]; said: string }
  | { kind: 'later'; error: unknown; said: string }
  | { kind: 'unknown'; said: string }

export interface Envelope {
  from: string
  to: readonly string[]
  /** By which notices of its delivery name it, where the server has such. */
  id: string
}

/** Says a whole letter to a server. Only once all of it was said and nothing was answered, nobody knows what became of it. */
export async function say(
  smtp: SMTPConnection,
  { from, to, id }: Envelope,
  message: Buffer,
): Promise<Outcome> {
  let isSaid = false
  const stream = Readable.from([message])
  stream.once('end', () => (isSaid = true))
  const envelope = { from, to: [...to], size: message.length, dsn: { ret: 'HDRS', envid: id, notify: ['FAILURE', 'DELAY'] } }
  return new Promise((resolve) => {
    smtp.send(envelope, stream, (error, info) => {
      if (error || !info) resolve(outcomeOf(error as Answered, isSaid))
      else resolve({ kind: 'accepted', refused: refusedIn(info.rejectedErrors), said: info.response })
    })
  })
} // prettier-ignore

interface Answered extends Error {
  response?: string
  responseCode?: number
  recipient?: string
  rejectedErrors?: Answered[]
}

/** An answer is certain, a no for ever or for now; silence is certain until all was said. */
function outcomeOf(error: Answered, isSaid: boolean): Outcome {
  const { responseCode = 0, rejectedErrors, response, message } = error
  const said = response ?? message
  const isForNow = responseCode < 500 || rejectedErrors?.some((each) => (each.responseCode ?? 0) < 500)
  if (responseCode >= 400) return isForNow ? { kind: 'later', error, said } : { kind: 'refused', refused: refusedIn(rejectedErrors), said } // prettier-ignore
  return isSaid ? { kind: 'unknown', said } : { kind: 'later', error, said }
}

const refusedIn = (errors: readonly Answered[] = []): Refused[] =>
  errors.map(({ recipient = '', response, message }) => ({ address: recipient, said: response ?? message }))
