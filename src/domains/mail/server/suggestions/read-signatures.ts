import type { ImapFlow } from 'imapflow'
import { signatureAtFoot } from '../../../../kernel/signature/at-foot.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Runner } from '../../../../platform/db/runner.ts'
import type { Message } from '../../../../platform/mail/message.ts'
import type { Said } from '../../model/suggestion.ts'
import { messagesOf } from '../fetch.ts'

/** The newest message of somebody who waits to be known. */
interface Newest {
  seenId: string
  folder: string
  uid: number
  address: string
  name: string
}

const handful = 50
/** A signature stands within the first so many bytes: what hangs on a message comes after its text. */
const enough = 200_000

/** Reads the signatures of those who wait to be known, each in the newest message they wrote; nothing else of it is kept. Back when none is left. */
export async function readSignatures(ctx: Ctx, client: ImapFlow, mailboxId: string, mayGoOn: () => Promise<boolean>): Promise<void> {
  while (await mayGoOn()) {
    const newest = await unread(ctx.db, mailboxId)
    if (newest.length === 0) return
    for (const [folder, own] of Map.groupBy(newest, (each) => each.folder)) {
      await client.mailboxOpen(folder, { readOnly: true })
      await noteSaid(ctx.db, own, await saidIn(client, own, ctx.settings.locale))
    }
  }
} // prettier-ignore

async function saidIn(client: ImapFlow, own: readonly Newest[], locale: string): Promise<Map<Newest, Said>> {
  const writers = Map.groupBy(own, ({ uid }) => uid)
  const said = new Map<Newest, Said>()
  for await (const { uid, message } of messagesOf(client, [...writers.keys()], enough))
    for (const writer of writers.get(uid) ?? []) {
      const read = message && saidBy(message, writer, locale)
      if (read) said.set(writer, read)
    }
  return said
}

function saidBy({ text }: Message, writer: Newest, locale: string): Said | null {
  const read = signatureAtFoot(text, writer, locale)
  if (!read) return null
  const { firstName, lastName, jobTitle, company, phones } = read
  return { firstName, lastName, jobTitle, company, phones: phones.slice(0, 5) }
}

function unread(on: Runner, mailboxId: string): Promise<Newest[]> {
  const text = `select n.seen_id::text as "seenId", f.path as folder, n.uid::int, n.address, n.name from (
      select distinct on (c.address) c.seen_id, c.address, c.name, c.at, c.said, s.folder_id, s.uid
      from mail_seen s join mail_correspondent c on c.seen_id = s.id
      where s.mailbox_id = $1 and s.state in ('waiting', 'taken') and c.wrote
      order by c.address, c.at desc, c.seen_id desc
    ) n join mail_folder f on f.id = n.folder_id where n.said is null order by n.at desc limit $2`
  return on.run<Newest>({ name: 'mail_unread_signatures', text, values: [mailboxId, handful] })
}

/** Also of those whose message says nothing, or is gone: it is not read again. */
async function noteSaid(on: Runner, own: readonly Newest[], said: ReadonlyMap<Newest, Said>): Promise<void> {
  const text = `update mail_correspondent c set said = g.said
    from json_to_recordset($1::json) as g ("seenId" bigint, address text, said jsonb)
    where c.seen_id = g."seenId" and c.address = g.address`
  const rows = own.map((each) => ({ seenId: each.seenId, address: each.address, said: said.get(each) ?? {} }))
  await on.run({ text, values: [JSON.stringify(rows)] })
}
