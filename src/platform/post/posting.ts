import type { Language } from '../../kernel/language.ts'
import type { Sentence } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Correspondent } from '../mail/message.ts'
import type { Site } from '../site.ts'
import type { Piece } from './drawn.ts'

/** A mail that Farley itself is to send: what for and to whom; what it says is written as it leaves. */
export interface Posting {
  /** Which room's writer writes it: `leads.confirm`. */
  kind: string
  /** The id of what its writer reads. */
  about: string
  /** What else its writer is told: nothing that is said in it. */
  details?: Readonly<Record<string, unknown>>
  /** Under one `fold`, a kind is sent once. */
  fold: string
  to: Correspondent
  /** The person it goes to, where they are a record: what is kept of it goes with them. */
  personId?: string | null
  language: Language
  /** The address of Farley, where its links lead. */
  origin: string
  /** It is of no use after so long. */
  goodForMs: number
  /** So many of its kind a day go to one address, no more: where anybody may say whose it is. */
  mostADay?: number
}

/** A mail as its writer is told of it. */
export type Posted = Pick<Posting, 'about' | 'to' | 'language' | 'origin'> & {
  id: string
  details: Readonly<Record<string, unknown>>
}

/** What a mail says. */
export interface Said {
  subject: string
  pieces: readonly Piece[]
  /** Where answers go; to the sender's mailbox when left out. */
  replyTo?: Correspondent
  files?: readonly { name: string; type: string; text: string }[]
  /** The address at which one click unsubscribes (RFC 8058). */
  unsubscribe?: string
}

/** Writes the mails of a kind, each as it leaves: with what is so then, and with the rights of whoever it is for. */
export interface PostWriter {
  kind: string
  /** What such a mail is, for whoever looks after what did not leave. */
  label: Sentence
  /** Null where it is of no use any more. */
  write: (site: Site, ctx: Ctx, posted: Posted) => Promise<Said | null>
}
