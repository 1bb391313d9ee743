import { newId } from '../../kernel/id.ts'
import { say } from '../../kernel/sentence.ts'
import type { Runner } from '../db/index.ts'
import type { Correspondent } from '../mail/message.ts'
import type { Registry } from '../records/registry.ts'
import type { Posting } from './posting.ts'

/**
 * Lets a mail of Farley's own be due, in the transaction of what it tells of. It waits where no sender was chosen yet, for as
 * long as it is of use.
 */
export async function post(on: Runner, posting: Posting): Promise<void> {
  const { kind, about, details = {}, fold, to, personId = null, language, origin, goodForMs, mostADay = null } = posting
  const text = `insert into post (id, kind, about, details, fold, person_id, address, name, language, origin, era, until)
    select $1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, era, clock_timestamp() + make_interval(secs => $11) from ledger_era
    where $12::int is null or (select count(*) from post where kind = $2 and address = $7 and made_at > clock_timestamp() - interval '1 day') < $12
    on conflict (kind, fold) do nothing`
  const values = [newId(), kind, about, JSON.stringify(details), fold, personId, to.address, to.name, language, origin, goodForMs / 1000, mostADay] // prettier-ignore
  await on.run({ name: 'post', text, values })
}

/** By whom Farley's own mails leave; null while nobody was chosen. */
export async function senderOf(on: Runner, registry: Registry): Promise<Correspondent | null> {
  const carrier = registry.rooms.find(({ carries }) => carries)?.carries
  return carrier ? carrier(on) : null
}

/** Why what Farley itself sends cannot be used, and where that is changed. */
export const noSender = say('Farley cannot send mails of its own yet. An owner chooses the mailbox through which they leave, in the settings under Mailboxes.') // prettier-ignore
