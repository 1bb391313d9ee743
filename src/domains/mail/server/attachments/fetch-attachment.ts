import type { ImapFlow } from 'imapflow'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Runner } from '../../../../platform/db/runner.ts'
import type { Attachment } from '../../../../platform/mail/message.ts'
import type { Site } from '../../../../platform/site.ts'
import { inMailbox } from '../connect.ts'
import { connectionOf, placeOf } from '../connections.ts'
import { messagesOf } from '../fetch.ts'
import { notNowFor, troubleIn } from '../trouble.ts'

/** What hangs on a message, as it was named when that was taken, and the mailbox it lies in. */
interface Hanging {
  mailboxId: string
  name: string | null
  size: number
}

/** Where a message lies on its server. */
interface Place {
  folder: string
  validity: string
  uid: number
}

/** Fetches what hangs on an e-mail from its mail server, where alone it lies; refuses what is there no more. */
export async function fetchAttachment(site: Site, on: Runner, emailId: string, position: number): Promise<Attachment> {
  const hanging = await hangingOf(on, emailId, position)
  if (!hanging) throw refuse.notFound(say('There is no such attachment.'))
  const { mailboxId } = hanging
  const [way, password] = [await connectionOf(on, mailboxId), await site.vault().get(placeOf(mailboxId))]
  if (!way || !password) throw refuse.notNow(say('The mailbox is not connected any more.'))
  const places = await placesOf(on, emailId, mailboxId)
  const found = await inMailbox(site, way, password, (client) => fetchFrom(client, places, position, hanging)).catch(
    (error: unknown) => {
      throw notNowFor(troubleIn(error))
    },
  )
  if (!found) throw refuse.notNow(say('The message does not lie on the mail server any more.'))
  return found
}

/** From the first place where it still lies; with another validity a uid means another message. */
async function fetchFrom(client: ImapFlow, places: readonly Place[], position: number, { name, size }: Hanging) {
  const there = new Set((await client.list()).map(({ path }) => path))
  for (const { folder, validity, uid } of places.filter((place) => there.has(place.folder))) {
    const { uidValidity } = await client.mailboxOpen(folder, { readOnly: true })
    if (String(uidValidity) !== validity) continue
    for await (const { message } of messagesOf(client, [uid])) {
      const found = message?.attachments[position]
      if (found && found.name === name && found.bytes.length === size) return found
    }
  }
  return null
}

async function hangingOf(on: Runner, emailId: string, position: number): Promise<Hanging | undefined> {
  const text = `select mailbox_id as "mailboxId", attachments -> $2::int ->> 'name' as name,
      (attachments -> $2::int ->> 'size')::int as size
    from mail_message where email_id = $1 and jsonb_array_length(attachments) > $2::int`
  return (await on.run<Hanging>({ name: 'mail_hanging', text, values: [emailId, position] }))[0]
}

function placesOf(on: Runner, emailId: string, mailboxId: string): Promise<Place[]> {
  const text = `select f.path as folder, f.uid_validity::text as validity, s.uid::int
    from mail_seen s join mail_folder f on f.id = s.folder_id where s.email_id = $1 and s.mailbox_id = $2
    order by s.id limit 10`
  return on.run<Place>({ name: 'mail_places', text, values: [emailId, mailboxId] })
}
