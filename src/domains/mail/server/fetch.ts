import { createHash } from 'node:crypto'
import type { ImapFlow } from 'imapflow'
import { largestMessage, readMessage, type Message } from '../../../platform/mail/message.ts'

/** The head of a message, read; null where it cannot be. */
export interface Head {
  uid: number
  size: number
  receivedAt: Date
  isDraft: boolean
  /** It may tell of the delivery of another. */
  isReport: boolean
  message: Message | null
  digest: string
}

const report = /^content-type:\s*multipart\/report/im

const whole = (uids: readonly number[]) => uids.join(',')

/** The heads of messages; one that is gone meanwhile is not among them. */
export async function headsOf(client: ImapFlow, uids: readonly number[]): Promise<Head[]> {
  const heads = new Map<number, Head>()
  const asked = { uid: true, headers: true, size: true, internalDate: true, flags: true } as const
  for await (const { uid, headers, size, internalDate, flags } of client.fetch(whole(uids), asked, { uid: true })) {
    // Servers say in between what nobody asked for: flags that change, and messages of other numbers.
    if (!uids.includes(uid) || (!headers && heads.has(uid))) continue
    const message = headers ? await read(headers) : null
    const receivedAt = new Date(internalDate ?? Date.now())
    heads.set(uid, { ...{ uid, size: size ?? 0, receivedAt, message }, isDraft: flags?.has('\\Draft') ?? false, isReport: report.test(headers?.toString('latin1') ?? ''), digest: digestOf(message, headers) }) // prettier-ignore
  }
  return [...heads.values()]
}

/** What messages say, one after the other, so that never more than one of them lies in memory; whole, unless their beginning is enough. Null for what the server does not hand out. */
export async function* messagesOf(
  client: ImapFlow,
  uids: readonly number[],
  maxLength = largestMessage,
): AsyncGenerator<{ uid: number; message: Message | null }> {
  if (uids.length === 0) return
  const left = new Set(uids)
  const asked = { uid: true, source: { maxLength } } as const
  for await (const { uid, source } of client.fetch(whole(uids), asked, { uid: true })) {
    // What comes without its source tells of flags alone.
    if (source && left.delete(uid)) yield { uid, message: await read(source) }
  }
  for (const uid of left) yield { uid, message: null }
}

/** A message that no program would send is told as unreadable; it stops nothing. */
const read = (bytes: Buffer): Promise<Message | null> => readMessage(bytes).catch(() => null)

/** An id alone may be anybody's: a copy says the same of its moment, sender and subject as well. */
export function digestOf(message: Message | null, headers?: Buffer): string {
  const said = message && [message.messageId, message.sentAt, message.from, message.subject]
  return createHash('sha256').update(said ? JSON.stringify(said) : (headers ?? '')).digest('hex') // prettier-ignore
}
