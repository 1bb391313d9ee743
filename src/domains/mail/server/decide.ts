import { isUnread } from '../../../kernel/signature/in-head.ts'
import type { Correspondent, Message } from '../../../platform/mail/message.ts'
import { domainOf } from '../../../platform/search/contacts.ts'
import type { Reason } from '../model/seen.ts'

/** What Farley knows of the addresses that a message names. */
export interface Known {
  /** The addresses of the mailbox itself. */
  own: ReadonlySet<string>
  /** Those of colleagues, and the domains of our own. */
  colleagues: ReadonlySet<string>
  domains: ReadonlySet<string>
  /** Addresses and domains that are never taken. */
  never: ReadonlySet<string>
  /** Also what strangers write is taken: it is to be answered. */
  takesAll: boolean
  /** Whose they are: ids of people, companies and the like, by address. */
  records: ReadonlyMap<string, readonly string[]>
}

/** Somebody unknown whom a message names, and whether they wrote it. */
export interface Stranger extends Correspondent {
  wrote: boolean
}

/** What is to become of a message; whoever is unknown is kept with it, so that it is taken once they are known. */
export type Verdict =
  | { state: 'taken'; about: readonly string[]; direction: 'in' | 'out'; from?: readonly Stranger[] }
  | { state: 'waiting'; reason: 'unknown'; from: readonly Stranger[] }
  | { state: 'skipped'; reason: 'automatic'; from: readonly Stranger[] }
  | { state: 'skipped'; reason: Exclude<Reason, 'automatic'> }

const mostAbout = 100

/** Decides by whom it was exchanged with, and says why: what is among ourselves is nobody else's, what programs send to nobody known is no acquaintance. */
export function decide(head: Message, known: Known, isDraft: boolean): Verdict {
  const skipped = (reason: Exclude<Reason, 'automatic'>): Verdict => ({ state: 'skipped', reason })
  const all = everybody(head)
  if (isDraft) return skipped('draft')
  if (all.length === 0) return skipped('nobody')
  const others = all.filter(({ address }) => !isOurs(address, known))
  if (others.length === 0) return skipped('internal')
  // What a program of ours has sent, such as Farley itself, is nothing that somebody wrote; its links are its reader's alone.
  if (head.automatic === 'program' && directionOf(head, known) === 'out')
    return { state: 'skipped', reason: 'automatic', from: [] }
  const welcome = others.filter(({ address }) => !isNever(address, known.never))
  const blocked = head.from.some(({ address }) => isNever(address, known.never))
  if (blocked || welcome.length === 0) return skipped('blocked')
  const about = [...new Set(welcome.flatMap(({ address }) => known.records.get(address) ?? []))]
  if (about.length > 0) return { state: 'taken', about: about.slice(0, mostAbout), direction: directionOf(head, known) }
  const wrote = new Set(head.from.map(({ address }) => address))
  const from = welcome.map((each) => ({ ...each, wrote: wrote.has(each.address) }))
  if (isByProgram(head)) return { state: 'skipped', reason: 'automatic', from }
  return known.takesAll
    ? { state: 'taken', about, direction: directionOf(head, known), from }
    : { state: 'waiting', reason: 'unknown', from }
}

const isByProgram = ({ automatic, from }: Message) =>
  automatic !== null || (from.length > 0 && from.every(({ address }) => isUnread(address)))

/** Each address once, the sender's first. */
export function everybody({ from, replyTo, to, cc, bcc }: Message): Correspondent[] {
  const all = [...from, ...replyTo, ...to, ...cc, ...bcc]
  return [...new Map(all.toReversed().map((each) => [each.address, each])).values()].toReversed()
}

const isOurs = (address: string, { own, colleagues, domains }: Known) =>
  own.has(address) || colleagues.has(address) || domains.has(domainOf(address) ?? '')

const isNever = (address: string, never: ReadonlySet<string>) =>
  never.has(address) || never.has(address.slice(address.lastIndexOf('@') + 1))

const directionOf = ({ from }: Message, known: Known) =>
  from.length > 0 && from.every(({ address }) => isOurs(address, known)) ? 'out' : 'in'
