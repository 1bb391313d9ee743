import type { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Correspondent } from './message.ts'

/** What a message is to say. */
export interface Outgoing {
  /** Without its brackets. */
  messageId: string
  datedAt: Date
  from: Correspondent
  to: readonly Correspondent[]
  cc: readonly Correspondent[]
  bcc: readonly Correspondent[]
  subject: string
  text: string
  /** Images in it are data. */
  html: string | null
  /** The ids of what it answers, the oldest first, without their brackets. */
  answers: readonly string[]
  attachments: readonly { name: string; type: string; content: Readable | string }[]
  /** Where answers go, where that is not whoever sends it. */
  replyTo?: Correspondent
  /** Set where a program wrote it, so that no other answers it (RFC 3834). */
  isAutomatic?: boolean
  /** The address at which one click unsubscribes (RFC 8058). */
  unsubscribe?: string
}

const bracketed = (id: string) => `<${id}>`

/** The bytes of a message, RFC 5322; `bcc` says whether those whom nobody else knows of stand in it, as in the copy that its sender keeps. */
export function writtenMessage(message: Outgoing, { bcc }: { bcc: boolean }): Promise<Buffer> {
  const { html, images } = inline(message)
  const node = new MailComposer({
    messageId: bracketed(message.messageId),
    date: message.datedAt,
    from: message.from,
    to: [...message.to],
    cc: [...message.cc],
    ...(bcc && { bcc: [...message.bcc] }),
    subject: message.subject,
    ...(message.replyTo && { replyTo: message.replyTo }),
    headers: headersOf(message),
    ...(message.answers.length > 0 && {
      inReplyTo: bracketed(message.answers.at(-1)!),
      references: message.answers.map(bracketed),
    }),
    text: message.text,
    ...(html !== null && { html: `<!doctype html><html><body>${html}</body></html>` }),
    attachments: [
      ...images,
      ...message.attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
    ],
    // Whatever it says, nothing but what is given goes into it.
    ...{ disableFileAccess: true, disableUrlAccess: true, newline: 'win', textEncoding: 'B' },
    // Written again, it is the same.
    baseBoundary: message.messageId,
  }).compile()
  node.keepBcc = bcc
  return node.build()
}

const headersOf = ({ isAutomatic, unsubscribe }: Outgoing): Record<string, string> => ({
  ...(isAutomatic && { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }),
  ...(unsubscribe && { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
})

const data = /(<img\b[^>]*?\ssrc=")data:(image\/[a-z]+);base64,([a-z0-9+/=\s]+)"/gi

/** Images in a page come as parts of their own: many programs show none that are data. */
function inline({ html, messageId }: Outgoing) {
  const images: { cid: string; contentType: string; content: Buffer; filename: string }[] = []
  const turned = html?.replace(data, (_, before: string, contentType: string, bytes: string) => {
    const cid = `${images.length + 1}.${messageId}`
    const filename = `image${images.length + 1}.${contentType.slice('image/'.length)}`
    images.push({ cid, contentType, filename, content: Buffer.from(bytes, 'base64') })
    return `${before}cid:${cid}"`
  })
  return { html: turned ?? null, images }
}
