import { compile } from 'html-to-text'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { automaticOf, type Automatic } from './automatic.ts'
import { bounceOf, type Bounce } from './bounce.ts'
import { idsIn } from './ids.ts'

/** Somebody whom a message names: by an address, lower case as it is compared, and the name they go by there. */
export interface Correspondent {
  name: string
  address: string
}

/** What hangs on a message, as its sender named it. */
export interface Attachment {
  name: string | null
  type: string
  bytes: Uint8Array
  /** By which the page of the message shows it; null where it only hangs on it. */
  contentId: string | null
}

/** A message of RFC 5322, read. */
export interface Message {
  /** Without its brackets; null where it has none, or one that is no id. */
  messageId: string | null
  /** The ids of what it answers, the oldest first. */
  answers: readonly string[]
  subject: string
  /** As its sender says; null where that is no moment. */
  sentAt: Date | null
  from: readonly Correspondent[]
  replyTo: readonly Correspondent[]
  to: readonly Correspondent[]
  cc: readonly Correspondent[]
  bcc: readonly Correspondent[]
  text: string
  html: string | null
  attachments: readonly Attachment[]
  /** Why nobody wrote it by hand; null where somebody did. */
  automatic: Automatic | null
  /** What could not be delivered, where it says so. */
  bounce: Bounce | null
}

/** Beyond so many bytes of a message nothing is read. */
export const largestMessage = 50_000_000
const deepest = 50
const longestHead = 1_000_000
/** Beyond so many characters of a page its text is not looked for. */
const longestPage = 2_000_000

/** Reads the bytes of a message; refuses, by an error, what is larger or deeper than any honest one. */
export async function readMessage(bytes: Uint8Array): Promise<Message> {
  if (bytes.length > largestMessage) throw new RangeError(`A message of ${bytes.length} bytes is not read.`)
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: deepest,
    maxHeadersSize: longestHead,
    rfc822Attachments: true,
  })
  const bounce = bounceOf(mail)
  return {
    messageId: idsIn(mail.messageId)[0] ?? null,
    answers: answered(mail),
    subject: clean(mail.subject ?? '').trim(),
    sentAt: momentOf(mail.date),
    from: correspondents(mail.from ? [mail.from] : []),
    replyTo: correspondents(mail.replyTo),
    to: correspondents(mail.to),
    cc: correspondents(mail.cc),
    bcc: correspondents(mail.bcc),
    text: clean(mail.text ?? textOfPage(mail.html ?? '')).trim(),
    html: mail.html === undefined ? null : clean(mail.html),
    attachments: mail.attachments.map((each) => ({
      name: each.filename,
      type: each.mimeType,
      bytes: bytesOf(each.content),
      contentId: idsIn(each.contentId)[0] ?? null,
    })),
    automatic: bounce ? 'bounce' : automaticOf(mail),
    bounce,
  }
}

/** References name the whole way, the one that is answered last; some programs say only that one. */
function answered({ references, inReplyTo }: Email): string[] {
  const way = idsIn(references)
  const [last] = idsIn(inReplyTo)
  return last === undefined || way.includes(last) ? way : [...way, last]
}

/** A group of addresses is those who are in it. */
const correspondents = (given: readonly Address[] = []): Correspondent[] =>
  given.flatMap((each) =>
    each.group
      ? correspondents(each.group)
      : each.address
        ? [{ name: clean(each.name).trim(), address: each.address.toLowerCase() }]
        : [],
  )

function momentOf(date: string | undefined): Date | null {
  const moment = date === undefined ? NaN : Date.parse(date)
  return Number.isNaN(moment) ? null : new Date(moment)
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

/** No database keeps the character 0. */
const clean = (text: string): string => text.replaceAll('\0', '')

/** What a page says in words. */
export const textOfPage = (html: string): string => plain(html.slice(0, longestPage)).trim()

const plain = compile({
  wordwrap: false,
  limits: { maxInputLength: longestPage },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
  ],
})
