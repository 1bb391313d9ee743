import type { ImapFlow } from 'imapflow'
import type { Contact } from '../../../../kernel/field.ts'
import { system } from '../../../../platform/access/system.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Tx } from '../../../../platform/db/runner.ts'
import type { Bounce, Unreached } from '../../../../platform/mail/bounce.ts'
import { notePostBounced } from '../../../../platform/post/index.ts'
import { inWork, type Work } from '../../../../platform/records/index.ts'
import { letter } from '../../model/index.ts'
import { messagesOf, type Head } from '../fetch.ts'
import { ourSender } from '../own-post/sender.ts'

/** Reads the notices of delivery among messages, and notes whom letters of this mailbox have not reached. Heard twice they say the same. */
export async function hearBounces(ctx: Ctx, client: ImapFlow, mailboxId: string, heads: readonly Head[]): Promise<void> {
  const reports = heads.filter(({ isReport }) => isReport).map(({ uid }) => uid)
  for await (const { message } of messagesOf(client, reports))
    if (message?.bounce) await hearBounce({ ...ctx, actor: system }, mailboxId, message.bounce)
} // prettier-ignore

/** Marks those of a letter that it did not reach; only whom it was for, whatever a notice says. */
async function hearBounce(ctx: Ctx, mailboxId: string, { messageId, unreached }: Bounce): Promise<void> {
  if (messageId === null) return
  await inWork(ctx, async (work) => {
    const letterId = await letterOf(work.tx, mailboxId, messageId)
    const row = letterId && (await work.peek(letter, letterId))
    if (!row) return hearOwnBounce(work, mailboxId, messageId, unreached)
    const marked = await mark(work.tx, row.id, unreached)
    const gone = unreached.filter(({ address, action }) => action === 'failed' && marked.has(address))
    if (gone.length === 0) return
    // Of one that is held it says that it has left.
    const state = row.state === 'held' ? { state: 'sent' as const } : {}
    await work.update(letter, row, { ...state, trouble: 'bounced' }, { name: 'comeBack' })
    for (const each of gone) if (isNoAddress(each)) await markAddress(work, each.address)
  })
}

/** The same of a mail of Farley's own. */
async function hearOwnBounce(
  work: Work,
  mailboxId: string,
  messageId: string,
  unreached: readonly Unreached[],
): Promise<void> {
  if ((await ourSender(work.tx))?.id !== mailboxId) return
  for (const each of unreached.filter(({ action }) => action === 'failed')) {
    const isNew = await notePostBounced(work.tx, messageId, each.address, each.said ?? each.status)
    if (isNew && isNoAddress(each)) await markAddress(work, each.address)
  }
}

async function letterOf(tx: Tx, mailboxId: string, messageId: string): Promise<string | undefined> {
  const text = 'select letter_id as id from mail_letter where message_id = $1 and mailbox_id = $2'
  return (await tx.run<{ id: string }>({ name: 'mail_bounced', text, values: [messageId, mailboxId] }))[0]?.id
}

/** Those whose mark is new. */
async function mark(tx: Tx, letterId: string, unreached: readonly Unreached[]): Promise<ReadonlySet<string>> {
  const text = `update mail_receiver r set state = g.state, said = g.said, at = clock_timestamp()
    from json_to_recordset($2::json) as g (address text, state text, said text)
    where r.letter_id = $1 and r.address = g.address and r.state <> g.state and r.state <> 'bounced' returning r.address`
  const given = unreached.map(({ address, action, said, status }) => ({
    ...{ address, state: action === 'failed' ? 'bounced' : 'delayed' },
    said: (said ?? status)?.slice(0, 1000) ?? null,
  }))
  const rows = await tx.run<{ address: string }>({ name: 'mail_mark_bounced', text, values: [letterId, JSON.stringify(given)] }) // prettier-ignore
  return new Set(rows.map(({ address }) => address))
}

/** That there is no such address, and not that it is full or does not want this letter: RFC 3463. */
const isNoAddress = ({ status }: Unreached) => /^5\.(1\.(0|1|2|3|6|10)|2\.1)$/.test(status ?? '')

/** Whoever has the address: it is not valid, as a change of theirs that can be taken back. */
async function markAddress(work: Work, address: string): Promise<void> {
  const text = `select record, record_id as id from contact_key where kind = 'email' and normal = $1 limit 100`
  for (const { record, id } of await work.tx.run<{ record: string; id: string }>({ name: 'mail_whose', text, values: [address] })) {
    const definition = work.ctx.registry.record(record)
    const row = definition && (await work.peek(definition, id)) as (Record<string, unknown> & { deletedAt: string | null }) | null
    const emails = row?.emails as Contact[] | null | undefined
    if (!row || row.deletedAt || !emails) continue
    const marked = emails.map((each) => (each.normal === address ? { ...each, valid: false } : each))
    await work.update(definition!, row as never, { emails: marked } as never, { name: 'bounce' })
  }
} // prettier-ignore
