import type { Email } from 'postal-mime'
import { idsIn } from './ids.ts'

/** Somebody whom a message did not reach, or not yet. */
export interface Unreached {
  address: string
  /** `failed` is final, `delayed` is tried on. */
  action: 'failed' | 'delayed'
  /** As RFC 3463 counts them: 5.1.1 is an address that is not there. */
  status: string | null
  /** What the other server said. */
  said: string | null
}

/** A notice about the delivery of a message, RFC 3464. */
export interface Bounce {
  unreached: readonly Unreached[]
  /** The id of what was sent, where the notice brings it back. */
  messageId: string | null
}

/** What a notice says about the delivery of a message; null where it is none, or tells of nobody who was not reached. */
export function bounceOf(mail: Pick<Email, 'attachments'>): Bounce | null {
  const notice = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  if (!notice) return null
  const unreached = textOf(notice.content)
    .split(/\r?\n\r?\n/)
    .map(fieldsOf)
    .flatMap((fields) => unreachedOf(fields))
  return unreached.length > 0 ? { unreached, messageId: sentId(mail) } : null
}

function unreachedOf(fields: ReadonlyMap<string, string>): Unreached[] {
  const action = fields.get('action')?.toLowerCase()
  const address = addressIn(fields.get('final-recipient')) ?? addressIn(fields.get('original-recipient'))
  if (!address || (action !== 'failed' && action !== 'delayed')) return []
  const said = fields.get('diagnostic-code')?.replace(/^[\w-]+;\s*/, '')
  return [{ address, action, status: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null, said: said ?? null }]
} // prettier-ignore

/** `rfc822; somebody@example.com`. */
const addressIn = (field: string | undefined): string | undefined =>
  /^(?:[\w-]+;)?\s*<?([^\s<>;]+@[^\s<>;]+)>?\s*$/.exec(field ?? '')?.[1]?.toLowerCase()

/** Fields of a head: a line that begins with a space goes on. */
function fieldsOf(head: string): ReadonlyMap<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(lines.flatMap((line) => {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
    return name ? [[name.toLowerCase(), value!.trim()] as const] : []
  }))
} // prettier-ignore

/** The message that was sent comes back whole, or its head alone. */
function sentId({ attachments }: Pick<Email, 'attachments'>): string | null {
  const sent = attachments.find(({ mimeType }) => /^(message\/rfc822|text\/rfc822-headers|message\/global)/.test(mimeType)) // prettier-ignore
  if (!sent) return null
  const [head = ''] = textOf(sent.content).split(/\r?\n\r?\n/, 1)
  return idsIn(fieldsOf(head).get('message-id'))[0] ?? null
}

const textOf = (content: ArrayBuffer | Uint8Array | string): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content)
