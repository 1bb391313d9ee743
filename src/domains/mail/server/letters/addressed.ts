import addressparser from 'nodemailer/lib/addressparser'
import { refuse, type FieldFault } from '../../../../kernel/refusal.ts'
import { labelOf, say } from '../../../../kernel/sentence.ts'
import type { Correspondent } from '../../../../platform/mail/message.ts'
import { normalEmail } from '../../../../platform/records/contacts.ts'
import { letter, mostReceivers } from '../../model/index.ts'

export const ways = ['sendTo', 'cc', 'bcc'] as const
export type Way = (typeof ways)[number]
/** Whom a letter goes to, each address once, where it stands first. */
export type Addressed = Readonly<Record<Way, readonly Correspondent[]>>
type Typed = Readonly<Record<Way, string | null>>

/** Whom a letter goes to, from what was typed; refuses what is no address, and a letter to nobody. */
export function addressedBy(typed: Typed): Addressed {
  const faults: FieldFault[] = []
  const seen = new Set<string>()
  const addressed = Object.fromEntries(ways.map((way) => [way, read(way)])) as Record<Way, Correspondent[]>
  if (faults.length > 0) throw refuse.invalid(faults)
  if (seen.size === 0) throw refuse.invalid([{ field: 'sendTo', ...say('To: whom the letter goes to.') }])
  if (seen.size > mostReceivers)
    throw refuse.invalid([{ field: 'sendTo', ...say('A letter goes to {count} addresses at most.', { count: mostReceivers }) }]) // prettier-ignore
  return addressed

  function read(way: Way): Correspondent[] {
    return addressparser(typed[way] ?? '', { flatten: true }).flatMap(({ name, address }) => {
      const normal = normalEmail(address)
      if (normal === null) {
        const values = { field: labelOf(letter.fields[way]), text: (address || name).slice(0, 100) }
        faults.push({ field: way, ...say('{field}: “{text}” is no e-mail address.', values) })
      }
      if (normal === null || seen.has(normal)) return []
      seen.add(normal)
      return [{ name: name.trim(), address: normal }]
    })
  }
}

export const everybodyIn = (addressed: Addressed): Correspondent[] => ways.flatMap((way) => addressed[way])
