import type { ImapFlow } from 'imapflow'
import type { RowOf } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import type { mailbox } from '../model/index.ts'
import { adoptKnown } from './inbox/adopt.ts'
import { foldersOf, forgetOthers, listFolder } from './list-folder.ts'
import { knownByNow, wake } from './seen.ts'
import { readSignatures } from './suggestions/read-signatures.ts'
import { takeSome } from './take.ts'

/** Reads a mailbox until nothing is due: its folders are listed, then taken, the newest first. Stops between two handfuls when `mayGoOn` says no. */
export async function readMailbox(
  ctx: Ctx,
  client: ImapFlow,
  box: RowOf<typeof mailbox>,
  mayGoOn: () => Promise<boolean>,
): Promise<void> {
  await wakeKnown(ctx, box.id)
  await adoptKnown(ctx, box.id)
  const paths = await foldersOf(client)
  await forgetOthers(ctx.db, box.id, paths)
  for (const path of paths) {
    const folder = await listFolder(ctx.db, client, box.id, path)
    while ((await mayGoOn()) && (await takeSome(ctx, client, box, folder)));
  }
  await readSignatures(ctx, client, box.id, mayGoOn)
}

/** Somebody whom Farley did not know has become known, to whoever the mailbox belongs to. */
async function wakeKnown(ctx: Ctx, mailboxId: string): Promise<void> {
  const found = await knownByNow(ctx.db, mailboxId)
  for (const [name, own] of Map.groupBy(found, ({ record }) => record)) {
    const record = ctx.registry.record(name)
    const seen = record ? await visibleIds(ctx, record, own.map(({ id }) => id)) : new Set<string>() // prettier-ignore
    if (seen.size > 0) await wake(ctx.db, mailboxId, [...seen])
  }
}
