import type { Correspondent } from '../../../../platform/mail/message.ts'
import type { Heard } from '../../../conversations/server/index.ts'
import type { Mailbox } from '../mailbox-rules.ts'

/** What a conversation is told of an e-mail. */
export interface Mailed {
  id: string
  thread: string
  sentAt: string
  direction: 'in' | 'out'
  automatic: boolean
  /** Of what we wrote: who, if that is known. */
  by: string | null
  subject: string
  text: string | null
  senders: readonly Correspondent[]
  receivers: readonly Correspondent[]
  about: readonly string[] | null
}

const channel = 'mail'
const longestPreview = 200

/** An e-mail of a mailbox as conversations hear of it. */
export function heardMail({ id: circle }: Pick<Mailbox, 'id'>, mailed: Mailed): Heard {
  const { id, thread, sentAt: at, direction, automatic, by, subject, senders, receivers, about } = mailed
  const [other] = direction === 'in' ? senders : receivers
  return {
    ...{ channel, circle, thread, at, direction, automatic, by, subject },
    message: { record: 'email', id },
    preview: (mailed.text ?? '').replace(/\s+/g, ' ').trim().slice(0, longestPreview),
    with: { address: other?.address ?? null, name: other?.name || null, record: about?.[0] ?? null },
  }
}
