import { refuse, type FieldFault } from '../../../../kernel/refusal.ts'
import { labelOf, say } from '../../../../kernel/sentence.ts'
import type { Runner } from '../../../../platform/db/runner.ts'
import { hasObjected } from '../../../privacy/server/index.ts'
import { letter } from '../../model/index.ts'
import { everybodyIn, ways, type Addressed } from './addressed.ts'

/** So many letters an hour go to one address, so that what answers by itself is not answered for ever. */
const mostAnHour = 20

/**
 * Refuses a letter to whoever asked not to be written to, or is only kept, unless it answers what they wrote themselves; and
 * the one too many to an address.
 */
export async function checkMayWrite(on: Runner, answers: string | null, addressed: Addressed): Promise<void> {
  const addresses = everybodyIn(addressed).map(({ address }) => address)
  const [asked, answered, often] = await Promise.all([whoAsked(on, addresses), writersOf(on, answers), writtenOften(on, addresses)]) // prettier-ignore
  const faults = ways.flatMap((way) =>
    addressed[way].flatMap(({ address }): FieldFault[] => {
      const values = { field: labelOf(letter.fields[way]), address }
      const why = answered.has(address) ? undefined : asked.get(address)
      if (why === 'objected') return [{ field: way, ...say('{field}: {address} does not want to be written to.', values) }]
      if (why === 'restricted') return [{ field: way, ...say('{field}: what is known of {address} is only kept.', values) }]
      return often.has(address) ? [{ field: way, ...say('{field}: {address} was written to very often within an hour. Try again later.', values) }] : []
    }),
  ) // prettier-ignore
  if (faults.length > 0) throw refuse.invalid(faults)
}

/** Whose addresses these are and who asked for less, whoever may see them: that they asked holds for everybody. */
async function whoAsked(on: Runner, addresses: readonly string[]): Promise<Map<string, 'objected' | 'restricted'>> {
  const text = `select k.normal as address, p.id, p.restricted from contact_key k join people p on p.id = k.record_id
    where k.kind = 'email' and k.record = 'person' and k.normal = any ($1::text[]) and p.deleted_at is null`
  const people = await on.run<{ address: string; id: string; restricted: boolean | null }>({ name: 'mail_who_asked', text, values: [addresses] }) // prettier-ignore
  const asked = new Map<string, 'objected' | 'restricted'>()
  for (const { address, id, restricted } of people) {
    if (restricted) asked.set(address, 'restricted')
    else if (await hasObjected(on, id, 'email')) asked.set(address, 'objected')
  }
  return asked
}

/** Who wrote the message that is answered. */
async function writersOf(on: Runner, emailId: string | null): Promise<ReadonlySet<string>> {
  if (emailId === null) return new Set()
  const text = `select each->>'address' as address from mail_message m, jsonb_array_elements(m.senders) as each
    where m.email_id = $1`
  return new Set((await on.run<{ address: string }>({ name: 'mail_writers', text, values: [emailId] })).map(({ address }) => address)) // prettier-ignore
}

async function writtenOften(on: Runner, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  const text = `select address from mail_receiver where address = any ($1::text[]) and state in ('accepted', 'delayed')
    and at > clock_timestamp() - interval '1 hour' group by address having count(*) >= $2`
  return new Set((await on.run<{ address: string }>({ name: 'mail_often', text, values: [addresses, mostAnHour] })).map(({ address }) => address)) // prettier-ignore
}
